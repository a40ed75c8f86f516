"""节假日安排: a year comes in; open clocks follow by recorded events, and nothing else moves."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError
from pytest_django import DjangoAssertNumQueries

from jianyan.cases import actions as a
from jianyan.cases import journal, limits, replay
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.models import Case, Line
from jianyan.cases.perform import perform, perform_many, read
from jianyan.deadlines import calendar_years, clocks, ledger, recompute
from jianyan.deadlines.models import CalendarYear, Clock, LedgerRow
from jianyan.ops.management.commands.load_calendar import Command
from jianyan.rules import calendars, workdays
from jianyan.rules.errors import RulesError
from tests import cast as c
from tests.cast import Cast
from tests.deadlines.packs import write

LATE_IN_2026 = date(2026, 11, 30)
TODAY = date(2026, 12, 1)
DUE = date(2027, 3, 1)  # 28 February is a Sunday
YEAR = """
year = 2027
document = "invented for the tests"
[[holiday]]
name = "元旦"
off = [2027-01-01]
[[holiday]]
name = "试验节"
off = [2027-03-01, 2027-03-02]
work = [2027-03-06]
"""


@pytest.fixture(autouse=True)
def own_calendars(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of calendars that this test alone writes into."""
    monkeypatch.setenv("JIANYAN_HOME", str(tmp_path))
    yield tmp_path / "calendars"
    limits.forget()


def assigned_late(cast: Cast, chain: str = "suggestion") -> Case:
    return c.assigned(cast, chain=chain, on=LATE_IN_2026)


def reply_clock(case: Case) -> Clock:
    return Clock.objects.get(case=case, part="A1", limit="reply")


def load(cast: Cast, text: str = YEAR) -> calendar_years.Loaded:
    return calendar_years.load(text, cast.by("zhou", TODAY))


def test_an_open_clock_moves_by_a_recorded_event(cast: Cast) -> None:
    case = assigned_late(cast)
    assert (reply_clock(case).due_on, reply_clock(case).provisional) == (DUE, True)

    loaded = load(cast)

    clock = reply_clock(case)
    assert (clock.due_on, clock.first_due_on, clock.provisional) == (date(2027, 3, 3), DUE, False)
    assert clock.calendar == loaded.version == workdays.china().version
    assert read(case.pk).assignments[0].reply_due_on == date(2027, 3, 3)
    assert LedgerRow.objects.get(case=case, task=1).due_on == date(2027, 3, 3)
    event = journal.decode(
        "DueDayMoved", Line.objects.get(case_id=case.pk, kind="DueDayMoved", part="A1").data
    )
    assert event.reason == "calendar:2027"
    assert DUE in event.was


def test_it_says_what_moved_and_what_is_certain_now(cast: Cast) -> None:
    assigned_late(cast)

    loaded = load(cast)

    moved = {(one.part, one.new.limit) for one in loaded.moved if one.has_another_day}
    assert ("A1", "reply") in moved
    assert loaded.clocks == Clock.objects.count()
    assert loaded.left == []


def test_a_clock_that_has_stopped_stays_as_it_was(cast: Cast) -> None:
    case = assigned_late(cast)
    perform(a.withdraw, case, cast.by("li", LATE_IN_2026))

    assert load(cast).moved == []
    assert reply_clock(case).due_on == DUE


def test_a_year_that_changes_nothing_writes_nothing(cast: Cast) -> None:
    case = c.assigned(cast)
    lines = Line.objects.count()

    assert load(cast).moved == []
    assert Line.objects.count() == lines
    assert reply_clock(case).due_on == date(2026, 6, 2)


def test_loading_the_same_year_again_moves_nothing(cast: Cast) -> None:
    assigned_late(cast)
    load(cast)
    lines = Line.objects.count()

    assert load(cast).moved == []
    assert Line.objects.count() == lines


def test_an_extended_clock_keeps_its_extension(cast: Cast) -> None:
    case = assigned_late(cast)
    work = perform(a.acknowledge, read(case.pk).assignments[0], cast.by("chen", LATE_IN_2026))
    until = date(2027, 5, 20)
    perform(a.request_extension, work, cast.by("chen", TODAY), until=until, reason="需再论证。")

    load(cast)

    assert (reply_clock(case).due_on, reply_clock(case).provisional) == (until, False)


def test_a_co_opinion_that_counts_back_follows_the_reply(cast: Cast) -> None:
    cast.congress.rules = "fy-2014"
    cast.congress.save()
    case = assigned_late(cast)
    clock = Clock.objects.get(case=case, part="A2", limit="co_opinion")
    assert clock.due_on == DUE - timedelta(days=20)

    load(cast)

    clock.refresh_from_db()
    assert clock.due_on == date(2027, 3, 3) - timedelta(days=20)


def test_s52_an_edited_rule_text_moves_no_running_clock(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIANYAN_RULES_DIR", str(write(tmp_path / "rules", "ours", version="1")))
    cast.congress.rules = "ours"
    cast.congress.save()
    case = assigned_late(cast)
    file = tmp_path / "rules" / "ours.toml"
    file.write_text(file.read_text("utf-8").replace('"3 month"', '"2 month"'), "utf-8")

    loaded = load(cast)

    assert ("reply", "rules_changed") in {(one.limit, one.why) for one in loaded.left}
    assert reply_clock(case).due_on == DUE


def test_a_clock_whose_rule_text_is_gone_is_left_and_named(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIANYAN_RULES_DIR", str(write(tmp_path / "rules", "ours", version="1")))
    cast.congress.rules = "ours"
    cast.congress.save()
    case = assigned_late(cast)
    (tmp_path / "rules" / "ours.toml").unlink()
    write(tmp_path / "rules", "ours", version="2")

    loaded = load(cast)

    assert ("ours@1", "rules_gone") in {(one.rules, one.why) for one in loaded.left}
    assert reply_clock(case).due_on == DUE


def test_an_interrupted_run_is_finished_by_the_next(cast: Cast) -> None:
    case = assigned_late(cast)
    CalendarYear.objects.create(
        year=2027, region="", text=YEAR, loaded_on=TODAY, loaded_at=cast.by("zhou").at
    )
    calendars.keep(YEAR)  # the file is there, the clocks were not reached

    load(cast)

    assert reply_clock(case).due_on == date(2027, 3, 3)
    assert CalendarYear.objects.get().is_applied


def test_a_bad_notice_touches_nothing(cast: Cast, own_calendars: Path) -> None:
    with pytest.raises(RulesError):
        load(cast, "year = 2027\n[[holiday]]\nname = '元旦'\nwork = [2027-01-04]\n")

    assert not own_calendars.exists()
    assert not CalendarYear.objects.exists()


def test_a_new_clock_is_set_by_the_new_year_at_once(cast: Cast) -> None:
    assigned_late(cast)
    load(cast)

    assert reply_clock(assigned_late(cast)).due_on == date(2027, 3, 3)


def test_a_file_laid_down_by_another_process_is_noticed(cast: Cast) -> None:
    assert reply_clock(assigned_late(cast)).due_on == DUE

    calendars.keep(YEAR)

    assert reply_clock(assigned_late(cast)).due_on == date(2027, 3, 3)


def test_another_machine_lays_down_the_file_from_the_database(
    cast: Cast, own_calendars: Path
) -> None:
    load(cast)
    (own_calendars / "2027.toml").unlink()

    assert [path.name for path in calendar_years.restore()] == ["2027.toml"]
    assert workdays.china().is_announced(2027)
    assert calendar_years.restore() == []


def test_the_number_of_statements_does_not_depend_on_the_number_of_clocks(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    shares = [Share(unit=cast.water, role="sole")]
    by = cast.by("zhou", LATE_IN_2026)
    cases = [c.filed(cast, on=LATE_IN_2026) for _ in range(4)]
    perform_many(a.assign, [(case, {"shares": shares}) for case in cases], by)
    before = recompute.reckon()
    calendars.keep(YEAR)

    with django_assert_num_queries(3):
        moved, _ = recompute.compare(before, recompute.reckon())

    assert len({one.case_id for one in moved}) == 4


def test_the_journal_gives_the_same_rows_again(cast: Cast) -> None:
    case = assigned_late(cast)
    delivered = c.delivered(cast, on=date(2026, 12, 20))
    load(cast)
    ids = [case.pk, delivered.case_id]

    found, _, facts = replay.problems(ids)

    assert [*found, *clocks.problems(ids, facts), *ledger.problems(ids)] == []


def test_the_year_is_missed_from_the_15th_of_december(cast: Cast) -> None:
    assert calendar_years.missing(date(2026, 12, 14)) == []
    assert calendar_years.missing(date(2026, 12, 15)) == [("china", 2027)]

    load(cast)

    assert calendar_years.missing(date(2026, 12, 15)) == []


def test_the_command_prints_one_document(cast: Cast, tmp_path: Path) -> None:
    case = assigned_late(cast)
    file = tmp_path / "2027.toml"
    file.write_text(YEAR, encoding="utf-8")
    out = StringIO()

    Command(stdout=out).handle(file=str(file), json=True)

    found = json.loads(out.getvalue())
    assert (found["year"], found["file"]) == (2027, "2027.toml")
    wanted = {
        "case": f"congress/2026/{case.number}", "part": "A1", "limit": "reply",
        "from": "2027-03-01", "to": "2027-03-03",
    }  # fmt: skip
    assert wanted in found["moved"]


def test_the_command_says_it_in_words_too(cast: Cast, tmp_path: Path) -> None:
    assigned_late(cast)
    file = tmp_path / "2027.toml"
    file.write_text(YEAR, encoding="utf-8")
    out = StringIO()

    Command(stdout=out).handle(file=str(file), json=False)

    assert "A1 reply: 2027-03-01 → 2027-03-03" in out.getvalue()


def test_the_command_says_what_is_wrong_with_a_file(cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "2027.txt"
    file.write_text("放假通知", encoding="utf-8")

    with pytest.raises(CommandError, match="标题"):
        Command().handle(file=str(file), json=False)
    with pytest.raises(CommandError, match="No such file"):
        Command().handle(file=str(tmp_path / "nothing"), json=False)
