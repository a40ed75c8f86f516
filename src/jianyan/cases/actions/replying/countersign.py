"""会签 — another section or leader of the unit agrees to the draft."""

from jianyan.cases.events import Countersigned
from jianyan.cases.facts import By
from jianyan.cases.models import Round


def countersign(reply: Round, by: By, *, section: str = "", opinion: str = "") -> Countersigned:
    return Countersigned(section.strip(), reply.dossier.say_if("opinion", opinion))
