"""Time limits for actions: the clocks that an event starts, by the rule pack of the case."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from jianyan.cases.dossier import Batch
from jianyan.cases.facts import ClockSet
from jianyan.cases.models import Case
from jianyan.cases.states import ANSWERING, MAIN_LIMITS, UnitRole
from jianyan.people.models import Session
from jianyan.people.proposers import ProposerKind
from jianyan.rules import calendars, due, packs, resolution
from jianyan.rules.due import Due

# which limits run on a unit's task, by whether the unit answers the proposer
_ANSWERS = ("sign_in", "return_request", "first_contact", "reply")
_ASSISTS = ("sign_in", "return_request", "co_opinion")
_AUTHORS: dict[str, str] = {
    ProposerKind.SPECIAL_COMMITTEE: "committee",
    ProposerKind.MEMBER_GROUP: "group",
}
# starts that lie behind when a case is assigned; the clock shows from the assignment on
_EARLIER = ("session_opened", "session_closed", "submitted", "calendar", "dispatched")
_DAYS = ("item_due", "first_start", "extended_to")
Facts = tuple[tuple[str, str], ...]
Asked = tuple[str, str, date]
Given = tuple[tuple[str, date], ...]
_sessions: WeakKeyDictionary[Batch, dict[int, Session]] = WeakKeyDictionary()


def stamp() -> object:
    """What the rule files and calendars look like now; a loaded calendar is noticed at once."""
    return packs.stamp(), calendars.stamp()


@lru_cache(maxsize=50_000)
def _due(asked: Asked, facts: Facts, given: Given, stamp: object) -> Due | None:
    """One reckoning serves the thousands of cases that an assignment meeting sends out."""
    pack, limit, start = asked
    days: dict[str, Any] = dict(given)
    return due.due(pack, limit, start, when=dict(facts), **days)


def reckon(
    pack: str, limit: str, start: date, facts: Mapping[str, str], given: Mapping[str, date]
) -> Due | None:
    """The rules' answer, kept for the next that asks the same."""
    days = tuple(sorted(one for one in given.items() if one[0] in _DAYS))
    return _due((pack, limit, start), tuple(sorted(facts.items())), days, stamp())


@lru_cache(maxsize=2_000)
def _ruled(pack: str, limit: str, facts: Facts, stamp: object) -> tuple[str, str]:
    """From which event a limit counts, and before which other limit's day."""
    winner = resolution.resolve(pack, limit, dict(facts)).winner
    return (winner[1].counted_from, winner[1].span.before) if winner else ("", "")


def forget() -> None:
    """After a calendar or a rule file changed."""
    _due.cache_clear()
    _ruled.cache_clear()


def facts_of(case: Case, role: str = "") -> Facts:
    """What a rule's conditions may ask about this case."""
    author = case.authorship
    facts = {"chain": case.kind, "period": case.period, "author": _AUTHORS.get(author, author)}
    if case.key_on:
        facts["key"] = "yes"
    if role:
        facts["role"] = role
    return tuple(sorted(facts.items()))


def clock(
    case: Case,
    limit: str,
    start: date,
    *,
    role: str = "",
    days: Mapping[str, date] | None = None,
    given: Mapping[str, date | None] | None = None,
    turn: int = 1,
) -> ClockSet | None:
    """The clock of one limit from its start event; None where the pack sets no such limit.

    `days`: other days that the rule may count from (`on.assigned`, `due_of.reply`); `given`: what
    people set (`item_due`) and the first assignment (`first_start`), from which the legal maximum
    counts after a change of unit.
    """
    when = dict(facts_of(case, role)) | {key: str(day) for key, day in (days or {}).items()}
    set_days = {key: day for key, day in (given or {}).items() if day}
    found = reckon(case.rules, limit, start, when, set_days)
    if found is None:
        return None
    rules = f"{case.rules}@{packs.load(case.rules).version}"
    return ClockSet.of(found, when, set_days, rules=rules, turn=turn)


def counted_from(case: Case, limit: str, role: str) -> str:
    """The start event of a limit: assigned, received, delivered …; "" where no text sets it."""
    return _ruled(case.rules, limit, facts_of(case, role), stamp())[0]


def started_by(
    case: Case, event: str, on: date, names: Iterable[str], *, role: str = "", turn: int = 1
) -> tuple[ClockSet, ...]:
    """The clocks of these limits that count from this event."""
    found = (
        clock(case, name, on, role=role, turn=turn)
        for name in names
        if counted_from(case, name, role) == event
    )
    return tuple(one for one in found if one is not None)


def wants_plan(case: Case, *, is_key: bool) -> bool:
    """For which cases the pack asks for a handling plan: none, key ones, all."""
    asked = packs.load(case.rules).plan_required
    return asked == "all" or (asked == "key" and is_key)


def plan_clock(case: Case, role: str, on: date) -> ClockSet | None:
    """By when the plan of a key case is filed: from the receipt, or from the day it was marked."""
    when = dict(facts_of(case, role)) | {"key": "yes"}
    found = reckon(case.rules, "plan", on, when, {})
    if found is None:
        return None
    return ClockSet.of(found, when, {}, rules=f"{case.rules}@{packs.load(case.rules).version}")


def task_limits(role: str) -> Iterable[str]:
    if role == UnitRole.REFERENCE:
        return ()
    if role == UnitRole.DRAFT:
        return ("sign_in",)
    return _ANSWERS if role in ANSWERING else _ASSISTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What starts the clocks of a task: the event, its day, and the other days that count."""

    event: str  # assigned or received
    on: date
    assigned_on: date  # the first assignment, from which national law counts
    first_start: date | None = None  # the same, where the unit was changed since
    item_due: date | None = None  # the day on the assignment sheet
    reply_due: date | None = None  # the lead unit's day, from which others count back


def task_clocks(case: Case, role: str, start: Start) -> tuple[ClockSet, ...]:
    """The clocks of a unit's task that this event starts."""
    return tuple(_task_clocks(case, role, start))


def _task_clocks(case: Case, role: str, start: Start) -> Iterator[ClockSet]:
    for limit in task_limits(role):
        event, before = _ruled(case.rules, limit, facts_of(case, role), stamp())
        is_set = limit in MAIN_LIMITS and start.item_due is not None
        if ("assigned" if event in _EARLIER or is_set else event) != start.event:
            continue
        days = {} if event == "assigned" else {"on.assigned": start.assigned_on}
        if before == "reply" and start.reply_due:
            days["due_of.reply"] = start.reply_due
        given = {
            "item_due": start.item_due if limit in MAIN_LIMITS else None,
            "first_start": start.first_start,
        }
        day = _begun(case, event, start.on)
        found = clock(case, limit, day, role=role, days=days, given=given)
        if found:
            yield found


def _begun(case: Case, event: str, on: date) -> date:
    """The day of the start event; the day of assignment where that day is not known."""
    if event == "submitted":
        return case.submitted_on or on
    if event in {"session_opened", "session_closed"}:
        session = _session(case)
        return (session.closes_on if event == "session_closed" else session.opens_on) or on
    return on


def _session(case: Case) -> Session:
    """The session of a case, read once for a batch."""
    known = _sessions.setdefault(case.dossier.batch, {})
    if case.session_id not in known:
        known[case.session_id] = case.session
    return known[case.session_id]
