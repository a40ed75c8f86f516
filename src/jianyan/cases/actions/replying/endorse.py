"""审签 — the leader in charge agrees; the reply may now be signed off."""

from jianyan.cases.events import Endorsed
from jianyan.cases.facts import By
from jianyan.cases.models import Round


def endorse(reply: Round, by: By, *, opinion: str = "") -> Endorsed:
    return Endorsed(reply.dossier.say_if("opinion", opinion))
