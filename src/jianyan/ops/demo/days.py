"""日程 — the days of a session year, and moving along working days from them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings

from jianyan.rules import workdays

MORNING = 9 * 60
MINUTES = 8 * 60  # an office day is eight hours long


@cache
def _china() -> workdays.WorkCalendar:
    """Looked up once: telling a nation's year asks some hundred thousand times."""
    return workdays.china()


def after(day: date, count: int) -> date:
    """So many working days later; the day itself, or the next one worked, for none."""
    calendar = _china()
    return calendar.add_workdays(day, count) if count else calendar.next_workday(day)


def between(first: date, last: date) -> int:
    return _china().workdays_between(first, last)


def moment(on: date, minute: int, now: datetime) -> datetime:
    """When on that day something was recorded; nothing is recorded in the future."""
    minute = MORNING + minute % MINUTES
    zone = ZoneInfo(settings.TIME_ZONE)
    at = datetime.combine(on, time(minute // 60, minute % 60), tzinfo=zone)
    return min(at, now)


@dataclass(frozen=True, slots=True)
class Season:
    """会期: when a year's session sits, and when its cases are assigned."""

    year: int
    opens: date
    closes: date
    assigned: date


def city_season(year: int) -> Season:
    """A city meets in January and assigns in March."""
    opens = after(date(year, 1, 6), 0)
    return Season(year, opens, opens + timedelta(days=4), after(date(year, 3, 16), 0))


def town_season(year: int) -> Season:
    """A town meets for two days at the end of January and assigns two weeks later."""
    opens = after(date(year, 1, 12), 0)
    return Season(year, opens, opens + timedelta(days=1), after(opens, 12))


def nation_season(year: int) -> Season:
    """The nation meets in March, in 2020 in May, and assigns some weeks later."""
    opens = date(year, 5, 22) if year == 2020 else date(year, 3, 5)
    closes = opens + timedelta(days=6)
    return Season(year, opens, closes, after(closes, 14))


def newest(today: date) -> int:
    """The year of the newest session whose cases have been assigned."""
    return today.year if city_season(today.year).assigned <= today else today.year - 1
