"""催请评价 — the receiving office asks the proposer for a rating; nobody is asked for a certain one."""

from jianyan.cases.events import RatingInvited
from jianyan.cases.facts import By
from jianyan.cases.models import Round
from jianyan.cases.refusal import Refused

MODES = ("system", "phone", "message", "letter", "visit")


def invite_rating(reply: Round, by: By, *, mode: str = "system", note: str = "") -> RatingInvited:
    if mode not in MODES:
        raise Refused("mode_unknown")
    return RatingInvited(mode, reply.dossier.say_if("note", note))
