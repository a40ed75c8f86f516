"""办结 — every reply is rated, explained or its window over; open promises go on being followed."""

from jianyan.cases.events import Concluded
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.cases.states import RoundState

_PENDING = {
    RoundState.DRAFTING,
    RoundState.IN_APPROVAL,
    RoundState.APPROVED,
    RoundState.OFFICE_REVIEW,
    RoundState.ISSUED,
    RoundState.DELIVERED,
    RoundState.DISSATISFIED,
    RoundState.ESCALATED,
}


def conclude(case: Case, by: By) -> Concluded:
    if any(reply.state in _PENDING for reply in case.dossier.rounds):
        raise Refused("rating_pending")
    return Concluded()
