"""暂停与恢复计时: a clock stands still where the rule allows it, and goes on with what was left."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jianyan.cases import actions as a
from jianyan.cases import replay
from jianyan.cases.models import Assignment
from jianyan.cases.perform import perform, read
from jianyan.deadlines import clocks, ledger
from jianyan.deadlines.case_clocks import clocks_of
from jianyan.deadlines.models import Clock, LedgerRow
from jianyan.rules.lights import Lamp
from tests import cast as c
from tests.cases.refusing import refused
from tests.cast import Cast
from tests.deadlines.packs import write

STOPPED, RESUMED = date(2026, 4, 1), date(2026, 5, 6)
DUE = date(2026, 6, 2)
Begin = Callable[[Cast], Assignment]


@pytest.fixture
def begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Begin:
    """A task under a rule that lets the clock stop."""
    monkeypatch.setenv("JIANYAN_RULES_DIR", str(write(tmp_path, "ours", version="2025")))

    def begun(cast: Cast) -> Assignment:
        cast.congress.rules = "ours"
        cast.congress.save()
        work = read(c.assigned(cast).pk).assignments[0]
        return perform(a.acknowledge, work, cast.by("chen"))

    return begun


def stop(cast: Cast, work: Assignment, on: date = STOPPED) -> Assignment:
    return perform(
        a.stop_clock, work, cast.by("zhou", on), ground="awaiting_law", reason="等待上位法修订。"
    )


def reply_clock(work: Assignment) -> Clock:
    return Clock.objects.get(case_id=work.case_id, part=work.part, limit="reply")


def test_what_was_left_is_left_when_it_goes_on(cast: Cast, begin: Begin) -> None:
    work = stop(cast, begin(cast))
    assert reply_clock(work).paused_on == STOPPED

    work = perform(a.restart_clock, work, cast.by("zhou", RESUMED))

    clock = reply_clock(work)
    assert (clock.paused_on, clock.stopped_on) == (None, None)
    # 62 days were left on 1 April; the seventh of July is a Tuesday
    assert (clock.due_on, clock.first_due_on) == (date(2026, 7, 7), DUE)
    assert work.reply_due_on == date(2026, 7, 7)


def test_nobody_is_late_while_it_stands_still(cast: Cast, begin: Begin) -> None:
    work = stop(cast, begin(cast))

    row = LedgerRow.objects.get(case_id=work.case_id, task=1)
    shown = next(x for x in clocks_of(work.case_id, date(2026, 12, 1)) if x.limit == "reply")
    assert (row.due_on, work.reply_due_on) == (None, None)
    assert (shown.paused_on, shown.light.lamp) == (STOPPED, Lamp.GREEN)


def test_it_never_goes_past_the_ceiling(cast: Cast, begin: Begin) -> None:
    work = stop(cast, begin(cast))

    work = perform(a.restart_clock, work, cast.by("zhou", date(2026, 12, 1)))

    assert reply_clock(work).due_on == date(2026, 9, 2)


def test_it_stops_on_a_ground_of_the_rule_only(cast: Cast, begin: Begin) -> None:
    work = begin(cast)

    with refused("stop_not_provided"):
        perform(a.stop_clock, work, cast.by("zhou", STOPPED), ground="holidays", reason="放假。")
    with refused("reason_missing"):
        perform(a.stop_clock, work, cast.by("zhou", STOPPED), ground="awaiting_law", reason="")


def test_most_rules_let_no_clock_stop(cast: Cast) -> None:
    work = read(c.assigned(cast).pk).assignments[0]

    with refused("stop_not_provided"):
        stop(cast, work)


def test_a_clock_that_stands_is_neither_stopped_nor_extended(cast: Cast, begin: Begin) -> None:
    work = stop(cast, begin(cast))

    with refused("clock_stands"):
        stop(cast, work)
    with refused("clock_stands"):
        until = date(2026, 9, 2)
        perform(
            a.request_extension, work, cast.by("chen", STOPPED), until=until, reason="另有事。"
        )


def test_a_clock_that_runs_is_not_restarted(cast: Cast, begin: Begin) -> None:
    work = begin(cast)

    with refused("clock_runs"):
        perform(a.restart_clock, work, cast.by("zhou", RESUMED))


def test_a_task_without_a_limit_has_nothing_to_stop(cast: Cast) -> None:
    cast.cppcc.rules = "sz-1998"  # sets no limit for the reply, and no law binds proposals
    cast.cppcc.save()
    work = read(c.assigned(cast, chain="proposal").pk).assignments[0]

    with refused("no_clock"):
        perform(a.stop_clock, work, cast.by("qian", STOPPED), ground="", reason="等待上位法。")


def test_it_may_stop_twice(cast: Cast, begin: Begin) -> None:
    work = stop(cast, begin(cast))
    work = perform(a.restart_clock, work, cast.by("zhou", date(2026, 4, 8)))
    work = stop(cast, work, date(2026, 4, 15))
    work = perform(a.restart_clock, work, cast.by("zhou", date(2026, 4, 22)))

    assert reply_clock(work).due_on == date(2026, 6, 16)  # fourteen days later in all


def test_an_extension_after_a_stop_counts_to_its_day(cast: Cast, begin: Begin) -> None:
    work = stop(cast, begin(cast))
    work = perform(a.restart_clock, work, cast.by("zhou", RESUMED))
    until = date(2026, 8, 31)

    work = perform(
        a.request_extension, work, cast.by("chen", RESUMED), until=until, reason="需再论证。"
    )

    assert reply_clock(work).due_on == until


def test_a_stop_is_over_when_the_reply_is_delivered(cast: Cast, begin: Begin) -> None:
    work = stop(cast, begin(cast))
    c.draft_again(cast, work, STOPPED)
    reply = read(work.case_id).rounds[-1]
    by, head = cast.by("chen", STOPPED), cast.by("zhao", STOPPED)
    perform(a.send_for_approval, reply, by, reason="已面谈。")
    perform(a.endorse, reply, head)
    perform(a.issue, reply, head, document_no="江水〔2026〕1号")
    perform(a.deliver, reply, by, mode="system")

    assert reply_clock(work).stopped_on == STOPPED


def test_the_journal_gives_the_same_rows_again(cast: Cast, begin: Begin) -> None:
    work = stop(cast, begin(cast))
    other = stop(cast, begin(cast))
    perform(a.restart_clock, other, cast.by("zhou", RESUMED))
    ids = [work.case_id, other.case_id]

    found, _, facts = replay.problems(ids)

    assert [*found, *clocks.problems(ids, facts), *ledger.problems(ids)] == []
