"""检索: cases that say what was asked, among those that this person may see."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jianyan import doors
from jianyan.cases.models import Case
from jianyan.cases.states import CaseState, Kind
from jianyan.cases.visibility import visible
from jianyan.search import finding
from jianyan.search.facets import Facet
from jianyan.search.finding import MOST, Found
from jianyan.search.snippets import Passage
from jianyan.search.spelling import Spelt
from jianyan.web.desk import wording
from jianyan.web.desk.frame import frame, staff, watermark
from jianyan.web.desk.wording import Said, Words

SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One case found, as the page draws it."""

    url: str
    title: Passage
    passage: Passage
    number: str
    kind: Words
    state: Said
    unit: str


@staff
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("q", "").strip()[:200]
    where = visible(doors.actor(request))
    found = finding.find(asked, where=where, limit=SHOWN) if asked else Found(0, False, ())
    context: dict[str, Any] = {
        "q": asked,
        "hits": _hits(found),
        "shown": _shown(found),
        "more": found.total > SHOWN,
        "facets": [
            (_field(one), one.count, f"{asked} {one.ask}")
            for one in found.facets
            if one.ask not in asked
        ],
        "spelt": [(one, _instead(asked, one)) for one in found.spelt],
        "watermark": watermark(request),
    }
    return render(request, "desk/search.html", frame(request, **context))


def _instead(asked: str, one: Spelt) -> list[tuple[str, str]]:
    """What else the letters may mean, each with the query that asks for it; last the letters themselves."""
    others = [(other, asked.replace(one.typed, other)) for other in one.others]
    return [*others, (one.typed, asked.replace(one.typed, f"“{one.typed}”"))]


def _shown(found: Found) -> str:
    if found.more:
        return _("%(count)d+ cases") % {"count": MOST}
    return _("%(count)d cases") % {"count": found.total}


def _field(facet: Facet) -> str:
    return str(Kind(facet.value).label) if facet.field == "kind" else facet.value


def _hits(found: Found) -> list[Hit]:
    """With what a list says of a case. One query."""
    rows = Case.objects.filter(pk__in=[hit.case_id for hit in found.hits]).values_list(
        "pk", "kind", "state", "lead_unit__short_name", "number"
    )
    facts = {pk: row for pk, *row in rows}
    return [
        Hit(
            url=reverse("desk:case", args=[hit.case_id]),
            title=hit.title,
            passage=hit.passage,
            number=facts[hit.case_id][3],
            kind=Kind(facts[hit.case_id][0]).label,
            state=wording.state(CaseState(facts[hit.case_id][1])),
            unit=facts[hit.case_id][2] or "",
        )
        for hit in found.hits
        if hit.case_id in facts
    ]
