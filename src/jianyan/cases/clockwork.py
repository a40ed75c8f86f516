"""计时变更 — a task's main clock as last set, and the same clock reckoned again with other days."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec

from jianyan.cases import limits
from jianyan.cases.dossier import Dossier
from jianyan.cases.facts import ClockSet
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused
from jianyan.cases.states import AssignmentState
from jianyan.rules import clocks, packs, resolution, workdays
from jianyan.rules.errors import RulesError
from jianyan.rules.limits import Extension, Limit

Others = tuple[tuple[str, ClockSet], ...]
_AT_WORK = {AssignmentState.TO_ACKNOWLEDGE, AssignmentState.WORKING, AssignmentState.RETURN_ASKED}


def kept(clock: ClockSet) -> dict[str, Any]:
    """A clock as plain values, for its row."""
    plain: dict[str, Any] = msgspec.to_builtins(clock)
    return plain


def main(work: Assignment) -> ClockSet:
    """What the task is about in the end, or Refused where no limit runs."""
    if not work.clock:
        raise Refused("no_clock")
    return msgspec.convert(work.clock, ClockSet)


def reply_due(dossier: Dossier) -> date | None:
    """The earliest day on which a unit of this case must answer."""
    days = [w.reply_due_on for w in dossier.assignments if w.is_open and w.reply_due_on]
    return min(days, default=None)


def stops(clock: ClockSet) -> int:
    """How often this clock was stopped."""
    return sum(1 for key in clock.given if key.startswith("stopped_"))


def reckoned(clock: ClockSet, given: Mapping[str, date]) -> ClockSet:
    """The same clock with other days, or Refused where its rule text is gone."""
    try:
        moved = again(clock, given=given)
    except RulesError as error:
        raise Refused("rules_gone", rules=rules_of(clock)) from error
    if moved is None:
        raise Refused("no_clock")
    return moved


def rules_of(clock: ClockSet) -> str:
    """The office's text and its version when the clock was set: a newer one does not touch it (S52)."""
    return clock.rules or f"{clock.pack}@{clock.version}"


def again(
    clock: ClockSet, *, given: Mapping[str, date] | None = None, reply_due: date | None = None
) -> ClockSet | None:
    """The same clock under today's calendar, by the text that set it; RulesError where it is gone."""
    days = dict(clock.given if given is None else given)
    when = dict(clock.when) | ({"due_of.reply": str(reply_due)} if reply_due else {})
    found = limits.reckon(rules_of(clock), clock.limit, clock.start_on, when, days)
    if found is None:
        return None
    set_again = ClockSet.of(found, when, days, rules=rules_of(clock), turn=clock.turn)
    return _after_stops(set_again)


def _after_stops(clock: ClockSet) -> ClockSet:
    """What was left when it stopped is left when it goes on; no stop passes the ceiling."""
    turn, due_on = 1, clock.due_on
    while stopped := clock.given.get(f"stopped_{turn}"):
        if resumed := clock.given.get(f"resumed_{turn}"):
            calendar = workdays.calendar(packs.load(rules_of(clock)).count.calendar)
            limit = ruling(clock)
            working = limit is not None and limit.span.is_working
            due_on = clocks.resumed(due_on, stopped, resumed, calendar, working=working)
            due_on = min(due_on, clock.latest_on) if clock.latest_on else due_on
        turn += 1
    if due_on == clock.due_on:
        return clock
    days = workdays.calendar(packs.load(rules_of(clock)).count.calendar)
    unsure = clock.provisional or not days.is_announced(due_on.year)
    return replace(clock, due_on=due_on, provisional=unsure)


def ruling(clock: ClockSet) -> Limit | None:
    """The limit of the rule text that set this clock."""
    winner = resolution.resolve(rules_of(clock), clock.limit, clock.when).winner
    return winner[1] if winner else None


def extension(clock: ClockSet) -> Extension | None:
    """How this clock may be extended; None where no text says anything of it."""
    found = resolution.resolve(rules_of(clock), clock.limit, clock.when).extending
    return found[2] if found else None


def extended(clock: ClockSet, until: date) -> ClockSet:
    """The clock with more time: never less than now, never past the ceiling (S22)."""
    if until <= clock.due_on:
        raise Refused("extension_not_later", due_on=clock.due_on)
    plain = {key: day for key, day in clock.given.items() if key in {"item_due", "first_start"}}
    moved = reckoned(clock, plain | {"extended_to": until})
    ceiling = reckoned(clock, plain).latest_on or until
    if moved.due_on < until or until > ceiling:
        latest = max(clock.due_on, min(ceiling, moved.due_on))
        raise Refused("extension_beyond_ceiling", latest_on=latest, article=clock.article)
    return moved


def followers(dossier: Dossier, clock: ClockSet) -> Others:
    """The co-opinions still owed that count back from this clock's day, moved with it (S19)."""
    return tuple(_followers(dossier, clock)) if clock.limit == "reply" else ()


def _followers(dossier: Dossier, clock: ClockSet) -> Iterator[tuple[str, ClockSet]]:
    for work in dossier.assignments:
        if work.state not in _AT_WORK or not work.clock:
            continue
        theirs = main(work)
        if "due_of.reply" in theirs.when and theirs.limit != clock.limit:
            moved = again(theirs, reply_due=clock.due_on)
            if moved is not None and moved.due_on > theirs.due_on:
                yield work.part, moved
