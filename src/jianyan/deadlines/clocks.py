"""计时 — the clocks as a projection: events start them with the law's day, others stop them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from jianyan.cases import events as e
from jianyan.cases.dossier import Batch
from jianyan.cases.facts import ClockSet, Fact
from jianyan.cases.models import Assignment, Disclosure, Round
from jianyan.cases.replay import Problem
from jianyan.cases.scope import units_of
from jianyan.cases.states import Period
from jianyan.deadlines.models import Clock
from jianyan.rules import packs

_STOP = """
UPDATE deadlines_clock c SET stopped_on = s.day
FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::date[]) AS s(case_id, part, "limit", day)
WHERE c.case_id = s.case_id AND c.part = s.part AND c."limit" = s."limit" AND c.stopped_on IS NULL
"""
_COLUMNS = [f.name for f in Clock._meta.concrete_fields if f.name != "pk"]
_KEY = ["case", "part", "limit", "turn"]
Key = tuple[int, str, str, int]
_ALL_OF_TASK = (
    "sign_in", "return_request", "return_decide", "first_contact", "reply", "co_opinion",
    "co_opinion_redo", "plan", "rehandle",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stop:
    """These limits of one part end on a day."""

    case_id: int
    part: str
    limit: str
    day: date


def project(facts: Sequence[Fact], batch: Batch) -> None:
    """Write what the facts start and stop, in their order: one statement each.

    What ran before this batch is stopped first; what begins here is written as it ends here.
    """
    started: dict[Key, Clock] = {}
    running: dict[tuple[int, str, str], list[Clock]] = defaultdict(list)
    stopped: list[Stop] = []
    for fact in facts:
        for clock in starts(fact):
            _carry_on(clock, started)
            started[(clock.case_id, clock.part, clock.limit, clock.turn)] = clock
            running[(clock.case_id, clock.part, clock.limit)].append(clock)
        for stop in stops(fact):
            mine = running.pop((stop.case_id, stop.part, stop.limit), None)
            for clock in mine or ():
                clock.stopped_on = stop.day
            if mine is None:
                stopped.append(stop)
    if stopped:
        rows = [(s.case_id, s.part, s.limit, s.day) for s in stopped]
        with connection.cursor() as cursor:
            cursor.execute(_STOP, [list(column) for column in zip(*rows, strict=True)])
    if started:
        Clock.objects.bulk_create(
            started.values(),
            update_conflicts=True,
            unique_fields=_KEY,
            update_fields=[name for name in _COLUMNS if name not in (*_KEY, "first_due_on")],
        )


def _carry_on(clock: Clock, known: Mapping[Key, Clock]) -> None:
    """A clock set anew remembers the day it had at first."""
    before = known.get((clock.case_id, clock.part, clock.limit, clock.turn))
    clock.first_due_on = before.first_due_on if before else clock.due_on


def starts(fact: Fact) -> Iterator[Clock]:
    """The clocks that a fact starts, each on the part that must act."""
    event = fact.event
    tasks = getattr(event, "tasks", None) or (
        (event.task,) if isinstance(event, e.Reassigned | e.CoHandlerAdded) else ()
    )
    if tasks:
        for task in tasks:
            yield from (_clock(fact, c, f"A{task.no}", task.unit) for c in task.clocks)
    elif isinstance(event, e.RehandlingOrdered):
        reply = fact.dossier.get(Round, int(fact.part[1:]))
        work = fact.dossier.get(Assignment, reply.assignment_no)
        for clock in event.clocks:
            yield _clock(fact, clock, work.part, work.unit_id, turn=reply.turn)
    else:
        for part, clock in (
            *((fact.part, one) for one in getattr(event, "clocks", ())),
            *getattr(event, "others", ()),
        ):
            unit = next(iter(units_of(fact.dossier.part(part))), None) if part else None
            yield _clock(fact, clock, part, unit)


def _clock(fact: Fact, as_set: ClockSet, part: str, unit: int | None, turn: int = 0) -> Clock:
    return Clock(
        case_id=fact.dossier.case.pk,
        part=part,
        turn=turn or as_set.turn,
        unit_id=unit,
        paused_on=fact.by.on if isinstance(fact.event, e.ClockStopped) else None,
        limit=as_set.limit,
        start_on=as_set.start_on,
        due_on=as_set.due_on,
        legal_due_on=as_set.legal_due_on,
        latest_on=as_set.latest_on,
        provisional=as_set.provisional,
        article=as_set.article[:200],
        rules=as_set.rules,
        pack=as_set.pack,
        version=as_set.version,
        calendar=as_set.calendar,
        when=dict(as_set.when),
        given={key: str(day) for key, day in as_set.given.items()},
    )


def stops(fact: Fact) -> Iterator[Stop]:
    """The clocks that a fact stops."""
    case_id, on = fact.dossier.case.pk, fact.by.on
    for part, limits in (*_ended(fact), *_plans_ended(fact)):
        yield from (Stop(case_id, part, limit, on) for limit in limits)


_ENDS: dict[type, tuple[str, ...]] = {
    e.Acknowledged: ("sign_in",),
    e.ReturnRequested: ("return_request", "sign_in"),
    e.AssignmentKept: ("return_decide",),
    e.Reassigned: _ALL_OF_TASK,
    e.Dispatched: _ALL_OF_TASK,
    e.ContactRecorded: ("first_contact",),
    e.CoOpinionGiven: ("co_opinion", "co_opinion_redo", "return_request"),
    e.PlanFiled: ("plan",),
    e.ReviewPassed: ("office_review",),
    e.ReviewFailed: ("office_review",),
    e.ActivityLogged: ("first_contact",),  # where a proposer was there
    e.FulfilmentConfirmed: ("commitment_feedback",),
    e.FulfilmentRefused: ("commitment_feedback",),
    e.FulfilmentRated: ("commitment_feedback",),
}


def ends(event: type) -> tuple[str, ...]:
    """The limits that an event of this kind ends, whatever the state; for the generated page."""
    return _ENDS.get(event, ())


# only what is filed between sessions waits
_NOT_TO_ASSIGN = (e.Assigned, e.Withdrawn, e.NotFiled, e.OfflineConcluded)
_OVER = {"rated", "dissatisfied", "no_feedback", "replaced", "escalated"}


def _ended(fact: Fact) -> Iterator[tuple[str, Sequence[str]]]:
    event, part = fact.event, fact.part
    if type(event) in _ENDS:
        counts = getattr(event, "present", True) and not getattr(event, "stays", False)
        yield part, _ENDS[type(event)] if counts else ()
    elif isinstance(event, _NOT_TO_ASSIGN) or (not part and fact.state == "withdrawn"):
        if fact.dossier.case.period == Period.INTERSESSION:
            yield "", ("assign",)
        if fact.state == "withdrawn":
            yield from ((work.part, _ALL_OF_TASK) for work in fact.dossier.assignments)
    elif isinstance(event, e.Published) or (
        isinstance(event, e.DisclosureReviewed) and not event.public
    ):
        shown = fact.dossier.get(Disclosure, int(part[1:]))
        yield f"R{shown.round_no}", ("publish",)
    elif part.startswith("A") and fact.state == "replied":
        yield part, _ALL_OF_TASK
    elif fact.state in _OVER:
        yield part, ("feedback",)


def _plans_ended(fact: Fact) -> Iterator[tuple[str, Sequence[str]]]:
    """A case that is no key one any more asks its units for no plan, where only key ones do."""
    unmarked = isinstance(fact.event, e.KeyUnmarked)
    if unmarked and packs.load(fact.dossier.case.rules).plan_required == "key":
        yield from ((work.part, ("plan",)) for work in fact.dossier.assignments)


_COMPARED = (
    "due_on", "first_due_on", "start_on", "paused_on", "stopped_on", "legal_due_on", "latest_on",
)  # fmt: skip


def expected(facts: Sequence[Fact]) -> dict[Key, Clock]:
    """The clocks that a whole journal gives, in memory, for comparing and rebuilding."""
    running: dict[Key, Clock] = {}
    for fact in facts:
        for clock in starts(fact):
            _carry_on(clock, running)
            running[(clock.case_id, clock.part, clock.limit, clock.turn)] = clock
        for stop in stops(fact):
            for (case_id, part, limit, _turn), clock in running.items():
                if (case_id, part, limit) == (stop.case_id, stop.part, stop.limit):
                    clock.stopped_on = clock.stopped_on or stop.day
    return running


def rebuild(ids: Sequence[int], facts: Sequence[Fact]) -> None:
    """The clocks of these cases anew."""
    Clock.objects.filter(case_id__in=ids).delete()
    by_case: dict[int, list[Fact]] = {}
    for fact in facts:
        by_case.setdefault(fact.dossier.case.pk, []).append(fact)
    Clock.objects.bulk_create(c for mine in by_case.values() for c in expected(mine).values())


def problems(ids: Sequence[int], facts: Sequence[Fact]) -> Iterator[Problem]:
    """Clocks that are not those which the journal gives."""
    by_case: dict[int, list[Fact]] = {}
    for fact in facts:
        by_case.setdefault(fact.dossier.case.pk, []).append(fact)
    wanted = {k: c for mine in by_case.values() for k, c in expected(mine).items()}
    stored = {
        (c.case_id, c.part, c.limit, c.turn): c for c in Clock.objects.filter(case_id__in=ids)
    }
    for key in wanted.keys() | stored.keys():
        if key not in stored or key not in wanted:
            yield Problem(
                "row_missing" if key in wanted else "row_extra", key[0], f"clock {key[1:]}"
            )
        elif any(getattr(stored[key], name) != getattr(wanted[key], name) for name in _COMPARED):
            yield Problem("row_differs", key[0], f"clock {key[1:]}")
