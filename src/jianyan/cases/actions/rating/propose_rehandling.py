"""建议再次办理 — the government side proposes and relays; the congress or CPPCC side decides (S36)."""

from jianyan.cases.events import RehandlingProposed
from jianyan.cases.facts import By
from jianyan.cases.models import Round
from jianyan.cases.refusal import Refused


def propose_rehandling(reply: Round, by: By, *, reason: str) -> RehandlingProposed:
    if not reason.strip():
        raise Refused("reason_missing")
    return RehandlingProposed(reply.dossier.say("reason", reason.strip()))
