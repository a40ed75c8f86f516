"""签收 — the unit confirms that it has the task, and names who works on it."""

from jianyan.cases import limits
from jianyan.cases.events import Acknowledged
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment


def acknowledge(work: Assignment, by: By, *, officer: str = "", phone: str = "") -> Acknowledged:
    case = work.dossier.case
    first = work.first_assigned_on if work.first_assigned_on < work.assigned_on else None
    clocks = limits.task_clocks(case, work.role, by.on, "received", first_start=first)
    return Acknowledged(officer.strip() or by.actor.name, phone.strip(), clocks)
