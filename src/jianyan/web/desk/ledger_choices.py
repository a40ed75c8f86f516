"""筛选选项 — what the ledger may be filtered by for one reader: years, sessions, offices, units."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from jianyan.cases.queries.units import by_organ
from jianyan.people.models import Office, Session, Unit
from jianyan.people.rights import Actor
from jianyan.web.desk import wording


@dataclass(frozen=True, slots=True)
class Choices:
    """Value and label of each choice; sessions also by the id they stand for."""

    years: list[int]
    offices: list[tuple[str, str]]
    sessions: list[tuple[str, str]]
    session_ids: dict[str, int]
    units: list[tuple[str, str]]


def choices(actor: Actor, today: date) -> Choices:
    """Two queries."""
    sessions = list(
        _sessions(actor)
        .order_by("-year", "office", "key")
        .values_list("pk", "office__key", "office__body", "key", "term", "number", "year")
    )
    names = {office: body for _, office, body, *_ in sessions}
    labels = [
        (f"{office}:{key}", f"{body} {wording.session(term, number, key)}")
        for _, office, body, key, term, number, _ in sessions
    ]
    ids = {f"{office}:{key}": pk for pk, office, _, key, *_ in sessions}
    first = min((year for *_, year in sessions), default=today.year)
    years = list(range(today.year, min(first, today.year) - 1, -1))
    units = [(key, name) for key, name in _units(actor)]
    return Choices(years, sorted(names.items()), labels, ids, units)


def _sessions(actor: Actor) -> QuerySet[Session]:
    """Of the offices whose cases reach this person: their own, else those of the same place."""
    if not actor.hubs | actor.staffed:
        return Session.objects.filter(office_id__in=actor.seats)
    here = Q(pk__in=actor.seats) | Q(units__in=actor.staffed)
    places = Office.objects.filter(here).values("region")
    return Session.objects.filter(office__region__in=places)


def _units(actor: Actor) -> QuerySet[Unit, tuple[str, str]]:
    if receiving := actor.seats - actor.hubs:
        places = Office.objects.filter(pk__in=receiving).values("level", "region")
        hubs = Q(hub__level__in=places.values("level"), hub__region__in=places.values("region"))
    else:
        hubs = Q(hub_id__in=actor.hubs)
    return by_organ(Unit.objects.filter(hubs | Q(pk__in=actor.staffed))).values_list("key", "name")
