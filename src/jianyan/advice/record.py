"""成绩: what the machine learned month by month, how it did, and what people made of its answers."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q

from jianyan.advice.models import Answer, AnswerKind, Training, Verdict

MONTHS = 24


@dataclass(frozen=True, slots=True)
class Judged:
    """One kind of answer: how many were judged, how many taken; of those at 0.8 and more too."""

    kind: str
    judged: int
    accepted: int
    sure: int
    sure_accepted: int


def trainings(offices: Collection[int]) -> list[Training]:
    """The latest trainings of these offices, newest first. One statement."""
    found = Training.objects.filter(office_id__in=offices).select_related("office")
    return list(found[:MONTHS])


def judged(offices: Collection[int]) -> list[Judged]:
    """Of units only the one named first: the others stand beside it to be passed over. Two
    statements."""
    rows = Answer.objects.filter(case__office_id__in=offices).exclude(verdict=Verdict.OPEN)
    first = rows.filter(kind=AnswerKind.UNIT).order_by("case_id", "part", "-score")
    named = first.distinct("case_id", "part").values_list("pk")
    rest = rows.exclude(kind=AnswerKind.UNIT) | rows.filter(pk__in=named)
    sure, taken = Q(score__gte=0.8), Q(verdict=Verdict.ACCEPTED)
    counted = (
        rest.order_by()
        .values("kind")
        .annotate(
            judged=Count("pk"),
            accepted=Count("pk", filter=taken),
            sure=Count("pk", filter=sure),
            sure_accepted=Count("pk", filter=sure & taken),
        )
        .order_by("kind")
    )
    return [Judged(**row) for row in counted]
