"""转下级代拟 — units of a lower government draft; that government answers the superior (S32)."""

from collections.abc import Sequence
from dataclasses import replace

from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.actions.assigning.dispatch import tasks_below
from jianyan.cases.events import HandedDown
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused
from jianyan.cases.states import UnitRole
from jianyan.people.models import Unit


def hand_down(
    work: Assignment, by: By, *, units: Sequence[Unit], number: str = "", scope: str = ""
) -> HandedDown:
    """`number` is the case's own number at this level, beside the superior's."""
    if not units:
        raise Refused("unit_missing")
    shares = [Share(unit=unit, role=UnitRole.DRAFT, scope=scope) for unit in units]
    tasks = tuple(
        replace(task, for_no=work.no, own_number=number.strip())
        for task in tasks_below(work, by.on, shares)
    )
    return HandedDown(tasks, number.strip())
