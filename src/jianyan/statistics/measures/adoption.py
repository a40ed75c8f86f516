"""采纳意见与政策措施 — adopted opinions by advice point, measures once however many they serve (S45).

An adopted opinion is one advice point adopted, wholly or in part, with evidence; the same point
adopted by two units counts once. A measure counts once, at its lead unit.
"""

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from jianyan.cases.models import Adoption
from jianyan.outcomes.models import PolicyMeasure
from jianyan.statistics.measure import Measure
from jianyan.statistics.scope import Scope


def _adoptions(scope: Scope, kind: str) -> QuerySet[Adoption]:
    return Adoption.objects.filter(
        case__in=scope.led(kind), unit_id__in=scope.units, adopted_on__lte=scope.as_of
    )


def adopted(scope: Scope, kind: str) -> QuerySet[Adoption]:
    """One row for each point: the first unit that recorded it."""
    return (
        _adoptions(scope, kind)
        .order_by("case_id", "point_no", "no")
        .distinct("case_id", "point_no")
    )


def measures(scope: Scope, kind: str) -> QuerySet[PolicyMeasure]:
    """`kind` empty: of both kinds together, each measure once."""
    kinds = [kind] if kind else ["suggestion", "proposal"]
    keys = [_adoptions(scope, one).exclude(measure="").values("measure") for one in kinds]
    found = PolicyMeasure.objects.filter(key__in=keys[0])
    for more in keys[1:]:
        found |= PolicyMeasure.objects.filter(key__in=more)
    return found.annotate(case_id=F("pk"))


MEASURES = (
    Measure("adopted", _("Opinions adopted"), _("Advice points adopted wholly or in part, with evidence; each once."), adopted),
    Measure("measures", _("Policy measures issued"), _("Measures that adopted opinions went into; each once."), measures),
)  # fmt: skip
