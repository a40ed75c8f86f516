"""同意增加协办单位 — as asked by the unit, or on the assigning body's own initiative."""

from jianyan.cases import adjustment, clockwork
from jianyan.cases.actions.assigning.assign import Share, task
from jianyan.cases.events import CoHandlerAdded
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused
from jianyan.cases.states import UnitRole
from jianyan.people.models import Unit


def add_co_handler(
    work: Assignment, by: By, *, unit: Unit, scope: str = "", reason: str = ""
) -> CoHandlerAdded:
    dossier = work.dossier
    if not unit.is_valid(by.on):
        raise Refused("unit_not_valid", unit=unit.name)
    if any(other.unit_id == unit.pk and other.is_open for other in dossier.assignments):
        raise Refused("unit_twice")
    no = max(other.no for other in dossier.assignments) + 1
    due_on = clockwork.reply_due(dossier)
    share = Share(unit=unit, role=UnitRole.CO, scope=scope)
    new = task(dossier.case, by.on, share, no, reply_due=due_on)
    return CoHandlerAdded(
        new, adjustment.after_signature(dossier.case, by.on), dossier.say_if("reason", reason)
    )
