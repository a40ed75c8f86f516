"""申请销号 — the unit says the promise is kept, with evidence; the proposer is asked."""

from jianyan.cases import limits
from jianyan.cases.events import FulfilmentClaimed
from jianyan.cases.facts import By
from jianyan.cases.models import Commitment
from jianyan.cases.refusal import Refused


def fulfil(promise: Commitment, by: By, *, evidence: str) -> FulfilmentClaimed:
    if not evidence.strip():
        raise Refused("evidence_missing")
    words = promise.dossier.say("evidence", evidence.strip())
    case, turn = promise.dossier.case, promise.refusals + 1
    clocks = limits.started_by(case, "reported", by.on, ("commitment_feedback",), turn=turn)
    return FulfilmentClaimed(words, clocks)
