"""分级提醒: near, urgent, today, overdue; each once, to those who must hear, and none lost."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from jianyan.cases import actions as a
from jianyan.cases.models import Case
from jianyan.cases.perform import perform, read
from jianyan.notices import stages
from jianyan.notices.models import Notice
from jianyan.rules import workdays
from tests import cast as c
from tests.cast import Cast
from tests.deadlines.packs import write
from tests.notices.conftest import Kinds, at

DUE = date(2026, 6, 2)  # a Tuesday: the reply; the co-opinion is due on 2 April
CHINA = workdays.china()


def plan(on: date) -> dict[str, int]:
    return stages.plan(on, at(on))


def reply_kinds(on: date) -> Counter[str]:
    """What is planned for the reply on this day, by kind and receiver."""
    before = set(Notice.objects.values_list("pk", flat=True))
    plan(on)
    rows = Notice.objects.exclude(pk__in=before).filter(limit="reply").select_related("office")
    return Counter(
        f"{row.kind} {row.audience or (row.office.key if row.office else 'proposer')}"
        for row in rows
    )


@pytest.fixture
def case(cast: Cast) -> Case:
    """Assigned to the water bureau, acknowledged, a contact logged; nothing answered."""
    return c.handling(cast).dossier.case


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (-11, []),
        (-10, ["near handlers"]),
        (-3, ["urgent handlers", "urgent leaders"]),
        (0, ["today handlers", "today leaders"]),
        (1, ["late_1 handlers", "late_1 leaders", "late_1 gov"]),
        (5, ["late_5 handlers", "late_5 leaders", "late_5 gov", "late_5 congress"]),
    ],
)
def test_each_stage_is_told_to_those_who_must_hear(case: Case, days: int, told: list[str]) -> None:
    on = CHINA.add_workdays(DUE, days) if days else DUE

    assert reply_kinds(on) == Counter(told)


def test_a_stage_is_told_once(case: Case) -> None:
    on = CHINA.add_workdays(DUE, -10)

    assert plan(on)
    assert plan(on) == {}
    assert plan(CHINA.add_workdays(on, 1)) == {}


def test_a_day_that_was_missed_is_made_up_for(case: Case) -> None:
    after = CHINA.add_workdays(DUE, 3)

    assert reply_kinds(after) == Counter(["late_1 handlers", "late_1 leaders", "late_1 gov"])


def test_nobody_is_reminded_on_a_day_off(case: Case) -> None:
    assert plan(date(2026, 5, 31)) == {}  # a Sunday
    assert plan(date(2026, 6, 1)) != {}


def test_a_make_up_day_is_a_working_day(cast: Cast) -> None:
    on = date(2026, 5, 9)  # a Saturday that is worked
    c.assigned(cast)

    assert plan(on) != {}


def test_the_thresholds_are_those_of_the_rule_text(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cast: Cast
) -> None:
    folder = write(tmp_path, "ours", version="1", more="[warning]\nnear = 20\nurgent = 5\n")
    monkeypatch.setenv("JIANYAN_RULES_DIR", str(folder))
    cast.congress.rules = "ours"
    cast.congress.save()
    other = c.assigned(cast)

    plan(CHINA.add_workdays(DUE, -20))

    assert set(
        Notice.objects.filter(kind="near", limit="reply").values_list("case", flat=True)
    ) == {other.pk}


def test_a_short_limit_is_not_near_as_soon_as_it_starts(cast: Cast) -> None:
    c.assigned(cast)

    assert plan(c.DAY) == {}


@pytest.mark.parametrize("end", ["replied", "withdrawn", "paused"])
def test_what_has_ended_or_stands_still_reminds_nobody(
    cast: Cast, end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIANYAN_RULES_DIR", str(write(tmp_path, "ours", version="1")))
    cast.congress.rules = "ours"
    cast.congress.save()
    if end == "replied":
        c.delivered(cast)
    else:
        work = c.handling(cast)
        if end == "withdrawn":
            perform(a.withdraw, work.dossier.case, cast.by("li"))
        else:
            perform(
                a.stop_clock, work, cast.by("zhou"), ground="awaiting_law", reason="等上位法。"
            )

    assert reply_kinds(DUE + timedelta(days=1)) == Counter()


def test_a_clock_that_moved_is_reminded_of_anew(cast: Cast, case: Case) -> None:
    on = CHINA.add_workdays(DUE, -10)
    plan(on)
    work = read(case.pk).assignments[0]
    until = date(2026, 9, 2)
    perform(a.request_extension, work, cast.by("chen", on), until=until, reason="需再论证。")

    assert reply_kinds(DUE + timedelta(days=1)) == Counter()
    assert reply_kinds(CHINA.add_workdays(until, -10)) == Counter(["near handlers"])


def test_a_reminder_is_gone_from_the_list_when_its_clock_has_stopped(
    cast: Cast, case: Case, kinds: Kinds
) -> None:
    plan(DUE)
    assert "today" in kinds("chen", DUE)
    work = read(case.pk).assignments[0]
    until = date(2026, 9, 2)

    perform(a.request_extension, work, cast.by("chen", DUE), until=until, reason="需再论证。")

    assert "today" not in kinds("chen", DUE)


def test_the_proposer_is_invited_to_rate_before_the_window_closes(
    cast: Cast, kinds: Kinds
) -> None:
    c.delivered(cast)
    last = date(2026, 3, 30)

    plan(CHINA.add_workdays(last, -3))
    plan(last)
    plan(last + timedelta(days=1))

    assert kinds("li", last)[:2] == ["today", "urgent"]
    assert Notice.objects.filter(limit="feedback", unit__isnull=False).count() == 0


def test_s40_a_promise_that_is_late_is_told_to_unit_supervisor_and_proposer(
    cast: Cast, kinds: Kinds
) -> None:
    c.promised(cast, due_on=date(2026, 6, 30))

    plan(date(2026, 7, 1))

    for name in ("chen", "zhao", "zhou", "li"):
        assert kinds(name, date(2026, 7, 1))[0] == "late_1"


def test_the_office_is_reminded_of_what_it_has_to_decide(cast: Cast, kinds: Kinds) -> None:
    work = read(c.assigned(cast).pk).assignments[0]
    perform(a.request_return, work, cast.by("chen"), reason="不属我局职责。")

    plan(date(2026, 3, 17))  # the day after the tenth working day

    assert kinds("zhou", date(2026, 3, 17))[0] == "late_1"
    assert Notice.objects.filter(limit="return_decide").count() == 1


def test_a_reply_not_yet_published_is_remembered_by_its_unit(cast: Cast, kinds: Kinds) -> None:
    c.delivered(cast)

    plan(date(2026, 3, 31))

    assert kinds("chen", date(2026, 3, 31))[0] == "late_1"


def test_a_co_opinion_is_not_urged_once_the_lead_has_replied(cast: Cast) -> None:
    reply = c.delivered(cast)
    assert reply.state == "delivered"
    Notice.objects.all().delete()

    plan(date(2026, 4, 3))

    assert not Notice.objects.filter(limit="co_opinion").exists()


def test_it_takes_as_many_statements_for_many_clocks(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        c.assigned(cast)

    with django_assert_num_queries(3):
        plan(DUE)
