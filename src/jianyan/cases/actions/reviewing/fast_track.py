"""列入快速通道 — a matter that cannot wait for the list and the meeting; with its reason."""

from jianyan.cases.events import FastTracked
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused


def fast_track(case: Case, by: By, *, reason: str) -> FastTracked:
    if not reason.strip():
        raise Refused("reason_missing")
    if case.is_fast:
        raise Refused("fast_already")
    return FastTracked(case.dossier.say("reason", reason.strip()))
