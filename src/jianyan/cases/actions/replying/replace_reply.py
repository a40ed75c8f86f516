"""更正答复 — a reply that went out was wrong: it is kept, the proposer is told, a corrected one follows."""

from datetime import date

from jianyan.cases.events import ReplyReplaced
from jianyan.cases.facts import By
from jianyan.cases.models import Round
from jianyan.cases.refusal import Refused


def replace_reply(
    reply: Round, by: By, *, reason: str, until: date | None = None
) -> ReplyReplaced:
    """The corrected reply goes through the chain again; its rating opens anew."""
    if not reason.strip():
        raise Refused("reason_missing")
    if until and until < by.on:
        raise Refused("day_past", day=until)
    mine = [r for r in reply.dossier.rounds if r.assignment_no == reply.assignment_no]
    if mine[-1] is not reply:
        raise Refused("later_reply_there")
    return ReplyReplaced(reply.dossier.say("reason", reason.strip()), until)
