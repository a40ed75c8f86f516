"""同意承办 — the unit that was asked agrees to handle it."""

from jianyan.cases.events import HandlingAgreed
from jianyan.cases.facts import By
from jianyan.cases.models import Inquiry
from jianyan.cases.refusal import Refused
from jianyan.cases.visibility import CONSULTED


def agree_to_handle(asked: Inquiry, by: By, *, reason: str = "") -> HandlingAgreed:
    if asked.dossier.case.state not in CONSULTED:
        raise Refused("consultation_over")
    return HandlingAgreed(asked.dossier.say_if("reason", reason))
