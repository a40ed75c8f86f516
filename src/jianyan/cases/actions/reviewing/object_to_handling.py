"""不同意承办 — the unit that was asked objects, with a reason and the unit whose business it is."""

from jianyan.cases.events import HandlingObjected
from jianyan.cases.facts import By
from jianyan.cases.models import Inquiry
from jianyan.cases.refusal import Refused
from jianyan.cases.visibility import CONSULTED
from jianyan.people.models import Unit


def object_to_handling(
    asked: Inquiry, by: By, *, reason: str, unit: Unit | None = None
) -> HandlingObjected:
    if asked.dossier.case.state not in CONSULTED:
        raise Refused("consultation_over")
    if not reason.strip():
        raise Refused("reason_missing")
    if unit is not None and unit.pk == asked.unit_id:
        raise Refused("unit_same")
    words = asked.dossier.say("reason", reason.strip())
    return HandlingObjected(words, unit.pk if unit else None)
