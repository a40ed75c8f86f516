"""拟分给本单位的件 — the draft splits on which one's unit is asked, to be confirmed in one list."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from jianyan.cases.models import Case, Inquiry, Text
from jianyan.cases.states import InquiryState, UnitRole
from jianyan.cases.visibility import CONSULTED, visible
from jianyan.people.rights import NOBODY, Actor, Right

MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedLine:
    """One case that a unit is to say yes or no to."""

    case_id: int
    no: int
    part: str
    number: str
    title: str
    unit: str
    role: UnitRole | None
    question: str
    state: InquiryState
    asked_on: date
    answer: str


def asked_of(actor: Actor) -> list[AskedLine]:
    """What waits first, then what was answered, while nothing is assigned yet. One query."""
    units = actor.reach.get(Right.HANDLE, NOBODY).units
    seen = Case.objects.filter(visible(actor), pk=OuterRef("case_id"), state__in=CONSULTED)
    words = Text.objects.filter(case_id=OuterRef("case_id"))
    rows = Inquiry.objects.filter(Exists(seen), unit_id__in=units).select_related("case", "unit")
    rows = rows.annotate(
        question=Subquery(words.filter(no=OuterRef("question_no")).values("body")[:1]),
        answer=Subquery(words.filter(no=OuterRef("answer_no")).values("body")[:1]),
    )
    found = [_line(row) for row in rows.order_by("asked_on", "case_id", "no")[:MOST]]
    return sorted(found, key=lambda line: line.state != InquiryState.ASKED)


def _line(row: Any) -> AskedLine:
    return AskedLine(
        case_id=row.case_id, no=row.no, part=row.part, number=row.case.number,
        title=row.case.title, unit=row.unit.short_name,
        role=UnitRole(row.role) if row.role else None, question=row.question or "",
        state=InquiryState(row.state), asked_on=row.asked_on, answer=row.answer or "",
    )  # fmt: skip
