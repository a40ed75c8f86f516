"""单位名称 — the names of units that a decision needs, read once for a whole batch."""

from collections.abc import Iterable
from weakref import WeakKeyDictionary

from jianyan.cases.dossier import Batch, Dossier
from jianyan.people.models import Unit

_known: WeakKeyDictionary[Batch, dict[int, Unit]] = WeakKeyDictionary()


def units(dossier: Dossier, wanted: Iterable[int]) -> dict[int, Unit]:
    """Those of these ids; one query for what this batch has not read yet."""
    known = _known.setdefault(dossier.batch, {})
    asked = list(wanted)
    if new := [pk for pk in asked if pk not in known]:
        known.update(Unit.objects.in_bulk(new))
    return {pk: known[pk] for pk in asked}
