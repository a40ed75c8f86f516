"""一件的时限 — the clocks of one case with their light today and why the day is that day."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from jianyan.cases import limits
from jianyan.deadlines.models import Clock
from jianyan.rules import lights, packs
from jianyan.rules.due import Step
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
    first_due_on: date  # before an extension
    paused_on: date | None
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
        first_due_on=row.first_due_on,
        paused_on=row.paused_on,
        stopped_on=stopped_on,
        legal_due_on=row.legal_due_on,
        latest_on=row.latest_on,
        provisional=row.provisional,
        article=row.article,
        light=_light(row, today, stopped_on),
        because=because(row),
    )


def _light(row: Clock, today: date, stopped_on: date | None) -> Light:
    """A clock that stands still shows what it showed when it stopped."""
    try:
        days = packs.load(rules_of(row)).warning
    except RulesError:
        days = {}
    near, urgent = days.get("near", 10), days.get("urgent", 3)
    at = row.paused_on or today
    return lights.light(row.due_on, at, stopped_on, near=near, urgent=urgent)


def rules_of(row: Clock) -> str:
    """The office's rule text and its version when the clock was set."""
    return row.rules or f"{row.pack}@{row.version}"


def because(row: Clock) -> tuple[Step, ...]:
    """Reckoned again with what was known then; only given where it comes to the same day."""
    given = {key: date.fromisoformat(day) for key, day in row.given.items()}
    try:
        found = limits.reckon(rules_of(row), row.limit, row.start_on, row.when, given)
    except RulesError:
        return ()
    if found is None or (found.due_on != row.due_on and "stopped_1" not in given):
        return ()
    return (*found.because, *_stops(given))


def _stops(given: Mapping[str, date]) -> Iterator[Step]:
    """When the clock stood still, after what the rules say."""
    turn = 1
    while stopped := given.get(f"stopped_{turn}"):
        resumed = given.get(f"resumed_{turn}")
        yield Step("stood", {"since": str(stopped), "until": str(resumed or "")})
        turn += 1
