"""件的页面(评价) — ratings, votes, meetings and class changes, as the page holds them."""

from dataclasses import dataclass
from datetime import date

from jianyan.rules.ratings import Axis, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingShown:
    """A rating in the words of the scale in force."""

    who: str
    values: tuple[tuple[Axis, Value], ...]
    counts: str
    comment: str
    on: date
    on_paper: bool
    corrected_on: date | None = None
    before: tuple[tuple[Axis, Value], ...] = ()
    call_back: str = ""
    proposer: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteShown:
    body: str
    held_on: date
    ballots: tuple[tuple[Value, int], ...]
    counts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingShown:
    mode: str
    held_on: date
    attendees: str
    minutes: str
    is_binding: bool


@dataclass(frozen=True, slots=True)
class ClassChangeShown:
    """A class that rose by what was done."""

    was: str
    became: str
    on: date
    reason: str
