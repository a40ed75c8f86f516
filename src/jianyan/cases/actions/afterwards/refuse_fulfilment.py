"""不认可落实情况 — the proposer says the promise is not kept yet; it stays open (S42)."""

from jianyan.cases.events import FulfilmentRefused
from jianyan.cases.facts import By
from jianyan.cases.models import Commitment
from jianyan.cases.refusal import Refused


def refuse_fulfilment(promise: Commitment, by: By, *, reason: str) -> FulfilmentRefused:
    if not reason.strip():
        raise Refused("reason_missing")
    return FulfilmentRefused(promise.dossier.say("reason", reason.strip()))
