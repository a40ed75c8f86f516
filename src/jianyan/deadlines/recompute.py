"""重算时限 — every open clock reckoned again under a new calendar, by the rule text that set it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from jianyan.cases import clockwork
from jianyan.cases.facts import ClockSet
from jianyan.rules.errors import RulesError

Key = tuple[int, str, str, int]
Kind = tuple[Any, ...]  # everything that the day of a clock depends on
Days = tuple[date, date | None, date | None, bool]

_SET = """c.rules, c.pack, c.version, c."limit", c.start_on, c.turn, c."when"::text, c.given::text, c.due_on,
  c.legal_due_on, c.latest_on, c.provisional, c.article, c.calendar"""
_OF_CASE = "FROM deadlines_clock c JOIN cases_case k ON k.id = c.case_id"
_OPEN = """c.stopped_on IS NULL AND c.paused_on IS NULL
  AND k.state NOT IN ('withdrawn', 'not_filed', 'converted', 'history')"""
_KINDS = f"SELECT {_SET}, count(*) {_OF_CASE} WHERE {_OPEN} GROUP BY {_SET}"  # our own
_THESE = f"""
SELECT c.case_id, c.part, g.n {_OF_CASE}
JOIN unnest(%s::int[], %s::text[], %s::text[], %s::text[], %s::text[], %s::date[], %s::int[],
  %s::text[], %s::text[], %s::date[])
  AS g(n, rules, pack, version, "limit", start_on, turn, "when", given, due_on)
ON (c.rules, c.pack, c.version, c."limit", c.start_on, c.turn, c."when", c.given, c.due_on)
 = (g.rules, g.pack, g.version, g."limit", g.start_on, g.turn, g."when"::jsonb, g.given::jsonb, g.due_on)
WHERE {_OPEN}
"""  # our own columns
_COUNTING_BACK = f"""
SELECT c.case_id, c.part, {_SET} {_OF_CASE}
WHERE {_OPEN} AND c.case_id = ANY(%s) AND c."when" ? 'due_of.reply'
"""  # our own columns


@dataclass(frozen=True, slots=True)
class Moved:
    """One clock that ends on another day, or whose day is certain now."""

    case_id: int
    part: str
    old: ClockSet
    new: ClockSet

    @property
    def key(self) -> Key:
        return self.case_id, self.part, self.old.limit, self.old.turn

    @property
    def has_another_day(self) -> bool:
        return self.old.due_on != self.new.due_on


@dataclass(frozen=True, slots=True)
class Left:
    """Clocks that were not touched, and why."""

    rules: str
    limit: str
    count: int
    why: str  # rules_gone: their text is not here; rules_changed: it was edited behind them


@dataclass(slots=True)
class Reckoned:
    """What all open clocks come to under the calendar of the moment, each kind once."""

    days: dict[Kind, ClockSet | None]
    counts: dict[Kind, int]

    @property
    def clocks(self) -> int:
        return sum(self.counts.values())


def reckon() -> Reckoned:
    """Two clocks of the same rule, start and conditions are one reckoning. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_KINDS)
        counts = {tuple(row[:-1]): row[-1] for row in cursor.fetchall()}
    return Reckoned({kind: _again(as_set(kind)) for kind in counts}, counts)


def as_set(kind: Kind) -> ClockSet:
    """The clock of such a row as the event set it."""
    rules, pack, version, limit, start, turn, when, given, *days, article, cal = kind
    due, legal, latest, unsure = days
    return ClockSet(
        limit=limit, start_on=start, due_on=due, legal_due_on=legal, latest_on=latest,
        provisional=unsure, article=article, rules=rules, pack=pack, version=version, calendar=cal,
        when=json.loads(when), turn=turn,
        given={key: date.fromisoformat(day) for key, day in json.loads(given).items()},
    )  # fmt: skip


def _again(clock: ClockSet) -> ClockSet | None:
    try:
        return clockwork.again(clock)
    except RulesError:
        return None


def _days(clock: ClockSet) -> Days:
    return clock.due_on, clock.legal_due_on, clock.latest_on, clock.provisional


def compare(
    before: Reckoned, after: Reckoned, *, catching_up: bool = False
) -> tuple[list[Moved], list[Left]]:
    """What the new calendar changed, and nothing else (S52).

    A clock that the old calendar did not explain was touched by another rule text: it is left.
    `catching_up`: an earlier run was interrupted, and the old calendar is not at hand any more.
    """
    changed: list[tuple[Kind, ClockSet]] = []
    left: list[Left] = []
    for kind, count in after.counts.items():
        old, new, was = as_set(kind), after.days[kind], before.days.get(kind)
        if new is None:
            left.append(Left(clockwork.rules_of(old), old.limit, count, "rules_gone"))
        elif _days(new) == _days(old):
            continue
        elif not catching_up and (was is None or _days(was) != _days(old)):
            left.append(Left(clockwork.rules_of(old), old.limit, count, "rules_changed"))
        else:
            changed.append((kind, new))
    moved = {one.key: one for one in _rows(changed)}
    _count_back(moved)
    return list(moved.values()), left


def _rows(changed: list[tuple[Kind, ClockSet]]) -> Iterator[Moved]:
    """The clocks of these kinds. One query."""
    if not changed:
        return
    columns = [list(column) for column in zip(*(kind[:9] for kind, _ in changed), strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(_THESE, [list(range(len(changed))), *columns])
        for case_id, part, n in cursor.fetchall():
            kind, new = changed[n]
            yield Moved(case_id, part, as_set(kind), new)


def _count_back(moved: dict[Key, Moved]) -> None:
    """Clocks that count back from a reply go with its new day. One query."""
    replies: dict[int, date] = {}
    for one in moved.values():
        if one.new.limit == "reply":
            replies[one.case_id] = min(one.new.due_on, replies.get(one.case_id, one.new.due_on))
    if not replies:
        return
    with connection.cursor() as cursor:
        cursor.execute(_COUNTING_BACK, [list(replies)])
        rows = cursor.fetchall()
    for case_id, part, *kind in rows:
        old = as_set(tuple(kind))
        new = clockwork.again(old, reply_due=replies[case_id])
        back = Moved(case_id, part, old, new or old)
        moved.pop(back.key, None)
        if _days(back.new) != _days(old):
            moved[back.key] = back
