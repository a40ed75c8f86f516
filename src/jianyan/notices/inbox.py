"""我的通知 — what one person is told: addressed to them, visible to them, read or not."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from jianyan.cases.models import Case, FurtherRating
from jianyan.cases.visibility import invited, visible
from jianyan.deadlines.models import Clock
from jianyan.notices.models import Notice, Reading
from jianyan.notices.wording import sentence
from jianyan.people.rights import NOBODY, Actor, Reach, Right

PAGE = 50
COUNTED = 99  # above it the bell says 99+


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One line: plain values, safe to hand to a template."""

    id: int
    kind: str
    text: str
    case_id: int | None
    number: str
    title: str
    part: str
    due_on: date | None
    ready_at: datetime
    is_read: bool


@dataclass(frozen=True, slots=True)
class Inbox:
    """A page of notices, newest first, with how many are unread in all (at most COUNTED and one)."""

    lines: list[Told]
    unread: int
    has_more: bool


def addressed(actor: Actor) -> Q:
    """The notices meant for this person, by what they may do and for whom."""
    handling = actor.reach.get(Right.HANDLE, NOBODY)
    led = actor.reach.get(Right.APPROVE, NOBODY).units
    return (
        Q(user_id=actor.id)
        | Q(unit_id__in=handling.units, audience="handlers")
        | _of_sections(handling)
        | Q(unit_id__in=led, audience="leaders")
        | Q(office_id__in=actor.offices | actor.hubs)
        | Q(proposer_id__in=actor.proposers)
    )


def _of_sections(handling: Reach) -> Q:
    """About a case, of their unit's: what their section is not given they do not see anyway."""
    units = {unit for unit, _ in handling.sections}
    return Q(unit_id__in=units, audience="handlers", case__isnull=False)


def meant_for(actor: Actor, at: datetime) -> QuerySet[Notice]:
    """Ready, addressed to this person, about cases they may see, and still true.

    A reminder is no longer true when its clock has stopped or ends on another day.
    """
    running = Clock.objects.filter(
        case=OuterRef("case"),
        part=OuterRef("part"),
        limit=OuterRef("limit"),
        due_on=OuterRef("due_on"),
        stopped_on=None,
        paused_on=None,
    )
    seen = Q(case=None) | Q(case__in=Case.objects.filter(visible(actor)))
    if actor.proposers:  # a text that waits for their co-signing
        seen |= Q(case__in=Case.objects.filter(invited(actor)))
    rated = FurtherRating.objects.filter(case=OuterRef("case"), about=OuterRef("part"))
    still = (
        Q(limit__in=["", "promise"]) | Q(Exists(running)) | Q(~Exists(rated), limit="co_rating")
    )
    return Notice.objects.filter(addressed(actor), seen, still, ready_at__lte=at)


def unread(actor: Actor, at: datetime) -> QuerySet[Notice]:
    read = Reading.objects.filter(notice=OuterRef("pk"), user_id=actor.id)
    return meant_for(actor, at).filter(~Exists(read))


def count_unread(actor: Actor, at: datetime) -> int:
    """For the bell: at most one more than COUNTED. One query."""
    return unread(actor, at)[: COUNTED + 1].count()


def inbox(actor: Actor, at: datetime, *, page: int = 1) -> Inbox:
    """A page of this person's notices. Two queries."""
    first = (page - 1) * PAGE
    rows = _lines(actor, meant_for(actor, at), first, PAGE + 1)
    return Inbox(rows[:PAGE], count_unread(actor, at), len(rows) > PAGE)


def _lines(actor: Actor, found: QuerySet[Notice], first: int, most: int) -> list[Told]:
    read = Reading.objects.filter(notice=OuterRef("pk"), user_id=actor.id)
    rows = (
        found.annotate(is_read=Exists(read), number=F("case__number"), title=F("case__title"))
        .order_by("-ready_at", "-id")
        .values_list(
            "id", "kind", "limit", "due_on", "data", "case_id", "number", "title", "part",
            "ready_at", "is_read",
        )[first : first + most]
    )  # fmt: skip
    return [
        Told(
            id=pk, kind=kind, text=sentence(kind, limit=limit, due_on=due, **data),
            case_id=case, number=number or "", title=title or "", part=part, due_on=due,
            ready_at=ready, is_read=is_read,
        )
        for pk, kind, limit, due, data, case, number, title, part, ready, is_read in rows
    ]  # fmt: skip


def one(actor: Actor, at: datetime, pk: int) -> Told | None:
    """One of this person's notices; None where it is not theirs. One query."""
    return next(iter(_lines(actor, meant_for(actor, at).filter(pk=pk), 0, 1)), None)


def between(actor: Actor, since: datetime | None, upto: datetime, *, most: int) -> list[Told]:
    """What became ready in a span of time and is still unread: what a letter carries. One query."""
    found = unread(actor, upto)
    if since is not None:
        found = found.filter(ready_at__gt=since)
    return _lines(actor, found, 0, most)


def mark_read(actor: Actor, at: datetime, *, only: int | None = None) -> int:
    """All that is ready now, or one of them; how many were unread."""
    found = unread(actor, at)
    if only is not None:
        found = found.filter(pk=only)
    rows = [
        Reading(user_id=actor.id, notice_id=pk, read_at=at)
        for pk in found.values_list("pk", flat=True)
    ]
    Reading.objects.bulk_create(rows, ignore_conflicts=True, batch_size=5000)
    return len(rows)
