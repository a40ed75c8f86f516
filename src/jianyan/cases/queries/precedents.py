"""裁定先例 — leaders' decisions on second disputes about the unit, to be searched (S14)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Subquery

from jianyan.cases.models import Case, Dispute, Text
from jianyan.cases.visibility import visible
from jianyan.people.rights import Actor

MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """One decision: on which case, between which units, by whom, in which words."""

    case_id: int
    number: str
    title: str
    unit: str
    to_unit: str
    decided_on: date | None
    leader: str
    decision: str
    reason: str


def precedents(*, actor: Actor, text: str) -> list[Precedent]:
    """The newest first, of cases that this person may see. One query."""
    seen = Case.objects.filter(visible(actor), pk=OuterRef("case_id"))
    words = Text.objects.filter(case_id=OuterRef("case_id"))
    rows = (
        Dispute.objects.filter(Exists(seen), decided_on__isnull=False)
        .exclude(leader="")
        .annotate(
            decision=Subquery(words.filter(no=OuterRef("decision_no")).values("body")[:1]),
            reason=Subquery(words.filter(no=OuterRef("reason_no")).values("body")[:1]),
        )
    )
    for word in text.split():
        rows = (
            rows.filter(decision__icontains=word)
            | rows.filter(reason__icontains=word)
            | rows.filter(case__title__icontains=word)
            | rows.filter(unit__name__icontains=word)
        )
    named = rows.order_by("-decided_on", "-case_id", "-no").values_list(
        "case_id", "case__number", "case__title", "unit__short_name", "to_unit__short_name",
        "decided_on", "leader", "decision", "reason",
    )  # fmt: skip
    return [
        Precedent(
            case_id=pk, number=number, title=title, unit=unit, to_unit=to_unit or "",
            decided_on=on, leader=leader, decision=decision or "", reason=reason or "",
        )
        for pk, number, title, unit, to_unit, on, leader, decision, reason in named[:MOST]
    ]  # fmt: skip
