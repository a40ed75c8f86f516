"""取消重点督办 — the case is no longer a key one, with the reason."""

from jianyan.cases.events import KeyUnmarked
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused


def unmark_key(case: Case, by: By, *, reason: str) -> KeyUnmarked:
    if not reason.strip():
        raise Refused("reason_missing")
    return KeyUnmarked(case.dossier.say("reason", reason.strip()))
