"""承诺台账 — commitments by the year in which they were made: open, kept, late, explained."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear

from jianyan.cases.models import Commitment
from jianyan.cases.states import CommitmentState


@dataclass(frozen=True, slots=True)
class PromiseYear:
    """One year's promises and what became of them by a day; delayed is a part of open."""

    year: int
    made: int
    kept: int
    not_feasible: int
    open: int
    delayed: int


def promises_by_year(*, units: Collection[int], as_of: date) -> list[PromiseYear]:
    """One query. A promise closed later than the day counts as open on that day."""
    kept = Q(state=CommitmentState.CLOSED, closed_on__lte=as_of)
    explained = Q(state=CommitmentState.NOT_FEASIBLE, closed_on__lte=as_of)
    rows = (
        Commitment.objects.filter(unit_id__in=units, made_on__lte=as_of)
        .annotate(year=ExtractYear("made_on"))
        .values("year")
        .annotate(
            made=Count("no"),
            kept=Count("no", filter=kept),
            not_feasible=Count("no", filter=explained),
            open=Count("no", filter=~kept & ~explained),
            delayed=Count("no", filter=~kept & ~explained & Q(due_on__lt=as_of)),
        )
        .order_by("year")
    )
    return [PromiseYear(**row) for row in rows]
