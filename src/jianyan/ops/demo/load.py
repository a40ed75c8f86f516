"""装入演示数据 — loads one scale of the demonstration, once, and goes on after a break."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction

from jianyan.cases.models import Case
from jianyan.notices import plan
from jianyan.notices import stages as reminders
from jianyan.ops.demo import city, days, nation, town
from jianyan.ops.demo.lots import DONE, Played, Stages
from jianyan.ops.demo.people import Roster
from jianyan.people.models import Office

FINISHED = "finished"
TOLD = timedelta(days=21)  # what lies longer back fills nobody's list of notices


class HomeInUse(Exception):
    """There is something in this home that the demonstration must not mix with."""


class YearAhead(Exception):
    """The cases of that year have not been assigned yet; the newest year that can be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which demonstration, of which year, as of which day."""

    scale: str
    year: int
    today: date
    now: datetime
    is_any_year: bool = False  # none was named: whatever year is there will do
    again: bool = False
    fraction: int = 1  # the nation's volumes divided by this, for tests

    @classmethod
    def of(
        cls, scale: str, year: int | None, now: datetime, today: date, **more: object
    ) -> "Wanted":
        """Without a year the newest; a past one stands as it stood at its end."""
        more["is_any_year"] = year is None
        newest = today.year - 1 if scale == "nation" else days.newest(today)
        year = year or newest
        if year > newest:
            raise YearAhead(newest)
        if scale == "nation":
            until = date(year + 1, 2, 28)
        else:
            until = date(year, 12, 31) if year < newest else today
        return cls(scale=scale, year=year, today=min(today, until), now=now, **more)  # type: ignore[arg-type]


@dataclass
class Loaded:
    """What was done, or that it was all there."""

    was_there: bool = False
    played: Played = field(default_factory=Played)


def load(wanted: Wanted, tell: Callable[[str], None]) -> Loaded:
    """Load what is missing; a home that holds other data is left alone."""
    first = _first_office()
    if first is None:
        if Case.objects.exists():
            raise HomeInUse("cases")
        first = _organise(wanted)
        tell("offices, units and people")
    stages = Stages(first, tell)
    if not _is_wanted(first, wanted):
        raise HomeInUse("other")
    if FINISHED in stages.done:
        return Loaded(was_there=True)
    if stages.done and not wanted.again:
        raise HomeInUse("half")
    with plan.quietly(before=wanted.today - TOLD):
        played = _PLAYS[wanted.scale](stages, wanted)
    reminders.plan(wanted.today, wanted.now)
    stages.mark(FINISHED)
    return Loaded(played=played)


def _is_wanted(first: Office, wanted: Wanted) -> bool:
    same_year = wanted.is_any_year or first.settings["demo_year"] == wanted.year
    return same_year and bool(first.settings["demo_scale"] == wanted.scale)


def _first_office() -> Office | None:
    return Office.objects.filter(settings__has_key="demo_year").first()


@transaction.atomic
def _organise(wanted: Wanted) -> Office:
    first = _ORGANISES[wanted.scale](wanted)
    first.settings |= {"demo_year": wanted.year, DONE: []}
    first.save(update_fields=["settings"])
    return first


def _town(wanted: Wanted) -> Office:
    roster = Roster()
    first = town.organise(wanted.year, roster)
    roster.write()
    return first


_ORGANISES: dict[str, Callable[[Wanted], Office]] = {
    "city": lambda w: city.organise(w.year),
    "town": _town,
    "nation": lambda w: nation.organise(w.year, w.fraction),
}
_PLAYS: dict[str, Callable[[Stages, Wanted], Played]] = {
    "city": lambda stages, w: city.play_all(stages, w.today, w.year, w.now, fraction=w.fraction),
    "nation": lambda stages, w: nation.play_all(
        stages, w.today, w.year, w.now, fraction=w.fraction
    ),
    "town": lambda stages, w: town.play_all(stages, w.today, w.year, w.now),
}
