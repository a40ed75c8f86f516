"""机器提示: what the finders see in one case, accepted or rejected by a person one by one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jianyan import doors
from jianyan.advice import model_server
from jianyan.advice.models import Verdict
from jianyan.advice.switch import is_on
from jianyan.cases.queries.case_page import sheet_of
from jianyan.cases.queries.opened import Opened, opened
from jianyan.web.desk import findings
from jianyan.web.desk.frame import frame, staff, watermark
from jianyan.web.desk.views.case import trail


@staff
@require_safe
def page(request: HttpRequest, case_id: int) -> HttpResponse:
    by, found = doors.by(request), _open(request, case_id)
    rows = findings.findings(found, by)
    groups = [
        (label, [one for one in rows if one.kind == kind])
        for kind, label in findings.LABELS.items()
    ]
    sheet = sheet_of(found, by)
    context = {
        "case": sheet,
        "trail": trail(sheet, here=_("What the machine points out")),
        "groups": [(label, mine) for label, mine in groups if mine],
        "on": is_on(found.case.office),
        "writes": model_server.is_on(found.case.office),
        "watermark": watermark(request),
    }
    return render(request, "desk/findings.html", frame(request, here="case", **context))


@staff
@require_POST
def judge(request: HttpRequest, case_id: int) -> HttpResponse:
    """Only what the finders see now, for this person, can be judged."""
    by, found = doors.by(request), _open(request, case_id)
    named = (request.POST.get("part", ""), request.POST.get("about", ""))
    rows = findings.findings(found, by)
    one = next((one for one in rows if (one.part, one.about) == named), None)
    verdict = request.POST.get("verdict")
    if one is None or verdict not in (Verdict.ACCEPTED, Verdict.REJECTED):
        raise Http404
    findings.judge(found, one, by, accepted=verdict == Verdict.ACCEPTED)
    messages.success(request, _("Recorded."))
    return redirect("desk:findings", case_id)


def _open(request: HttpRequest, case_id: int) -> Opened:
    by = doors.by(request)
    found = opened(by.actor, by.on, case_id)
    if found is None or not found.view.as_staff:
        raise Http404
    return found
