"""承办争议裁定先例: leaders' decisions on second disputes about the unit, searched by words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jianyan import doors
from jianyan.cases.queries.precedents import MOST, precedents
from jianyan.web.desk.frame import frame, staff, watermark


@staff
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Of the cases that this person may see, and no others."""
    text = request.GET.get("q", "").strip()
    found = precedents(actor=doors.actor(request), text=text)
    context = {
        "found": found,
        "text": text,
        "is_cut": len(found) >= MOST,
        "trail": [{"label": _("Precedents on units"), "url": ""}],
        "watermark": watermark(request),
    }
    return render(request, "desk/precedents.html", frame(request, here="precedents", **context))
