"""联系方式: how to reach the proposers of a case; only on request, and each reading is logged."""

import logging
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from jianyan import doors
from jianyan.cases.queries.case_page import case_page
from jianyan.cases.queries.sheet import CaseSheet
from jianyan.people.models import ContactDetail
from jianyan.web.desk.frame import frame, staff, watermark
from jianyan.web.desk.views.case import trail

_LOG = logging.getLogger("jianyan.personal")


@dataclass(frozen=True, slots=True)
class Reach:
    """How one proposer is reached."""

    name: str
    mobile: str
    email: str
    workplace: str
    address: str
    postcode: str
    deliver_via: str


@staff
@require_POST
def page(request: HttpRequest, case_id: int) -> HttpResponse:
    """Asked for by a form, so that no link, preview or prefetch reads it."""
    by = doors.by(request)
    sheet = case_page(by=by, case_id=case_id)
    if sheet is None:
        raise Http404
    people = _reached(sheet)
    _LOG.warning(
        "contact details read: user %s, case %s, proposers %s",
        by.actor.id,
        case_id,
        ",".join(str(one.id) for one in sheet.proposers if one.name),
    )
    context = {"case": sheet, "trail": trail(sheet, here="…"), "people": people}
    shown = frame(request, here="case", watermark=watermark(request), **context)
    return render(request, "desk/contact.html", shown)


def _reached(sheet: CaseSheet) -> list[Reach]:
    """Of those whose names this person may know (S59)."""
    names = {one.id: one.name for one in sheet.proposers if one.name}
    rows = ContactDetail.objects.filter(proposer_id__in=names).order_by("proposer")
    return [
        Reach(
            names[row.proposer.pk],
            row.mobile,
            row.email,
            row.workplace,
            row.address,
            row.postcode,
            row.deliver_via,
        )
        for row in rows.select_related("proposer")
    ]
