"""协调后销号 — the meeting found that the promise is kept, or settled it; the proposer is told why."""

from jianyan.cases.events import PromiseSettled
from jianyan.cases.facts import By
from jianyan.cases.models import Commitment
from jianyan.cases.refusal import Refused


def settle_promise(promise: Commitment, by: By, *, reason: str) -> PromiseSettled:
    if not reason.strip():
        raise Refused("reason_missing")
    return PromiseSettled(promise.dossier.say("explanation", reason.strip()))
