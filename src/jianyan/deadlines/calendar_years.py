"""节假日安排 — a year's days off come in: the file, the database, and every open clock with it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TypeVar

from django.db import connection, transaction

from jianyan.cases import events as e
from jianyan.cases import limits, perform
from jianyan.cases.dossier import Batch
from jianyan.cases.facts import By, Fact
from jianyan.cases.models import Case
from jianyan.deadlines import recompute
from jianyan.deadlines.models import CalendarYear
from jianyan.deadlines.recompute import Left, Moved
from jianyan.rules import calendars, packs, workdays
from jianyan.rules.yearly_notice import calendar_of

CHUNK = 500
T = TypeVar("T")
_ONE_AT_A_TIME = "SELECT pg_advisory_lock(%s)", "SELECT pg_advisory_unlock(%s)"
_LOCK = 0x63616C656E646172  # "calendar"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came in, how many clocks were looked at, and what that changed."""

    year: int
    region: str
    file: Path
    version: str
    clocks: int
    moved: list[Moved]
    left: list[Left]


def load(text: str, by: By) -> Loaded:
    """The notice (or a calendar file) into the office's folder; open clocks follow by recorded events.

    Interrupted, it can be run again with the same file. RulesError where the text is not sound;
    then nothing is touched.
    """
    written = calendar_of(text)
    plan = calendars.parse(written, where="calendar")
    with _alone():
        catching_up = CalendarYear.objects.filter(is_applied=False).exists()
        before = recompute.reckon()
        year = _begun(plan.year, plan.region, written, by)
        file = calendars.keep(written)
        limits.forget()
        after = recompute.reckon()
        moved, left = recompute.compare(before, after, catching_up=catching_up)
        apply(moved, by, reason=f"calendar:{plan.year}")
        year.version = workdays.calendar(plan.region or "china").version
        year.is_applied = True
        year.save(update_fields=["version", "is_applied"])
    return Loaded(plan.year, plan.region, file, year.version, after.clocks, moved, left)


def _begun(year: int, region: str, text: str, by: By) -> CalendarYear:
    """Written down before anything moves, so that an interrupted run is known as one."""
    days = {"text": text, "loaded_on": by.on, "loaded_at": by.at, "is_applied": False}
    found, _ = CalendarYear.objects.update_or_create(year=year, region=region, defaults=days)
    return found


class _alone:  # noqa: N801  # reads as a sentence: with _alone()
    """One loading at a time, on whichever machine."""

    def __enter__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(_ONE_AT_A_TIME[0], [_LOCK])

    def __exit__(self, *error: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(_ONE_AT_A_TIME[1], [_LOCK])


def apply(moved: Sequence[Moved], by: By, *, reason: str) -> None:
    """Record the new days, some cases at a time; each chunk is its own transaction."""
    by_case: dict[int, list[Moved]] = {}
    for one in moved:
        by_case.setdefault(one.case_id, []).append(one)
    for ids in _chunks(sorted(by_case)):
        _apply({pk: by_case[pk] for pk in ids}, by, reason)


@transaction.atomic
def _apply(by_case: dict[int, list[Moved]], by: By, reason: str) -> None:
    locked = Case.objects.select_for_update().filter(pk__in=by_case).order_by("pk")
    batch = Batch(locked, expected=len(by_case))
    facts: list[Fact] = []
    for pk, dossier in batch.dossiers.items():
        parts: dict[str, list[Moved]] = {}
        for one in by_case[pk]:
            parts.setdefault(one.part, []).append(one)
        for name, mine in parts.items():
            days = tuple(one.old.due_on for one in mine)
            event = e.DueDayMoved(tuple(one.new for one in mine), reason, days)
            state = dossier.part(name).state
            facts += perform.settle(Fact(event, by, dossier, name, state))
    perform.record(facts, batch)


def _chunks(ids: Iterable[T]) -> Iterator[list[T]]:
    waiting = iter(ids)
    while chunk := list(islice(waiting, CHUNK)):
        yield chunk


def restore() -> list[Path]:
    """Lay down the files of years that another machine loaded. One query."""
    there = {(plan.year, plan.region): plan for plan in calendars.plans()}
    laid = []
    for year in CalendarYear.objects.all():
        known = there.get((year.year, year.region))
        if known is None or known != calendars.parse(year.text, where="calendar"):
            laid.append(calendars.keep(year.text))
    if laid:
        limits.forget()
    return laid


def missing(today: date) -> list[tuple[str, int]]:
    """Calendars in use whose year should be known by now: from 15 December the next one."""
    known = packs.keys()
    used = sorted({"china"} | {packs.load(key).count.calendar for key in known})
    found = ((key, workdays.calendar(key).missing_year(today)) for key in used)
    return [(key, year) for key, year in found if year is not None]
