"""提交 — the proposer sends the case to the office; from now on the office sees it."""

from jianyan.cases.events import Submitted
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused


def submit(case: Case, by: By) -> Submitted:
    if not case.dossier.points:
        raise Refused("points_missing")
    return Submitted()
