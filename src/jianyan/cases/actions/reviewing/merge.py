"""并案 — this case shares the handling of another of the same kind; every proposer stays addressee (S06)."""

from jianyan.cases import merging
from jianyan.cases.events import Merged
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.cases.states import CaseState

_TAKES = {CaseState.SUBMITTED, CaseState.IN_REVIEW, CaseState.FILED}


def merge(case: Case, by: By, *, into: Case, reason: str = "") -> Merged:
    """It keeps text, number and signatories. A suggestion and a proposal are never merged."""
    other = case.dossier.batch.dossiers.get(into.pk)
    if other is None or other.case.office_id not in by.actor.offices:
        raise Refused("merge_target_unknown")
    if other.case.pk == case.pk:
        raise Refused("merge_with_itself")
    if (other.case.kind, other.case.office_id) != (case.kind, case.office_id):
        raise Refused("merge_kinds_differ")
    if other.case.state not in _TAKES:
        raise Refused("merge_too_late")
    if merging.children(case.dossier):
        raise Refused("merge_has_others")
    return Merged(other.case.pk, case.dossier.say_if("reason", reason))
