"""Events that no person decides or that correct the record: roll-ups, history, erasure."""

from dataclasses import dataclass
from datetime import date

from jianyan.cases.facts import ClockSet, Words


@dataclass(frozen=True, slots=True)
class RolledUp:
    """A part moved because another part did; the reason names it."""

    because: str


@dataclass(frozen=True, slots=True)
class HistoryImported:
    """往年办理情况: unit, class, reply and dates of a past year, which no clock or rate counts."""

    units: tuple[int, ...]
    outcome_class: str
    reply: Words | None
    replied_on: date | None
    satisfaction: str


@dataclass(frozen=True, slots=True)
class TakenOver:
    """年中接管: from which ledger a running case was entered; the lines after it carry past days."""

    source: str


@dataclass(frozen=True, slots=True)
class TextErased:
    """清除文字: the body is emptied, its digest stays."""

    text: int
    reason: str


@dataclass(frozen=True, slots=True)
class DueDayMoved:
    """时限变更: the calendar or a rule changed; old and new day, with the reason."""

    clocks: tuple[ClockSet, ...]
    reason: str
    was: tuple[date, ...] = ()  # the days before, clock by clock
