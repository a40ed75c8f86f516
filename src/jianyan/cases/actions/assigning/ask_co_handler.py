"""申请增加协办单位 — the unit asks that another one help; the assigning body decides."""

from jianyan.cases.events import CoHandlerAsked
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused
from jianyan.people.models import Unit


def ask_co_handler(work: Assignment, by: By, *, unit: Unit, reason: str) -> CoHandlerAsked:
    if not reason.strip():
        raise Refused("reason_missing")
    if not unit.is_valid(by.on):
        raise Refused("unit_not_valid", unit=unit.name)
    if any(other.unit_id == unit.pk and other.is_open for other in work.dossier.assignments):
        raise Refused("unit_twice")
    return CoHandlerAsked(unit.pk, work.dossier.say("reason", reason.strip()))
