"""签收 — the unit confirms that it has the task, and names who works on it."""

from jianyan.cases import clockwork, limits
from jianyan.cases.events import Acknowledged
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.states import MAIN_LIMITS


def acknowledge(work: Assignment, by: By, *, officer: str = "", phone: str = "") -> Acknowledged:
    case = work.dossier.case
    first = work.first_assigned_on
    start = limits.Start(
        event="received",
        on=by.on,
        assigned_on=first,
        first_start=first if first < work.assigned_on else None,
        reply_due=clockwork.reply_due(work.dossier),
    )
    clocks = limits.task_clocks(case, work.role, start)
    if work.clock:  # set by the day on the assignment sheet
        clocks = tuple(one for one in clocks if one.limit not in MAIN_LIMITS)
    if work.answers and limits.wants_plan(case, is_key=case.key_on is not None):
        plan = limits.plan_clock(case, work.role, by.on)
        clocks = (*clocks, plan) if plan else clocks
    return Acknowledged(officer.strip() or by.actor.name, phone.strip(), clocks)
