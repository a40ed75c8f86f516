"""期限: how long, written as offices write it, and the day on which it ends.

Counting follows 民法典 arts. 200–203 by analogy: the day of the event is not counted; a period
in months ends on the same day number, or on the last day of a shorter month.
"""

import calendar as months
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from jianyan.rules.errors import RulesError
from jianyan.rules.workdays import WorkCalendar

FORMS = (
    "3 month · 10 day · 10 workday · 05-31 · 2026-05-31 · quarter 4 · end of quarter · "
    "end of half-year · end of year · 20 day before reply"
)
_COUNT = re.compile(r"(\d{1,4}) (month|day|workday)s?")
_OFFSET = re.compile(r"(\d{1,4}) (day|workday)s? before ([a-z_]+)")
_FIXED = re.compile(r"(\d{4}-)?(\d{2})-(\d{2})")
_QUARTER = re.compile(r"quarter ([1-4])")
_ENDS = {"end of quarter": 3, "end of half-year": 6, "end of year": 12}


@dataclass(frozen=True, slots=True)
class Span:
    """One length of time: `n` units, a fixed day, a quarter, or so long before another day."""

    unit: str  # month | day | workday | fixed | quarter | end_of
    n: int = 0
    month: int = 0
    day: int = 0
    year: int = 0
    before: str = ""  # the limit from whose due day it counts back

    @property
    def is_working(self) -> bool:
        return self.unit == "workday"

    @property
    def is_counted(self) -> bool:
        """True for a number of months or days after the start event."""
        return self.unit in ("month", "day", "workday") and not self.before

    def after(self, start: date, days: WorkCalendar) -> date:
        """Where the span ends, before any roll; `start` is the anchor of an offset too."""
        if self.unit == "month":
            return add_months(start, self.n)
        if self.unit == "day":
            return start + timedelta(days=-self.n if self.before else self.n)
        if self.unit == "workday":
            return days.add_workdays(start, -self.n if self.before else self.n)
        return self._fixed_after(start)

    def _fixed_after(self, start: date) -> date:
        if self.unit == "end_of":
            return _month_end(start.year, -(-start.month // self.n) * self.n)
        if self.unit == "quarter":
            end = _month_end(start.year, self.n * 3)
            return end if end >= start else _month_end(start.year + 1, self.n * 3)
        if self.year:
            return date(self.year, self.month, self.day)
        day = _clamped(start.year, self.month, self.day)
        return day if day >= start else _clamped(start.year + 1, self.month, self.day)


def add_months(start: date, count: int) -> date:
    """The same day number `count` months on, or the last day of a shorter month."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    return _clamped(year, month + 1, start.day)


def _clamped(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, months.monthrange(year, month)[1]))


def _month_end(year: int, month: int) -> date:
    return _clamped(year, month, 31)


@lru_cache(maxsize=1024)
def parse(text: str) -> Span:
    """Read a span as a rule file writes it; raise RulesError with the known forms."""
    if found := _COUNT.fullmatch(text):
        return Span(found[2], int(found[1]))
    if found := _OFFSET.fullmatch(text):
        return Span(found[2], int(found[1]), before=found[3])
    if found := _QUARTER.fullmatch(text):
        return Span("quarter", int(found[1]))
    if text in _ENDS:
        return Span("end_of", _ENDS[text])
    if found := _FIXED.fullmatch(text):
        year = int(found[1][:4]) if found[1] else 0
        span = Span("fixed", month=int(found[2]), day=int(found[3]), year=year)
        if _exists(span):
            return span
    raise RulesError(
        f"`{text}` is no span; write one of: {FORMS}", f"期限 {text} 无法识别；可写：{FORMS}"
    )


def _exists(span: Span) -> bool:
    try:
        date(span.year or 2024, span.month, span.day)
    except ValueError:
        return False
    return True


def total(first: Span, more: Span) -> Span | None:
    """Both spans as one, where their units agree (3 months and 3 months more are 6 months)."""
    if first.unit != more.unit or not (first.is_counted and more.is_counted):
        return None
    return Span(first.unit, first.n + more.n)
