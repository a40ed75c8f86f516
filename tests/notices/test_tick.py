"""每日提醒: what a day brings, and the alarm about a year that is not loaded."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine

from jianyan.cases import limits
from jianyan.deadlines import calendar_years
from jianyan.notices.models import Notice
from jianyan.ops import jobs, ticking
from jianyan.ops.management.commands.tick import Command
from tests import cast as c
from tests.cast import Cast
from tests.notices.conftest import Kinds, at

DECEMBER = date(2026, 12, 15)  # a Tuesday


@pytest.fixture(autouse=True)
def own_calendars(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("JIANYAN_HOME", str(tmp_path))
    yield
    limits.forget()


def test_from_15_december_every_office_hears_that_next_year_is_missing(
    cast: Cast, kinds: Kinds
) -> None:
    before = ticking.tick(DECEMBER - timedelta(days=1), at(DECEMBER - timedelta(days=1)))
    assert (before.missing, before.planned) == ([], {})

    done = ticking.tick(DECEMBER, at(DECEMBER))

    assert done.missing == [("china", 2027)]
    assert done.planned == {"calendar_missing": 3}
    for name in ("zhou", "qian", "sun"):
        assert kinds(name, DECEMBER) == ["calendar_missing"]
    assert kinds("chen", DECEMBER) == []


def test_the_alarm_is_said_once_a_week_until_the_year_is_there(cast: Cast) -> None:
    ticking.tick(DECEMBER, at(DECEMBER))
    later = DECEMBER + timedelta(days=2)
    week = DECEMBER + timedelta(days=7)

    assert ticking.tick(later, at(later)).planned == {}
    assert ticking.tick(week, at(week)).planned == {"calendar_missing": 3}
    text = "year = 2027\n[[holiday]]\nname = '元旦'\noff = [2027-01-01]\n"
    calendar_years.load(text, cast.by("zhou", week))
    again = week + timedelta(days=7)
    assert ticking.tick(again, at(again)).missing == []


def test_a_loaded_year_tells_those_whose_day_moved(cast: Cast, kinds: Kinds) -> None:
    late = date(2026, 11, 30)
    c.assigned(cast, on=late)
    text = "year = 2027\n[[holiday]]\nname = '试验节'\noff = [2027-03-01]\n"

    calendar_years.load(text, cast.by("zhou", late))

    assert kinds("chen", late)[0] == kinds("li", late)[0] == "day_moved"
    assert Notice.objects.filter(kind="day_moved").first().due_on == date(2027, 3, 2)  # type: ignore[union-attr]


def test_the_command_prints_one_document(cast: Cast) -> None:
    c.handling(cast)
    out = StringIO()

    with time_machine.travel(at(date(2026, 6, 2)), tick=False):
        Command(stdout=out).handle(json=True)

    found = json.loads(out.getvalue())
    assert (found["day"], found["working_day"], found["letters"]) == ("2026-06-02", True, 0)
    assert found["planned"]["today"] > 0


def test_the_command_says_it_in_words_too(cast: Cast) -> None:
    out = StringIO()

    with time_machine.travel(at(DECEMBER), tick=False):
        Command(stdout=out).handle(json=False)

    assert "2027" in out.getvalue()
    assert "load-calendar" in out.getvalue()


def test_the_job_does_nothing_outside_office_hours(cast: Cast) -> None:
    c.handling(cast)
    Notice.objects.all().delete()
    day = date(2026, 6, 2)

    with time_machine.travel(at(day, 14), tick=False):
        jobs.daily_tick(timestamp=0)
    assert not Notice.objects.exists()

    with time_machine.travel(at(day, 2), tick=False):
        jobs.daily_tick(timestamp=0)
    assert Notice.objects.exists()
