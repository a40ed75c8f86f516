"""评价清单 — what the receiving office follows up: to invite, to call back on, to decide, to settle."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from jianyan.cases.models import Assignment, Rating, Round
from jianyan.cases.states import RoundState
from jianyan.people.rights import NOBODY, Actor, Right

LISTED = 100


@dataclass(frozen=True, slots=True)
class Row:
    """One reply on a list."""

    case_id: int
    part: str
    number: str
    title: str
    unit: str
    delivered_on: date | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Pile:
    """A list: at most LISTED of it, and how many there are."""

    key: str
    rows: Sequence[Row]
    total: int


def piles(actor: Actor, today: date) -> list[Pile]:
    """The lists of one office; two queries each, however long they are."""
    offices = actor.reach.get(Right.REGISTER_RATING, NOBODY).offices
    mine = Round.objects.filter(case__office_id__in=offices)
    on_paper = Rating.objects.filter(
        case=OuterRef("case"), round_no=OuterRef("no"), on_paper=True
    ).exclude(call_back="confirmed")
    waiting = Q(state=RoundState.DELIVERED, paper_on=None)
    wanted = {
        "decide": mine.filter(state=RoundState.DISSATISFIED),
        "settle": mine.filter(state=RoundState.ESCALATED),
        "read": mine.filter(state=RoundState.DELIVERED, paper_on__isnull=False),
        "call_back": mine.filter(Exists(on_paper)),
        "silent": mine.filter(waiting, feedback_due_on__lt=today),
        "waiting": mine.filter(waiting).exclude(feedback_due_on__lt=today),
    }
    return [_pile(key, rows) for key, rows in wanted.items()]


def _pile(key: str, rows: QuerySet[Round]) -> Pile:
    unit = Assignment.objects.filter(case=OuterRef("case"), no=OuterRef("assignment_no"))
    found = rows.annotate(unit=Subquery(unit.values("unit__short_name")[:1])).order_by(
        F("feedback_due_on").asc(nulls_last=True), "case_id", "no"
    )
    columns = (
        "case_id", "no", "case__number", "case__title", "unit", "delivered_on", "feedback_due_on",
    )  # fmt: skip
    shown = [
        Row(case, f"R{no}", number, title, name or "", delivered, due)
        for case, no, number, title, name, delivered, due in found.values_list(*columns)[:LISTED]
    ]
    return Pile(key, shown, rows.count())
