"""可交办的单位 — the units that an office may name on a day, in the official order of hubs and units."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, QuerySet, Value, When

from jianyan.cases.models import Assignment
from jianyan.cases.states import AssignmentState
from jianyan.people.models import Office, Unit
from jianyan.people.offices import Chain, units_valid
from jianyan.people.rights import NOBODY, Actor, Right

_ENDED = (AssignmentState.TO_ACKNOWLEDGE, AssignmentState.RELEASED, AssignmentState.CEASED)


@dataclass(frozen=True, slots=True)
class HubUnits:
    """One hub with its units, as an order of print has them."""

    hub: str
    units: tuple[tuple[int, str], ...]


def hubs_of(office: Office) -> QuerySet[Office]:
    """The hubs that an office assigns through: those of its own place and level."""
    return Office.objects.filter(level=office.level, region=office.region)


def assignable(office: Office, on: date) -> QuerySet[Unit]:
    """Valid units of the right hubs: Party, congress, government, CPPCC …, each by its own 序列."""
    hubs = list(hubs_of(office).values_list("pk", flat=True))
    return by_organ(units_valid(hubs, on)).select_related("hub")


def by_organ(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """In the official order of organs, then of hubs and of their units (practice.md 2)."""
    return units.order_by(organ_rank("hub__chain"), "hub", "position", "key")


def organ_rank(chain: str) -> Case:
    """The place of an organ in print: Party, congress, government, CPPCC … by the field named."""
    order = [When(**{chain: one}, then=Value(place)) for place, one in enumerate(Chain.values)]
    return Case(*order, default=Value(99), output_field=IntegerField())


def open_tasks_of(actor: Actor, officer: str) -> list[Assignment]:
    """The tasks of this person's units that name an officer and are not at their end. One query."""
    units = actor.reach.get(Right.HANDLE, NOBODY).units
    open_ones = Assignment.objects.filter(unit_id__in=units, officer=officer)
    return list(open_ones.exclude(state__in=_ENDED).order_by("case_id", "no"))


def by_hub(units: QuerySet[Unit]) -> list[HubUnits]:
    """The same, hub by hub. One query."""
    found: dict[str, list[tuple[int, str]]] = {}
    for unit in units:
        found.setdefault(unit.hub.name, []).append((unit.pk, unit.name))
    return [HubUnits(hub, tuple(rows)) for hub, rows in found.items()]
