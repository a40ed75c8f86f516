"""撤下 — take a published text down, with the reason; the trace stays."""

from jianyan.cases.events import Recalled
from jianyan.cases.facts import By
from jianyan.cases.models import Disclosure
from jianyan.cases.refusal import Refused


def recall(shown: Disclosure, by: By, *, reason: str) -> Recalled:
    if not reason.strip():
        raise Refused("reason_missing")
    return Recalled(shown.dossier.say("reason", reason.strip()))
