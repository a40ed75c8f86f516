"""审签 — the leader in charge agrees; the reply may now be signed off, or go to pre-review."""

from jianyan.cases import approval, warnings
from jianyan.cases.events import Endorsed
from jianyan.cases.facts import By
from jianyan.cases.models import Round


def endorse(reply: Round, by: By, *, opinion: str = "", reason: str = "") -> Endorsed:
    """Steps of the chain that are open are said; the leader's own posts cover theirs."""
    codes = ["steps_open"] if approval.outstanding(reply, by.actor.roles) else []
    overrides, passed = warnings.answer(reply.dossier.case, codes, reason)
    return Endorsed(reply.dossier.say_if("opinion", opinion), overrides, passed)
