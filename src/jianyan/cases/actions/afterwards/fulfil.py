"""申请销号 — the unit says the promise is kept, with evidence; the proposer is asked."""

from jianyan.cases.events import FulfilmentClaimed
from jianyan.cases.facts import By
from jianyan.cases.models import Commitment
from jianyan.cases.refusal import Refused


def fulfil(promise: Commitment, by: By, *, evidence: str) -> FulfilmentClaimed:
    if not evidence.strip():
        raise Refused("evidence_missing")
    return FulfilmentClaimed(promise.dossier.say("evidence", evidence.strip()))
