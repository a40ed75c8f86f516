"""交办会的进度 — how far each meeting has come, and which cases it refused and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value

from jianyan.cases.models import AssignmentMeeting, LineState, MeetingLine, ProposedShare
from jianyan.cases.refusal import Refused
from jianyan.people.models import Session
from jianyan.people.rights import NOBODY, Actor, Right

SHOWN = 200  # refused cases on the page; all are in the download
LISTED = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One meeting as a page shows it."""

    id: int
    session: Session
    held_on: date
    opened_by: str
    opened_at: datetime
    reason: str
    total: int
    met: int
    refused: int
    left_out: int

    @property
    def waiting(self) -> int:
        return self.total - self.met - self.refused - self.left_out

    @property
    def passed(self) -> int:
        return self.total - self.waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAssigned:
    """One case that the meeting did not assign; `refusal` is None where it was left out."""

    case_id: int
    number: str
    title: str
    units: str
    refusal: Refused | None


def meetings(actor: Actor) -> list[Progress]:
    """The latest of the offices for which this person assigns. One query."""
    return [_progress(row) for row in _mine(actor)[:LISTED]]


def meeting(actor: Actor, pk: int) -> Progress | None:
    """One of them; None where it is not there or not theirs. One query."""
    row = _mine(actor).filter(pk=pk).first()
    return _progress(row) if row else None


def not_assigned(pk: int, most: int | None = None) -> Iterator[NotAssigned]:
    """Those refused and those left out, in the order of the list. One query, read as it is used."""
    shares = ProposedShare.objects.filter(case_id=OuterRef("case_id")).values("case_id")
    named = shares.annotate(all=StringAgg("unit__short_name", Value("、"), order_by="no"))
    ended = (LineState.REFUSED, LineState.LEFT_OUT)
    rows = MeetingLine.objects.filter(meeting=pk, state__in=ended).order_by("no")
    values = rows.annotate(units=Subquery(named.values("all"))).values_list(
        "case_id", "case__number", "case__title", "units", "state", "code", "params"
    )
    for case_id, number, title, units, state, code, params in values[:most].iterator():
        yield NotAssigned(
            case_id=case_id, number=number, title=title, units=units or "",
            refusal=_refusal(code, params) if state == LineState.REFUSED else None,
        )  # fmt: skip


def refused_cases(pk: int) -> list[int]:
    """What a second meeting takes up again."""
    ended = (LineState.REFUSED, LineState.LEFT_OUT)
    rows = MeetingLine.objects.filter(meeting=pk, state__in=ended, case__assigned_on=None)
    return list(rows.order_by("no").values_list("case_id", flat=True))


def _mine(actor: Actor) -> QuerySet[AssignmentMeeting]:
    offices = actor.reach.get(Right.ASSIGN, NOBODY).offices
    counts = {
        state.value: Count("lines", filter=Q(lines__state=state))
        for state in (LineState.MET, LineState.REFUSED, LineState.LEFT_OUT)
    }
    rows = AssignmentMeeting.objects.filter(office_id__in=offices)
    return rows.select_related("session__office", "opened_by").annotate(**counts).order_by("-pk")


def _progress(row: Any) -> Progress:
    return Progress(
        id=row.pk, session=row.session, held_on=row.held_on, opened_by=str(row.opened_by),
        opened_at=row.opened_at, reason=row.reason, total=row.total, met=row.met,
        refused=row.refused, left_out=row.left_out,
    )  # fmt: skip


def _refusal(code: str, params: Mapping[str, Any]) -> Refused:
    """As it was raised; a day comes back from how it was kept."""
    return Refused(code, **{name: _day(value) for name, value in params.items()})


def _day(value: Any) -> Any:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else value
    except ValueError:
        return value
