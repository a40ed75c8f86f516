"""不再办理 — the reason of dissatisfaction was studied; the proposer gets an explanation."""

from jianyan.cases.events import NotRehandled
from jianyan.cases.facts import By
from jianyan.cases.models import Round
from jianyan.cases.refusal import Refused


def explain(reply: Round, by: By, *, reason: str) -> NotRehandled:
    if not reason.strip():
        raise Refused("reason_missing")
    return NotRehandled(reply.dossier.say("explanation", reason.strip()))
