"""出台的政策措施 — written with the index of the cases that cite them, which are found by their titles."""

from collections.abc import Collection, Mapping, Sequence

from django.db import transaction

from jianyan.cases.dossier import Dossier
from jianyan.cases.models import Adoption
from jianyan.outcomes.models import PolicyMeasure
from jianyan.search import index


@transaction.atomic
def issue(measures: Collection[PolicyMeasure]) -> None:
    """Write new measures; whoever cited one before it was written is found by it too."""
    PolicyMeasure.objects.bulk_create(measures)
    keys = [measure.key for measure in measures]
    index.refresh(list(Adoption.objects.filter(measure__in=keys).values_list("case_id", flat=True).distinct()))  # fmt: skip


def titles(dossiers: Sequence[Dossier]) -> Mapping[int, Sequence[str]]:
    """Title and document number of the measures that these cases went into. One query."""
    cited = {one.case.pk: {a.measure for a in one.adoptions if a.measure} for one in dossiers}
    wanted = set().union(*cited.values()) if cited else set()
    rows = PolicyMeasure.objects.filter(key__in=wanted).values_list("key", "title", "document_no")
    named = {key: f"{title} {number}".strip() for key, title, number in rows}
    return {pk: [named[key] for key in sorted(keys) if key in named] for pk, keys in cited.items()}
