"""一件的时限 — the clocks of one case with their light today and why the day is that day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from jianyan.deadlines.models import Clock
from jianyan.rules import due, lights, packs
from jianyan.rules.due import Due, Step
from jianyan.rules.errors import RulesError
from jianyan.rules.lights import Light

_ORDER = (
    "reply",
    "rehandle",
    "co_opinion",
    "sign_in",
    "first_contact",
    "return_request",
    "feedback",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClock:
    """One time limit of one part. `because` is empty where the rule of that time is not at hand."""

    part: str
    limit: str
    turn: int
    start_on: date
    due_on: date
    stopped_on: date | None
    legal_due_on: date | None
    latest_on: date | None
    provisional: bool
    article: str
    light: Light
    because: tuple[Step, ...]


def clocks_of(
    case_id: int, today: date, *, kept_back: Collection[tuple[str, str]] = ()
) -> list[CaseClock]:
    """The clocks of a case, the most telling first. One query.

    `kept_back` names clocks whose stop the reader must not notice: they are shown as running.
    """
    rows = Clock.objects.filter(case_id=case_id).order_by("start_on", "part", "turn")
    found = [_clock(row, today, (row.part, row.limit) in kept_back) for row in rows]
    return sorted(found, key=lambda one: _ORDER.index(one.limit) if one.limit in _ORDER else 99)


def _clock(row: Clock, today: date, is_kept_back: bool) -> CaseClock:
    stopped_on = None if is_kept_back else row.stopped_on
    return CaseClock(
        part=row.part,
        limit=row.limit,
        turn=row.turn,
        start_on=row.start_on,
        due_on=row.due_on,
        stopped_on=stopped_on,
        legal_due_on=row.legal_due_on,
        latest_on=row.latest_on,
        provisional=row.provisional,
        article=row.article,
        light=_light(row, today, stopped_on),
        because=_because(row),
    )


def _light(row: Clock, today: date, stopped_on: date | None) -> Light:
    try:
        days = packs.load(row.pack).warning
    except RulesError:
        days = {}
    near, urgent = days.get("near", 10), days.get("urgent", 3)
    return lights.light(row.due_on, today, stopped_on, near=near, urgent=urgent)


def _because(row: Clock) -> tuple[Step, ...]:
    """Reckoned again with what was known then; only given where it comes to the same day."""
    try:
        for item_due in (None, row.due_on):
            found: Due | None = due.due(
                row.pack, row.limit, row.start_on, when=row.when, item_due=item_due
            )
            if found is not None and found.due_on == row.due_on and found.version == row.version:
                return found.because
    except RulesError:
        return ()
    return ()
