"""审查卡片 — the cases that wait for this person's review, one after the other, what came first on top."""

from django.db.models import Exists, OuterRef, Q

from jianyan.cases.models import Case, ReviewOpinion
from jianyan.cases.states import CaseState
from jianyan.cases.visibility import visible
from jianyan.people.rights import NOBODY, Actor, Right

MOST = 2000


def deck(actor: Actor) -> list[int]:
    """To be concluded by one's office, or to be given an opinion on. One query."""
    offices = actor.reach.get(Right.REVIEW, NOBODY).offices
    owed = ReviewOpinion.objects.filter(case=OuterRef("pk"), reviewer=actor.id, given_on=None)
    waits = Q(office_id__in=offices, state__in=(CaseState.SUBMITTED, CaseState.IN_REVIEW))
    asked = Q(Exists(owed), state=CaseState.IN_REVIEW)
    rows = Case.objects.filter(visible(actor)).filter(waits | asked).order_by("submitted_on", "pk")
    return list(rows.values_list("pk", flat=True)[:MOST])
