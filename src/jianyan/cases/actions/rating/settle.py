"""协调后办结 — what was disputed is settled by a meeting or evaluation; the proposer is told why (S37)."""

from jianyan.cases import warnings
from jianyan.cases.events import Settled
from jianyan.cases.facts import By
from jianyan.cases.models import Meeting, Round
from jianyan.cases.refusal import Refused


def settle(reply: Round, by: By, *, result: str, reason: str = "") -> Settled:
    """Without minutes it goes on only with a reason."""
    if not result.strip():
        raise Refused("settlement_missing")
    held = any(meeting.about == reply.part for meeting in reply.dossier.rows(Meeting))
    missing = () if held else ("no_minutes",)
    passed, words = warnings.answer(reply.dossier.case, missing, reason)
    return Settled(reply.dossier.say("explanation", result.strip()), passed, words)
