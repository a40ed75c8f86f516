"""预审退回 — the office that dispatches sends the reply back to its unit, on a coded ground with the reason."""

from jianyan.cases.actions.replying.return_draft import GROUNDS
from jianyan.cases.events import ReviewFailed
from jianyan.cases.facts import By
from jianyan.cases.models import Round
from jianyan.cases.refusal import Refused


def fail_office_review(
    reply: Round, by: By, *, reason: str, ground: str = "other"
) -> ReviewFailed:
    if ground not in GROUNDS:
        raise Refused("ground_unknown", ground=ground)
    if not reason.strip():
        raise Refused("reason_missing")
    return ReviewFailed(ground, reply.dossier.say("reason", reason.strip()))
