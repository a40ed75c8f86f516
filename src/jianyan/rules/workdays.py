"""工作日历: which days are worked in China, holidays and 调休 included, and how to count them."""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from jianyan.rules import calendars
from jianyan.rules.calendars import DayName, YearPlan
from jianyan.rules.errors import RulesError, YearNotAnnounced

_FIRST, _LAST = date(1990, 1, 1), date(2099, 12, 31)
_WEEKDAYS_ZH = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A run of days off inside a period: one holiday, or the plain weekends together."""

    zh: str
    en: str
    first: date
    last: date
    days: int


class WorkCalendar:
    """Working days as data: weekends off, announced holidays off, make-up weekends on.

    A year that is not announced counts plain weekdays; what is reckoned with it is provisional.
    """

    def __init__(self, key: str, plans: Iterable[YearPlan]) -> None:
        self.key = key
        self.off: dict[date, DayName] = {}
        self.work: dict[date, DayName] = {}
        national: set[int] = set()
        local: set[int] = set()
        for plan in plans:
            (local if plan.region else national).add(plan.year)
            for day in plan.off:
                self.work.pop(day, None)
            for day in plan.work:
                self.off.pop(day, None)
            self.off |= plan.off
            self.work |= plan.work
        # an area's year is known when both its own and the national notice are
        self._years = national & local if local else national
        self.version = f"{key}-{max(self._years, default=0)}-{self._digest()}"
        self._worked = self._worked_days()
        self._off = sorted(self.off)
        self._made_up = sorted(self.work)

    def _digest(self) -> str:
        lines = [f"{day}-{name.zh}" for day, name in sorted(self.off.items())]
        lines += [f"{day}+{name.zh}" for day, name in sorted(self.work.items())]
        years = [str(year) for year in sorted(self._years)]
        return hashlib.sha256("\n".join(lines + years).encode()).hexdigest()[:8]

    def _worked_days(self) -> list[int]:
        off = {day.toordinal() for day in self.off}
        work = {day.toordinal() for day in self.work}
        return [
            day
            for day in range(_FIRST.toordinal(), _LAST.toordinal() + 1)
            if day in work or ((day - 1) % 7 < 5 and day not in off)
        ]

    @property
    def last_year(self) -> int:
        """The last year whose holidays are announced."""
        return max(self._years, default=0)

    def is_announced(self, year: int) -> bool:
        return year in self._years

    def require(self, year: int) -> None:
        """Raise YearNotAnnounced unless the year's holidays are known."""
        if year not in self._years:
            raise YearNotAnnounced(year)

    def missing_year(self, today: date) -> int | None:
        """The year whose holidays should be known by now: this one, from 15 December the next."""
        wanted = today.year + (today.month == 12 and today.day >= 15)
        return None if wanted in self._years else wanted

    def is_workday(self, day: date) -> bool:
        return day in self.work or (day.weekday() < 5 and day not in self.off)

    def add_workdays(self, start: date, days: int) -> date:
        """The `days`-th working day after `start`, which itself is not counted."""
        ordinal = start.toordinal()
        if days > 0:
            index = bisect_right(self._worked, ordinal) + days - 1
        elif days < 0:
            index = bisect_left(self._worked, ordinal) + days
        else:
            return start
        if not 0 <= index < len(self._worked) or not _FIRST <= start <= _LAST:
            raise RulesError(
                f"{start} is outside the calendar ({_FIRST.year}–{_LAST.year})",
                f"{start} 超出工作日历范围（{_FIRST.year}—{_LAST.year}年）",
            )
        return date.fromordinal(self._worked[index])

    def workdays_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; negative when `end` lies before."""
        count = bisect_right(self._worked, end.toordinal())
        return count - bisect_right(self._worked, start.toordinal())

    def next_workday(self, day: date) -> date:
        """The day itself if worked, otherwise the first worked day after it."""
        return day if self.is_workday(day) else self.add_workdays(day, 1)

    def previous_workday(self, day: date) -> date:
        """The day itself if worked, otherwise the last worked day before it."""
        return day if self.is_workday(day) else self.add_workdays(day, -1)

    def name_of(self, day: date, language: str = "zh-hans") -> str | None:
        """Why nobody works on this day (holiday or weekend); None on a working day."""
        if self.is_workday(day):
            return None
        name = self.off.get(day)
        if name is None:
            return (_WEEKDAYS_EN if language == "en" else _WEEKDAYS_ZH)[day.weekday()]
        return name.en if language == "en" else name.zh

    def made_up(self, first: date, last: date) -> list[date]:
        """Weekend days worked in exchange for a holiday, within the period."""
        return _within(self._made_up, first, last)

    def skipped(self, first: date, last: date) -> tuple[Skipped, ...]:
        """Days off within the period: each stretch of holidays by name, then the weekends."""
        off = _within(self._off, first, last)
        runs: list[list[date]] = []
        for day in off:
            if runs and runs[-1][-1] == day - timedelta(days=1):
                runs[-1].append(day)
            else:
                runs.append([day])
        found = [self._run(days) for days in runs]
        worked = self.workdays_between(first - timedelta(days=1), last)
        if weekend := (last - first).days + 1 - worked - len(off):
            found.append(Skipped("周末", "weekends", first, last, weekend))
        return tuple(found)

    def _run(self, days: list[date]) -> Skipped:
        names = dict.fromkeys((self.off[day].zh, self.off[day].en) for day in days)
        zh, en = "、".join(name[0] for name in names), " and ".join(name[1] for name in names)
        return Skipped(zh, en, days[0], days[-1], len(days))


def _within(days: list[date], first: date, last: date) -> list[date]:
    return days[bisect_left(days, first) : bisect_right(days, last)]


def china() -> WorkCalendar:
    """The national calendar, with the years this office has loaded itself."""
    return calendar("china")


def calendar(key: str) -> WorkCalendar:
    """The national calendar (`china`), or that of a region which adds its own holidays."""
    return _built(key, *calendars.stamp())


@lru_cache(maxsize=32)
def _built(key: str, folder: Path, mtime: int) -> WorkCalendar:
    plans = calendars.plans()
    if key == "china":
        return WorkCalendar(key, [plan for plan in plans if not plan.region])
    chosen = [plan for plan in plans if plan.region in ("", key)]
    if not any(plan.region for plan in chosen):
        regions = sorted({plan.region for plan in plans if plan.region})
        raise RulesError(
            f"no calendar `{key}`; known: {', '.join(['china', *regions])}",
            f"没有工作日历 {key}；现有：{'、'.join(['china', *regions])}",
        )
    return WorkCalendar(key, sorted(chosen, key=lambda plan: (plan.region != "", plan.year)))
