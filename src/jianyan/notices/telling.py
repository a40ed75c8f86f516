"""告知谁 — which event tells whom: one entry for each event that somebody must hear of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import singledispatch
from typing import Any

from django.utils import timezone

from jianyan.cases import events as e
from jianyan.cases.facts import ClockSet, Fact, Task
from jianyan.cases.models import Assignment, Round
from jianyan.cases.scope import units_of
from jianyan.cases.states import MAIN_LIMITS

HANDLERS, LEADERS = "handlers", "leaders"
_HUB_ORGANS = frozenset({"gov_office", "gov_leader", "party_office"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing told to a unit, an office or all proposers of a case."""

    kind: str
    unit: int | None = None
    audience: str = ""
    office: int | None = None
    proposer: int | None = None  # somebody asked, who has not signed
    proposers: bool = False
    part: str = ""
    due_on: date | None = None
    data: dict[str, Any] = field(default_factory=dict)
    from_at: datetime | None = None  # not before; None: at once
    names_case: bool = True  # False: they may not open the case any more


# fmt: off
_PLAIN: dict[type, tuple[tuple[str, str], ...]] = {
    e.Filed:                (("proposers", "filed"),),
    e.NotFiled:             (("proposers", "not_filed"),),
    e.Converted:            (("proposers", "converted"),),
    e.OpinionOutcomeRecorded: (("proposers", "opinion_outcome"),),
    e.Merged:               (("proposers", "merged"),),
    e.Unmerged:             (("proposers", "unmerged"),),
    e.HandlingObjected:     (("office", "handling_objected"),),
    e.UnitObjected:         (("office", "unit_objected"),),
    e.ObjectionAnswered:    (("proposers", "objection_answered"),),
    e.CoHandlerAsked:       (("office", "co_handler_asked"),),
    e.CoHandlerRefused:     ((HANDLERS, "co_handler_refused"),),
    e.ReturnRequested:      (("office", "change_asked"),),
    e.AssignmentKept:       ((HANDLERS, "change_refused"),),
    e.ContactDisputed:      (("office", "contact_disputed"), (HANDLERS, "contact_disputed")),
    e.ExtensionRefused:     ((HANDLERS, "extension_refused"),),
    e.ClockStopped:         ((HANDLERS, "clock_stopped"), ("proposers", "clock_stopped")),
    e.SentForApproval:      ((LEADERS, "to_approve"),),
    e.DraftReturned:        ((HANDLERS, "draft_returned"),),
    e.NotRehandled:         (("proposers", "explained"),),
    e.RatingInvited:        (("proposers", "rating_invited"),),
    e.PaperRatingReceived:  (("office", "paper_rating"),),
    e.MeetingRecorded:      (("proposers", "meeting_recorded"),),
    e.Settled:              (("proposers", "settled"), (HANDLERS, "settled")),
    e.PromiseReopened:      ((HANDLERS, "promise_reopened"), (LEADERS, "promise_reopened"), ("proposers", "promise_reopened")),
    e.PromiseSettled:       (("proposers", "promise_settled"), (HANDLERS, "promise_settled")),
    e.Reclassified:         (("proposers", "class_changed"), ("office", "class_changed")),
    e.RehandlingProposed:   (("office", "rehandling_proposed"),),
    e.ProgressReported:     (("proposers", "progress"),),
    e.FulfilmentClaimed:    (("proposers", "fulfilment_claimed"),),
    e.FulfilmentConfirmed:  ((HANDLERS, "fulfilment_confirmed"),),
    e.FulfilmentRefused:    ((HANDLERS, "fulfilment_refused"), (LEADERS, "fulfilment_refused"), ("office", "fulfilment_refused")),
    e.GivenUp:              (("proposers", "given_up"), ("office", "given_up")),
    e.Concluded:            (("proposers", "concluded"),),
    e.OfflineConcluded:     (("proposers", "concluded"),),
    e.Published:            (("proposers", "published"),),
}
# fmt: on


@singledispatch
def told(event: Any, fact: Fact) -> Iterator[Told]:
    """Events that are not in the table either show in the worklist and on the timeline only."""
    if getattr(event, "stays", False):  # on record and not accepted: nobody has to do anything
        return
    for whom, kind in _PLAIN.get(type(event), ()):
        if whom == "proposers":
            yield proposers_of(fact, kind)
        elif whom == "office":
            yield _office(fact, kind)
        else:
            yield from units_told(fact, kind, whom)


def units_told(fact: Fact, kind: str, *audiences: str, **more: Any) -> Iterator[Told]:
    """The units responsible for the part (of the case: all at work on it)."""
    for unit in sorted(units_of(fact.dossier.part(fact.part))):
        for audience in audiences or (HANDLERS,):
            yield Told(kind=kind, unit=unit, audience=audience, part=fact.part, **more)


def _office(fact: Fact, kind: str, **more: Any) -> Told:
    return Told(kind=kind, office=fact.dossier.case.office_id, part=fact.part, **more)


def _hub(fact: Fact, kind: str, **more: Any) -> Iterator[Told]:
    if hub := fact.dossier.case.hub_id:
        yield Told(kind=kind, office=hub, part=fact.part, **more)


def proposers_of(fact: Fact, kind: str, **more: Any) -> Told:
    return Told(kind=kind, proposers=True, part=fact.part, **more)


def _lead(fact: Fact, kind: str) -> Told:
    lead = [one.proposer_id for one in fact.dossier.signatories if one.is_lead]
    return proposers_of(fact, kind, data={"to": lead})


# for the pages of this room that tell the rest
units, office, hub, proposers, lead = units_told, _office, _hub, proposers_of, _lead


def _main(clocks: Iterable[ClockSet]) -> date | None:
    return next((clock.due_on for clock in clocks if clock.limit in MAIN_LIMITS), None)


# ── raising, reviewing, assigning ────────────────────────────────────────────────────────────
@told.register
def _(event: e.RolledUp, fact: Fact) -> Iterator[Told]:
    """With the last who agreed, a joint case is withdrawn (S03)."""
    if not fact.part and fact.state == "withdrawn":
        yield _lead(fact, "withdrawn_jointly")
        yield from _ceased(fact)


@told.register
def _(event: e.Withdrawn, fact: Fact) -> Iterator[Told]:
    yield from _ceased(fact)


def _ceased(fact: Fact) -> Iterator[Told]:
    """All units are told (S04)."""
    for unit in sorted({w.unit_id for w in fact.dossier.assignments if w.state != "released"}):
        yield Told(kind="withdrawn", unit=unit, audience=HANDLERS)


@told.register
def _(event: e.SentBack, fact: Fact) -> Iterator[Told]:
    yield proposers_of(fact, "sent_back", due_on=event.revise_by)


def task_of(task: Task) -> Told:
    return Told(
        kind="assigned",
        unit=task.unit,
        audience=HANDLERS,
        part=f"A{task.no}",
        due_on=_main(task.clocks),
        data={"role": task.role},
    )


@told.register
def _(event: e.Assigned, fact: Fact) -> Iterator[Told]:
    yield from map(task_of, event.tasks)
    yield proposers_of(fact, "handed_on")


@told.register
def _(event: e.Reassigned, fact: Fact) -> Iterator[Told]:
    number = {"number": fact.dossier.case.number}
    yield from units_told(fact, "released", data=number, names_case=False)
    yield task_of(event.task)
    yield proposers_of(fact, "unit_changed")


@told.register
def _(event: e.Reminded, fact: Fact) -> Iterator[Told]:
    yield from units_told(fact, "reminded", HANDLERS, LEADERS, due_on=event.answer_by)


# ── handling and its clocks ──────────────────────────────────────────────────────────────────
@told.register
def _(event: e.CoOpinionGiven, fact: Fact) -> Iterator[Told]:
    for work in fact.dossier.assignments:
        if work.answers and work.is_open:
            yield Told(kind="co_opinion_in", unit=work.unit_id, audience=HANDLERS, part=work.part)


def _followers(fact: Fact, others: Iterable[tuple[str, ClockSet]]) -> Iterator[Told]:
    for part, clock in others:
        unit = fact.dossier.part(part)
        if isinstance(unit, Assignment):
            yield Told(
                kind="day_moved",
                unit=unit.unit_id,
                audience=HANDLERS,
                part=part,
                due_on=clock.due_on,
            )


def _extended(fact: Fact, until: date, told_to: Iterable[str]) -> Iterator[Told]:
    """The proposer always (S22), and the bodies that the rule names."""
    yield proposers_of(fact, "extended", due_on=until)
    organs = set(told_to) - {"proposer"}
    if organs & _HUB_ORGANS:
        yield from _hub(fact, "extended", due_on=until)
    if organs - _HUB_ORGANS:
        yield _office(fact, "extended", due_on=until)


@told.register
def _(event: e.ExtensionRequested, fact: Fact) -> Iterator[Told]:
    if event.by_right:
        yield from _extended(fact, event.until, event.told)
        yield from _followers(fact, event.others)
        return
    yield _office(fact, "extension_asked", due_on=event.until)
    yield from _hub(fact, "extension_asked", due_on=event.until)


@told.register
def _(event: e.ExtensionGranted, fact: Fact) -> Iterator[Told]:
    yield from units_told(fact, "extension_granted", due_on=event.until)
    yield from _extended(fact, event.until, event.told)
    yield from _followers(fact, event.others)


@told.register
def _(event: e.ClockRestarted, fact: Fact) -> Iterator[Told]:
    due_on = _main(event.clocks)
    yield from units_told(fact, "clock_restarted", due_on=due_on)
    yield proposers_of(fact, "clock_restarted", due_on=due_on)
    yield from _followers(fact, event.others)


@told.register
def _(event: e.DueDayMoved, fact: Fact) -> Iterator[Told]:
    """Only where the day is another one; that it is certain now changes nothing."""
    for clock, was in zip(event.clocks, event.was, strict=False):
        if clock.due_on == was:
            continue
        if clock.limit in MAIN_LIMITS:
            yield from units_told(fact, "day_moved", due_on=clock.due_on)
        if clock.limit in {"reply", "rehandle", "feedback"}:
            yield proposers_of(fact, "day_moved", due_on=clock.due_on)


# ── replying and rating ──────────────────────────────────────────────────────────────────────
@told.register
def _(event: e.Delivered, fact: Fact) -> Iterator[Told]:
    due_on = next((c.due_on for c in event.clocks if c.limit == "feedback"), None)
    yield proposers_of(fact, "replied", due_on=due_on, data={"to": list(event.proposers)})


@told.register
def _(event: e.Rated | e.RatingCorrected, fact: Fact) -> Iterator[Told]:
    """The office at once; the hub when the window has closed; the unit never by this way."""
    if event.counts != "dissatisfied":
        return
    reply = fact.dossier.get(Round, int(fact.part[1:]))
    yield _office(fact, "dissatisfied_again" if reply.turn > 1 else "dissatisfied")
    yield from _hub(fact, "dissatisfied", from_at=_after(reply.feedback_due_on))


def _after(day: date | None) -> datetime | None:
    """The first moment after a day of the window."""
    if day is None:
        return None
    zone = timezone.get_default_timezone()
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=zone)


@told.register
def _(event: e.RehandlingOrdered, fact: Fact) -> Iterator[Told]:
    yield from units_told(fact, "rehandling", HANDLERS, LEADERS, due_on=_main(event.clocks))
    yield proposers_of(fact, "rehandling")


@told.register
def _(event: e.FulfilmentRated, fact: Fact) -> Iterator[Told]:
    """Disputed: a meeting is to be held; accepted: the unit hears that it is closed."""
    kind = "fulfilment_disputed" if event.counts == "dissatisfied" else "fulfilment_confirmed"
    if event.counts == "dissatisfied":
        yield _office(fact, kind)
    yield from units_told(fact, kind, HANDLERS, LEADERS)


@told.register
def _(event: e.ContactPersonNamed, fact: Fact) -> Iterator[Told]:
    yield proposers_of(fact, "contact_named", data={"to": [event.proposer]})
    if fact.dossier.assignments:
        yield from units_told(fact, "contact_named")


# ── afterwards ───────────────────────────────────────────────────────────────────────────────
