"""退回修改答复稿 — the checker or leader sends the draft back to the officer with the reason."""

from jianyan.cases.events import DraftReturned
from jianyan.cases.facts import By
from jianyan.cases.models import Round
from jianyan.cases.refusal import Refused


def return_draft(reply: Round, by: By, *, reason: str) -> DraftReturned:
    if not reason.strip():
        raise Refused("reason_missing")
    return DraftReturned(reply.dossier.say("reason", reason.strip()))
