"""工作日历: the shipped years agree with chinesecalendar, the arithmetic with plain counting."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from chinese_calendar import constants
from hypothesis import given
from hypothesis import strategies as st

from jianyan.rules import calendars, workdays
from jianyan.rules.errors import RulesError, YearNotAnnounced

FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)
DAYS = st.dates(date(2018, 1, 1), LAST)


def days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def test_it_agrees_with_chinesecalendar_on_every_day_of_every_year() -> None:
    china = workdays.china()

    differing = [
        day
        for day in days(FIRST, LAST)
        if china.is_workday(day) != chinese_calendar.is_workday(day)
    ]

    assert differing == []


def test_it_names_every_holiday_as_chinesecalendar_does() -> None:
    china = workdays.china()

    assert {day: name.en for day, name in china.off.items()} == dict(constants.holidays)
    assert {day: name.en for day, name in china.work.items()} == dict(constants.workdays)
    assert {day for day, name in china.off.items() if name.in_lieu} == set(constants.in_lieu_days)


def test_it_agrees_with_counting_day_by_day_for_spans_of_1_to_60() -> None:
    china = workdays.china()
    worked = [day for day in days(date(2018, 1, 1), date(2027, 12, 31)) if china.is_workday(day)]
    ahead = 0

    for start in days(date(2018, 1, 1), LAST):
        while worked[ahead] <= start:
            ahead += 1
        counted = [china.add_workdays(start, span) for span in range(1, 61)]
        assert counted == worked[ahead : ahead + 60], start


@pytest.mark.parametrize("start", [date(2020, 1, 23), date(2025, 9, 27), date(2026, 2, 14)])
def test_it_agrees_with_walking_the_days_one_by_one(start: date) -> None:
    china = workdays.china()

    for span in range(1, 61):
        day, left = start, span
        while left:
            day += timedelta(days=1)
            left -= china.is_workday(day)
        assert china.add_workdays(start, span) == day


@given(DAYS, st.integers(1, 250))
def test_it_goes_back_as_far_as_it_went(start: date, span: int) -> None:
    china = workdays.china()
    end = china.add_workdays(start, span)

    assert china.workdays_between(start, end) == span
    assert china.workdays_between(end, start) == -span
    assert china.add_workdays(end, -span) <= start < china.add_workdays(end, 1 - span)


@given(DAYS)
def test_it_moves_to_the_nearest_worked_day(day: date) -> None:
    china = workdays.china()
    after, before = china.next_workday(day), china.previous_workday(day)

    assert china.is_workday(after)
    assert china.is_workday(before)
    assert before <= day <= after
    assert (before == day == after) == china.is_workday(day)


def test_it_says_why_nobody_works() -> None:
    china = workdays.china()

    assert china.name_of(date(2026, 2, 17)) == "春节"
    assert china.name_of(date(2026, 2, 17), "en") == "Spring Festival"
    assert china.name_of(date(2026, 3, 7)) == "周六"
    assert china.name_of(date(2026, 2, 14)) is None


def test_it_counts_plain_weekdays_in_a_year_not_announced() -> None:
    china = workdays.china()

    assert china.last_year == 2026
    assert not china.is_announced(2027)
    assert china.is_workday(date(2027, 10, 1))
    with pytest.raises(YearNotAnnounced, match="2027"):
        china.require(2027)


def test_it_takes_the_years_an_office_has_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = workdays.china()
    folder = tmp_path / "calendars"
    folder.mkdir()
    (folder / "2027.toml").write_text(
        'year = 2027\n[[holiday]]\nname = "国庆节"\nname_en = "National Day"\n'
        "off = [2027-10-01, 2027-10-04]\nwork = [2027-10-09]\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("JIANYAN_HOME", str(tmp_path))

    loaded = workdays.china()

    assert loaded.is_announced(2027)
    assert not loaded.is_workday(date(2027, 10, 1))
    assert loaded.is_workday(date(2027, 10, 9))
    assert loaded.version != plain.version


def test_it_keeps_a_year_for_everybody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIANYAN_HOME", str(tmp_path))
    text = 'year = 2027\n[[holiday]]\nname = "元旦"\noff = [2027-01-01]\n'

    before = workdays.china()
    kept = calendars.keep(text)

    assert kept == tmp_path / "calendars" / "2027.toml"
    assert before.is_workday(date(2027, 1, 1))
    assert not workdays.china().is_workday(date(2027, 1, 1))


@pytest.mark.parametrize(
    ("today", "year"),
    [
        (date(2026, 12, 14), None),
        (date(2026, 12, 15), 2027),
        (date(2025, 12, 31), None),
        (date(2027, 1, 2), 2027),
    ],
)
def test_it_misses_the_next_year_from_15_december(today: date, year: int | None) -> None:
    assert workdays.china().missing_year(today) == year


def test_it_adds_the_holidays_of_an_autonomous_area(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "calendars"
    folder.mkdir()
    (folder / "area-2026.toml").write_text(
        'year = 2026\nregion = "area"\n[[holiday]]\nname = "三月三"\noff = [2026-04-20]\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("JIANYAN_HOME", str(tmp_path))

    assert workdays.calendar("area").name_of(date(2026, 4, 20)) == "三月三"
    assert not workdays.calendar("area").is_workday(date(2026, 10, 1))
    assert workdays.china().is_workday(date(2026, 4, 20))
    with pytest.raises(RulesError, match="no calendar `nowhere`"):
        workdays.calendar("nowhere")


def test_an_area_may_rest_on_a_day_that_the_nation_works() -> None:
    guangxi = workdays.calendar("guangxi")

    assert workdays.china().is_workday(date(2023, 4, 23))
    assert guangxi.name_of(date(2023, 4, 23)) == "壮族三月三"
    assert guangxi.is_workday(date(2017, 4, 8))
    assert guangxi.is_announced(2023)
    assert not guangxi.is_announced(2024)
    assert not workdays.calendar("ningxia").is_workday(date(2020, 7, 30))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("year = 2027\nholidays = 1\n", "unknown key `holidays`"),
        ("[[holiday]]\nname = '元旦'\n", "`year = 2026` is missing"),
        ("year = 2027\n[[holiday]]\nname='元旦'\noff=['2027-01-01']\n", "without quotation"),
        ("year = 2027\n[[holiday]]\nname='元旦'\nwork=[2027-01-04]\n", "no weekend day"),
        (
            "year = 2027\n[[holiday]]\nname='元旦'\noff=[2027-01-02]\nwork=[2027-01-02]\n",
            "both a day off and a working day",
        ),
        ("year = 2027\n[[holiday]]\noff=[2027-01-01]\n", "has no name"),
        ("year = 2027\n[[holiday]]\nname='元旦'\noff='x'\n", "must be a list of days"),
        ("year =\n", "not readable as TOML"),
    ],
)
def test_it_refuses_a_calendar_it_does_not_understand(text: str, words: str) -> None:
    with pytest.raises(RulesError, match=words):
        calendars.parse(text, where="2027.toml")


def test_it_refuses_days_outside_its_range() -> None:
    with pytest.raises(RulesError, match="outside the calendar"):
        workdays.china().add_workdays(date(2099, 12, 30), 30)
