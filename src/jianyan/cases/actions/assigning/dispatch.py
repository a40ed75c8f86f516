"""转办 — the hub passes a task that came to its government as a whole on to its units, on a day of its own."""

from collections.abc import Sequence
from datetime import date

from jianyan.cases import clockwork
from jianyan.cases.actions.assigning.assign import Share, check_shares, task
from jianyan.cases.events import Dispatched
from jianyan.cases.facts import By, Task
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused
from jianyan.cases.states import ANSWERING


def dispatch(
    work: Assignment, by: By, *, shares: Sequence[Share], letter_no: str = "", reason: str = ""
) -> Dispatched:
    """The task is released and its units have it; the legal maximum counts from the assignment."""
    check_shares(shares, by.on)
    tasks = tasks_below(work, by.on, shares)
    return Dispatched(tasks, letter_no.strip(), work.dossier.say_if("reason", reason))


def tasks_below(work: Assignment, on: date, shares: Sequence[Share]) -> tuple[Task, ...]:
    """Tasks of units that belong to the office for which this task's unit stands."""
    dossier = work.dossier
    at_work = {other.unit_id for other in dossier.assignments if other.is_open}
    for share in shares:
        if share.unit.hub_id != work.for_office_id:
            raise Refused("unit_not_below", unit=share.unit.name)
        if not share.unit.is_valid(on):
            raise Refused("unit_not_valid", unit=share.unit.name)
        if share.unit.pk in at_work:
            raise Refused("unit_twice")
    first, due_on = work.first_assigned_on, clockwork.reply_due(dossier)
    after = max(other.no for other in dossier.assignments)
    ordered = sorted(shares, key=lambda share: share.role not in ANSWERING)
    return tuple(
        task(dossier.case, on, share, after + n, first_assigned_on=first, reply_due=due_on)
        for n, share in enumerate(ordered, start=1)
    )
