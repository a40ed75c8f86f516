"""案头 — what lies on desks beside the cases: leaders' instructions, and who stands in for whom."""

from datetime import date, datetime

from jianyan.cases.facts import By
from jianyan.cases.models import Assignment, Case
from jianyan.cases.states import AssignmentState, UnitRole
from jianyan.ops.demo import days, posts
from jianyan.ops.demo.lots import Played
from jianyan.ops.demo.people import Cast
from jianyan.ops.demo.remarks import Instruction, remarks
from jianyan.people import substitutes
from jianyan.people.models import User
from jianyan.supervision import instructions
from jianyan.supervision.instructions import PassedTo, Written

_LEADS = (UnitRole.LEAD, UnitRole.SOLE)
# who is away these days, and who of the same office or unit does the work
AWAY = (
    ("yunlan-congress-clerk2", "yunlan-congress-clerk"),
    ("transport-liaison", "transport-officer"),
)
WEEK = 5  # working days


def laid_out(cast: Cast, today: date, now: datetime) -> Played:
    """On the desks of the city, as they are today."""
    _instructed(cast, today)
    _away(today, now)
    return Played()


def _instructed(cast: Cast, today: date) -> None:
    """批示件 on cases in handling, one for each thing that may have become of it."""
    office = cast.offices["yunlan-gov"]
    works = Assignment.objects.filter(
        state=AssignmentState.WORKING, role__in=_LEADS, unit__hub=office, unit__has_account=True,
        acknowledged_on__lt=today,
    )  # fmt: skip
    found = works.select_related("unit", "case").order_by("-acknowledged_on", "case", "no")
    written = remarks().instruction
    for no, (told, work) in enumerate(zip(written, found[: len(written)], strict=False)):
        _written(cast, told, work, today, no)


def _written(cast: Cast, told: Instruction, work: Assignment, today: date, no: int) -> None:
    case: Case = work.case
    start = max(days.after(today, -told.days_ago), work.acknowledged_on or today)
    by = cast.by(("supervision", cast.offices["yunlan-gov"].pk), start, 17 * no)
    made = instructions.record(
        Written(
            office=cast.offices["yunlan-gov"], leader=posts.styled("yunlan-gov"), given_on=start,
            body=told.words, cases=[case.pk],
            to=[PassedTo(work.unit, days.after(start, told.due_in))],
        ),
        by,
    )  # fmt: skip
    if told.answer:
        unit = cast.by(("liaison", work.unit.pk), today, 60 + no)
        instructions.answer(made.tasks.get(), unit, told.answer)
    if told.result:
        instructions.finish(made, By(by.actor, today, by.at), told.result)


def _away(today: date, now: datetime) -> None:
    people = User.objects.in_bulk([name for pair in AWAY for name in pair], field_name="username")
    for absent, substitute in AWAY:
        substitutes.stand_in(
            absent=people[absent], substitute=people[substitute], role="", from_on=today,
            to_on=days.after(today, WEEK), by=people[absent], at=now,
        )  # fmt: skip
