"""接收审查 — take a submitted case into review."""

from jianyan.cases.events import TakenIntoReview
from jianyan.cases.facts import By
from jianyan.cases.models import Case


def review(case: Case, by: By) -> TakenIntoReview:
    return TakenIntoReview()
