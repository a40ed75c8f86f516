"""协调后继续落实 — the meeting found that the promise is not kept; the unit goes on."""

from jianyan.cases.events import PromiseReopened
from jianyan.cases.facts import By
from jianyan.cases.models import Commitment
from jianyan.cases.refusal import Refused


def reopen_promise(promise: Commitment, by: By, *, reason: str) -> PromiseReopened:
    if not reason.strip():
        raise Refused("reason_missing")
    return PromiseReopened(promise.dossier.say("reason", reason.strip()))
