"""解除并案 — a merge was a mistake, or a proposer objects: the case goes its own way, until it is assigned."""

from jianyan.cases.events import Unmerged
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.cases.states import CaseState

_OPEN = {CaseState.SUBMITTED, CaseState.IN_REVIEW, CaseState.FILED}


def unmerge(case: Case, by: By, *, reason: str) -> Unmerged:
    if not reason.strip():
        raise Refused("reason_missing")
    other = case.dossier.batch.dossiers.get(case.merged_into_id or 0)
    if other is None or other.case.state not in _OPEN:
        raise Refused("unmerge_too_late")
    return Unmerged(other.case.pk, case.dossier.say("reason", reason.strip()))
