"""组织审查 — name who looks at a case in one stage: pre-review, first or second review."""

from collections.abc import Sequence

from jianyan.cases.events import ReviewersNamed
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.cases.reviewing import reviewers_of
from jianyan.cases.states import ReviewStage


def name_reviewers(case: Case, by: By, *, stage: str, reviewers: Sequence[int]) -> ReviewersNamed:
    """Only people of the receiving office. Naming a stage again adds to it."""
    if stage not in ReviewStage.values:
        raise Refused("stage_unknown", stage=stage)
    if not reviewers:
        raise Refused("reviewers_missing")
    known = reviewers_of(case.office_id, by.on)
    for one in reviewers:
        if one not in known:
            raise Refused("not_a_reviewer")
    return ReviewersNamed(stage, tuple(dict.fromkeys(reviewers)))
