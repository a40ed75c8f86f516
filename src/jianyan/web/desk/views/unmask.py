"""查看姓名: the receiving office looks up a name that is kept back, with a reason; each look is recorded (S59)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jianyan import doors
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.queries.sheet import CaseSheet
from jianyan.cases.refusal import Refused
from jianyan.cases.unmasking import looks, unmask
from jianyan.cases.visibility import visible
from jianyan.web.desk.frame import staff

MOST = 20  # looks shown on the page of a case


def kept_back(by: By, sheet: CaseSheet) -> dict[str, object]:
    """For the page of a case: whether its reader may look the name up, and who did before."""
    own = Case.objects.filter(pk=sheet.id, office_id__in=by.actor.offices)
    if not sheet.confidential or not own.exists():
        return {}
    hidden = all(not one.name for one in sheet.proposers)
    return {"may_unmask": hidden, "looks": looks(case=sheet.id, most=MOST)}


@staff
@require_POST
def page(request: HttpRequest, case_id: int) -> HttpResponse:
    """For the rest of the day, for this person alone."""
    by = doors.by(request)
    seen = Case.objects.filter(visible(by.actor), pk=case_id, office_id__in=by.actor.offices)
    case = seen.filter(confidential=True).first()
    if case is None:
        raise Http404
    try:
        unmask(case, by, request.POST.get("reason", ""))
    except Refused as refusal:
        messages.warning(request, doors.sentence(refusal))
    else:
        messages.success(
            request, _("The name is shown to you today. That you looked is recorded.")
        )
    return redirect("desk:case", case.pk)
