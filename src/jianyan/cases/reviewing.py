"""审查进度 — who was named for the stage in hand, who has said what, who is missing."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from jianyan.cases.dossier import Dossier
from jianyan.cases.models import ReviewOpinion
from jianyan.people.models import User
from jianyan.people.orders import strokes_of
from jianyan.people.rights import RIGHTS, Right


def stage_in_hand(dossier: Dossier) -> Sequence[ReviewOpinion]:
    """The opinions of the stage that was named last; none where nobody was named."""
    rows = dossier.rows(ReviewOpinion)
    return [row for row in rows if row.stage == rows[-1].stage] if rows else []


def mine(dossier: Dossier, user: int) -> ReviewOpinion | None:
    return next((row for row in stage_in_hand(dossier) if row.reviewer_id == user), None)


def outstanding(dossier: Dossier) -> int:
    """How many of the stage in hand have not given their opinion."""
    return sum(1 for row in stage_in_hand(dossier) if row.given_on is None)


def reviewers_of(office: int, on: date) -> dict[int, str]:
    """Everybody who may give an opinion for this office on this day, in the order of print (姓氏笔画).
    One query.
    """
    roles = [role for role, rights in RIGHTS.items() if Right.OPINE in rights]
    valid = Q(grants__from_on=None) | Q(grants__from_on__lte=on)
    still = Q(grants__to_on=None) | Q(grants__to_on__gte=on)
    held = Q(grants__office_id=office, grants__role__in=roles)
    rows = User.objects.filter(held & valid & still).distinct()
    ordered = sorted(rows, key=lambda row: (strokes_of(row.name), row.name, row.pk))
    return {row.pk: str(row) for row in ordered}
