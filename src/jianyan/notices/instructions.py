"""批示提醒 — a unit is told that an instruction waits, and reminded by stages; never what it says."""

from collections.abc import Iterator
from datetime import date, datetime

from jianyan.notices.models import Notice
from jianyan.people.users import people_of_section
from jianyan.rules import workdays
from jianyan.supervision.models import InstructionTask

URGENT = 3  # working days
LATE = (1, 5, 10)


def tell(task: InstructionTask, on: date, at: datetime) -> None:
    """The unit's handlers and leaders hear that an instruction was passed to them."""
    Notice.objects.bulk_create(
        _notice(task, "instruction", audience, on, at) for audience in ("handlers", "leaders")
    )


def tell_section(task: InstructionTask, on: date, at: datetime) -> None:
    """Each person of the section to which the unit handed it, by name: other sections hear nothing."""
    Notice.objects.bulk_create(_to_section(task, "instruction_handed", on, at))


def tell_office(task: InstructionTask, on: date, at: datetime) -> None:
    """The office hears that a unit has answered."""
    Notice.objects.create(
        kind="instruction_answered",
        office_id=task.instruction.office_id,
        created_on=on,
        ready_at=at,
    )


def plan(today: date, at: datetime) -> dict[str, int]:
    """Each stage once for each task; the office hears from the first working day of delay."""
    waiting = InstructionTask.objects.filter(
        answered_on=None, instruction__closed_on=None, due_on__isnull=False
    ).select_related("instruction", "unit")
    rows = [notice for task in waiting for notice in _stage(task, today, at)]
    made = Notice.objects.bulk_create(rows, ignore_conflicts=True)
    return {"instruction": len(made)} if made else {}


def _stage(task: InstructionTask, today: date, at: datetime) -> Iterator[Notice]:
    stage = _name(task.due_on, today) if task.due_on else ""
    if not stage:
        return
    kind = "instruction_late" if stage.startswith("late") else "instruction_due"
    for notice in _to_section(task, kind, today, at):
        notice.key = f"instruction:{task.pk}:{stage}:user:{notice.user_id}"
        yield notice
    for audience in ("handlers", "leaders"):
        notice = _notice(task, kind, audience, today, at)
        notice.key = f"instruction:{task.pk}:{stage}:{audience}"
        yield notice
    if kind == "instruction_late":
        yield Notice(
            key=f"instruction:{task.pk}:{stage}:office",
            kind=kind,
            office_id=task.instruction.office_id,
            due_on=task.due_on,
            created_on=today,
            ready_at=at,
        )


def _name(due_on: date, today: date) -> str:
    days = workdays.china()
    if due_on < today:
        late = days.workdays_between(due_on, today)
        passed = [one for one in LATE if late >= one]
        return f"late_{passed[-1]}" if passed else ""
    near = days.add_workdays(today, URGENT)
    return "today" if due_on == today else "urgent" if due_on <= near else ""


def _to_section(task: InstructionTask, kind: str, on: date, at: datetime) -> Iterator[Notice]:
    people = people_of_section(task.section_id, on) if task.section_id else ()
    for user in people:
        yield Notice(kind=kind, user=user, due_on=task.due_on, created_on=on, ready_at=at)


def _notice(task: InstructionTask, kind: str, audience: str, on: date, at: datetime) -> Notice:
    """A unit without accounts is told through its hub."""
    unit = task.unit
    return Notice(
        kind=kind,
        unit_id=unit.pk if unit.has_account else None,
        office_id=None if unit.has_account else unit.hub_id,
        audience=audience if unit.has_account else "",
        due_on=task.due_on,
        created_on=on,
        ready_at=at,
    )
