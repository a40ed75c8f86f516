"""对承办单位提出异议: why another unit should handle it; the office answers, and the answer is read here (S15)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jianyan.cases import actions
from jianyan.cases.perform import perform, read
from jianyan.cases.refusal import Refused
from jianyan.web.members import frame
from jianyan.web.members.forms import Reason
from jianyan.web.members.frame import members
from jianyan.web.members.opening import Own, own, turned_away


@members
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, case_id: int) -> HttpResponse:
    mine = own(request, case_id)
    if not mine.may_object():
        return turned_away(request, case_id, _why_not(mine))
    if request.method != "POST":
        return _shown(request, mine, _asked())
    form = _asked(request.POST)
    if form.is_valid() and _objected(mine, form):
        messages.success(request, _("The office has your objection. Its answer will stand here."))
        return redirect("members:case", case_id)
    return _shown(request, mine, form, status=422)


def _objected(mine: Own, form: Reason) -> bool:
    try:
        case = read(mine.case.id).case
        perform(actions.object_to_unit, case, mine.by, reason=form.cleaned_data["reason"])
    except Refused as refusal:
        form.refuse(refusal)
        return False
    return True


def _asked(data: object = None) -> Reason:
    return Reason(data, label=_("Which unit should handle it, and why?"))


def _shown(request: HttpRequest, mine: Own, form: Reason, *, status: int = 200) -> HttpResponse:
    return frame.page(request, "object", {"case": mine.case, "form": form}, status=status)


def _why_not(mine: Own) -> Refused:
    if not mine.is_open("object_to_unit", mine.case.state):
        return Refused("wrong_state", action="object_to_unit", state=mine.case.state)
    if not (mine.leads or mine.joined):
        return Refused("lead_speaks")
    return Refused("objection_pending")
