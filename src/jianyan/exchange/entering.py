"""新件入库 — entries become cases: born, submitted, filed where numbered, closed where past."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db import transaction

from jianyan.cases import actions
from jianyan.cases.models import Case, Part
from jianyan.cases.opening import Draft, open_cases
from jianyan.cases.perform import perform_many
from jianyan.cases.refusal import Refused
from jianyan.cases.states import Period
from jianyan.exchange.entry import Entry
from jianyan.exchange.known import Known, identity
from jianyan.exchange.occasion import Occasion
from jianyan.exchange.places import Destination, Units
from jianyan.exchange.roster import Roster
from jianyan.exchange.rows import Problem
from jianyan.exchange.running import Running, Taken
from jianyan.people.models import Proposer, Unit

Notice = Callable[[Entry, Problem], None]
ROLES = ("lead", "separate", "", "co", "reference")


@dataclass(frozen=True, slots=True)
class Ready:
    """An entry with everything that the actions ask for."""

    entry: Entry
    born_on: date
    filed_on: date
    proposers: tuple[Proposer, ...]
    past: dict[str, Any] | None  # what `import_history` is given


class Entering:
    """The way in for rows that are no case yet."""

    def __init__(
        self,
        to: Destination,
        occasion: Occasion,
        known: Known,
        notice: Notice,
        *,
        running: bool = False,
    ) -> None:
        """`running`: what is assigned or answered goes on here (年中接管) instead of being closed."""
        self._is_running = running
        self._to = to
        self._occasion = occasion
        self._known = known
        self._notice = notice
        self.roster = Roster(to)
        self.units = Units()
        self._running = Running(to, occasion, self.units, notice)

    def enter(self, entries: Sequence[Entry]) -> list[tuple[Entry, Refused]]:
        """Enter all; where the house refuses one, all enter alone and only that one stays out."""
        if not entries:
            return []
        self.roster.prepare(entries)
        ready = [self._ready(entry) for entry in entries]
        try:
            self._enter(ready)
        except Refused:
            return [(one.entry, refusal) for one in ready if (refusal := self._alone(one))]
        return []

    def _alone(self, one: Ready) -> Refused | None:
        try:
            self._enter([one])
        except Refused as refusal:
            return refusal
        return None

    def is_past(self, entry: Entry) -> bool:
        """往年: the row brings a result, or a unit from a year that is over."""
        if self._is_running:
            return False
        past = entry.history
        ended = past.replied_on or past.outcome or past.satisfaction or past.reply
        over = self._to.session.year < self._occasion.on.year
        return bool(ended) or (over and bool(entry.units or past.assigned_on))

    # ── making ready ──
    def _ready(self, entry: Entry) -> Ready:
        past = entry.history
        days = (entry.submitted_on, past.filed_on, past.assigned_on, past.replied_on)
        born = next(filter(None, days), None) or self._some_day()
        if entry.submitted_on is None:
            self._notice(entry, Problem("submitted_on_unknown", "submitted_on"))
        for problem in entry.notices:
            self._notice(entry, problem)
        filed = max(past.filed_on or born, born)
        proposers = self.roster.of(entry)
        return Ready(entry, born, filed, proposers, self.past(entry))

    def _some_day(self) -> date:
        """The day of entry where the row names none: within the session's own year."""
        session = self._to.session
        if session.opens_on and session.opens_on <= self._occasion.on:
            return session.opens_on
        over = session.year < self._occasion.on.year
        return date(session.year, 1, 1) if over else self._occasion.on

    def past(self, entry: Entry) -> dict[str, Any] | None:
        """What the row says of past handling, as `import_history` takes it."""
        units = self.units_of(entry)
        if not self.is_past(entry):
            if entry.units and not self._is_running:
                self._notice(entry, Problem("units_not_assigned", "units"))
            return None
        return {
            "units": units,
            "outcome_class": entry.history.outcome,
            "reply": entry.history.reply,
            "replied_on": entry.history.replied_on,
            "satisfaction": entry.history.satisfaction,
        }

    def units_of(self, entry: Entry) -> tuple[Unit, ...]:
        """The units that could be told, the lead first."""
        found: dict[int, Unit] = {}
        for named in sorted(entry.units, key=lambda unit: ROLES.index(unit.role)):
            unit = self.units.find(named.name)
            if unit is None:
                self._notice(entry, Problem("unit_unknown", "units", {"value": named.name}))
            else:
                found[unit.pk] = unit
        return tuple(found.values())

    # ── entering ──
    @transaction.atomic
    def _enter(self, ready: Sequence[Ready]) -> None:
        cases: list[tuple[Ready, Case]] = []
        for day, group in _by_day(ready, attrgetter("born_on")):
            signed = (proposer for one in group for proposer in one.proposers)
            by = self._occasion.by(self._to, day, signed)
            opened = open_cases([self._draft(one) for one in group], by)
            all_moved(perform_many(actions.submit, [(case, {}) for case in opened], by).refused)
            cases += zip(group, opened, strict=True)
        numbered = [(one, case) for one, case in cases if one.entry.number]
        for day, pairs in _by_day(numbered, lambda pair: pair[0].filed_on):
            self.file([(case, one.entry.number) for one, case in pairs], day)
        self.close([(case, one.past) for one, case in numbered if one.past is not None])
        if self._is_running:
            self._running.take_over([Taken(o.entry, c, o.filed_on) for o, c in numbered])
        for one, case in numbered:
            self._known.learn(one.entry.number, case.pk)

    def file(self, cases: Sequence[tuple[Case, str]], on: date) -> None:
        work: list[tuple[Case | Part, dict[str, Any]]] = [
            (case, {"number": number}) for case, number in cases
        ]
        all_moved(perform_many(actions.file, work, self._occasion.by(self._to, on)).refused)

    def close(self, work: Sequence[tuple[Case | Part, dict[str, Any]]]) -> None:
        if work:
            by = self._occasion.by(self._to, self._occasion.on)
            all_moved(perform_many(actions.import_history, work, by).refused)

    def _draft(self, one: Ready) -> Draft:
        return draft(one.entry, one.proposers, self._to)


def draft(entry: Entry, proposers: Sequence[Proposer], to: Destination) -> Draft:
    """A text that shows no points is indexed by its title; the text itself is the situation."""
    return Draft(
        office=to.office,
        session=to.session,
        lead=proposers[0],
        cosigners=tuple(proposers[1:]),
        title=entry.title,
        situation=entry.situation if entry.points else entry.text,
        points=tuple(span.text for span in entry.points) or (entry.title,),
        original=entry.text,
        period=entry.period or Period.SESSION,
        category=entry.category[:60],
        wished_units=entry.wished_units[:300],
        channel="import",
        extra=json.dumps(dict(entry.extra), ensure_ascii=False) if entry.extra else "",
        external_id=identity(entry, to),
    )


def all_moved(refused: Sequence[tuple[int, Refused]]) -> None:
    if refused:
        raise refused[0][1]


def _by_day(rows: Iterable[Any], day: Callable[[Any], date]) -> Iterator[tuple[date, list[Any]]]:
    for on, group in groupby(sorted(rows, key=day), key=day):
        yield on, list(group)
