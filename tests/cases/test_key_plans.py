"""重点督办件的办理方案: by when it is filed, from the receipt or from the day the case was marked."""

from datetime import date

import pytest

from jianyan.cases import actions as a
from jianyan.cases.models import Case
from jianyan.cases.perform import perform, read
from jianyan.cases.replay import problems
from jianyan.deadlines.models import Clock
from jianyan.rules import workdays
from tests import cast as c
from tests.cast import Cast

LATER = date(2026, 3, 16)


def plans(case: int) -> list[tuple[str, date, date | None]]:
    rows = Clock.objects.filter(case=case, limit="plan").order_by("part", "turn")
    return [(one.part, one.due_on, one.stopped_on) for one in rows]


def marked(cast: Cast, case: Case, on: date) -> Case:
    return perform(a.mark_key, case, cast.by("zhou", on), leader="王副市长")


def after(day: date, days: int = 15) -> date:
    return workdays.china().add_workdays(day, days)


def test_marking_starts_the_clock_of_those_who_answer(cast: Cast) -> None:
    case = c.handling(cast).dossier.case

    marked(cast, case, LATER)

    assert plans(case.pk) == [("A1", after(LATER), None)]
    assert not problems([case.pk])[0]


def test_filing_the_plan_ends_it_and_so_does_unmarking(cast: Cast) -> None:
    filed, unmarked = c.handling(cast), c.handling(cast)
    for work in (filed, unmarked):
        marked(cast, work.dossier.case, LATER)
    work = read(filed.case_id).assignments[0]
    perform(a.file_plan, work, cast.by("chen", LATER), plan="3月调研,5月答复。")
    case = read(unmarked.case_id).case
    perform(a.unmark_key, case, cast.by("sun", LATER), reason="合并督办。")

    assert [stopped for *_, stopped in (*plans(filed.case_id), *plans(unmarked.case_id))] == [LATER, LATER]  # fmt: skip
    assert not problems([filed.case_id, unmarked.case_id])[0]


def test_of_a_case_marked_before_the_receipt_it_runs_from_there(cast: Cast) -> None:
    case = marked(cast, c.assigned(cast), c.DAY)
    assert plans(case.pk) == []

    perform(a.acknowledge, read(case.pk).assignments[0], cast.by("chen", LATER))

    assert plans(case.pk) == [("A1", after(LATER), None)]


@pytest.mark.parametrize("name", ["filed", "assigned"])
def test_no_unit_at_work_no_clock(cast: Cast, name: str) -> None:
    case = getattr(c, name)(cast)

    assert plans(marked(cast, case, c.DAY).pk) == []
