"""截至×日×时 — what came in of a session so far, by kind of period and by stand, for the office's own page."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from jianyan.cases.models import Case
from jianyan.cases.states import CaseState, Origin, Period
from jianyan.people.models import Session

_IN_REVIEW = (CaseState.SUBMITTED, CaseState.IN_REVIEW)
_OUT = (CaseState.NOT_FILED, CaseState.CONVERTED)


@dataclass(frozen=True, slots=True)
class SessionCounts:
    """Each received case stands in exactly one of the columns; withdrawn ones stand apart."""

    received: int
    today: int
    in_review: int
    returned: int
    filed: int
    merged: int
    refused: int
    withdrawn: int
    intersession: int
    fast: int
    from_motions: int


def session_counts(session: Session, today: date) -> SessionCounts:
    """One query."""
    sent = Case.objects.filter(
        office=session.office_id, session=session, submitted_on__isnull=False
    ).exclude(state=CaseState.HISTORY)
    whole = sent.aggregate(
        received=Count("pk"),
        today=Count("pk", filter=Q(submitted_on=today)),
        in_review=Count("pk", filter=Q(state__in=_IN_REVIEW)),
        returned=Count("pk", filter=Q(state=CaseState.BACK_TO_PROPOSER)),
        merged=Count("pk", filter=Q(state=CaseState.MERGED)),
        refused=Count("pk", filter=Q(state__in=_OUT)),
        withdrawn=Count("pk", filter=Q(state=CaseState.WITHDRAWN)),
        intersession=Count("pk", filter=Q(period=Period.INTERSESSION)),
        fast=Count("pk", filter=Q(is_fast=True)),
        from_motions=Count("pk", filter=Q(origin=Origin.MOTION)),
    )
    apart = ("in_review", "returned", "merged", "refused", "withdrawn")
    filed = whole["received"] - sum(whole[name] for name in apart)
    return SessionCounts(filed=filed, **whole)
