"""再次办理 — ordered on the congress or CPPCC side; a new round, its own limit, the first rating stays."""

from jianyan.cases import limits
from jianyan.cases.events import RehandlingOrdered
from jianyan.cases.facts import By
from jianyan.cases.models import Round
from jianyan.cases.refusal import Refused


def rehandle(reply: Round, by: By, *, reason: str) -> RehandlingOrdered:
    if not reason.strip():
        raise Refused("reason_missing")
    clock = limits.clock(reply.dossier.case, "rehandle", by.on, turn=reply.turn)
    words = reply.dossier.say("reason", reason.strip())
    return RehandlingOrdered(words, (clock,) if clock else ())
