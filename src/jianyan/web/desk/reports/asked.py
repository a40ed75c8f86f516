"""Which report was asked for: office, year and day from the address, for those who may see it."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.dateparse import parse_date

from jianyan import doors
from jianyan.people.models import Office, Session
from jianyan.statistics.scope import Scope


@dataclass(frozen=True, slots=True)
class Asked:
    """The scope with what else the person could choose."""

    scope: Scope
    offices: tuple[Office, ...]
    years: tuple[int, ...]

    def query(self, **more: str) -> str:
        chosen = {
            "office": self.scope.office.key,
            "year": str(self.scope.year),
            "as_of": self.scope.as_of.isoformat(),
        }
        return urlencode(chosen | more)

    def figure_url(self, key: str, kind: str) -> str:
        return f"{reverse('desk:figure', args=[key])}?{self.query(kind=kind)}"


def asked(request: HttpRequest) -> Asked:
    """Statistics of the own office and chain only (domain.md 2.2); 404 for any other."""
    actor = doors.actor(request)
    offices = tuple(
        Office.objects.filter(pk__in=actor.offices | actor.hubs | actor.watched).order_by("key")
    )
    wanted = request.GET.get("office", offices[0].key if offices else "")
    office = next((one for one in offices if one.key == wanted), None)
    if office is None:
        raise Http404
    years = tuple(
        Session.objects.order_by("-year").values_list("year", flat=True).distinct()[:20]
    ) or (doors.today().year,)
    return Asked(Scope(office, _year(request, years), _day(request)), offices, years)


def _year(request: HttpRequest, years: tuple[int, ...]) -> int:
    wanted = request.GET.get("year", "")
    return int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) == 4 else years[0]


def _day(request: HttpRequest) -> date:
    today = doors.today()
    try:
        chosen = parse_date(request.GET.get("as_of", ""))
    except ValueError:
        chosen = None
    return min(chosen, today) if chosen else today
