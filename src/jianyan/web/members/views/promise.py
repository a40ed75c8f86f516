"""承诺事项: what was promised and what is said to be done; the proposer confirms it, or not yet (S42)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jianyan.cases import actions
from jianyan.cases.models import Commitment
from jianyan.cases.perform import perform, read
from jianyan.cases.queries.sheet import PromiseShown
from jianyan.cases.refusal import Refused
from jianyan.web.members import frame
from jianyan.web.members.forms import Reason
from jianyan.web.members.frame import members
from jianyan.web.members.opening import Own, own, turned_away
from jianyan.web.members.views.rating import asking, of_promise


@members
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, case_id: int, part: str) -> HttpResponse:
    mine = own(request, case_id)
    promise = next((one for one in mine.case.promises if one.part == part), None)
    if promise is None:
        raise Http404
    if not mine.may_judge(promise):
        return turned_away(request, case_id, _why_not(mine, promise))
    if mine.rates(promise):
        return asking(request, mine, of_promise(mine, promise))
    if request.method != "POST":
        return _shown(request, mine, promise, _asked())
    if request.POST.get("do") == "confirm":
        return _confirmed(request, mine, promise)
    form = _asked(request.POST)
    if not form.is_valid():
        return _shown(request, mine, promise, form, status=422)
    return _refused(request, mine, promise, form)


def _asked(data: object = None) -> Reason:
    return Reason(data, label=_("What is still missing?"))


def _confirmed(request: HttpRequest, mine: Own, promise: PromiseShown) -> HttpResponse:
    try:
        perform(actions.confirm_fulfilment, _part(mine, promise), mine.by)
    except Refused as refusal:
        return turned_away(request, mine.case.id, refusal)
    messages.success(request, _("You confirmed that the promise is kept."))
    return redirect("members:case", mine.case.id)


def _refused(request: HttpRequest, mine: Own, promise: PromiseShown, form: Reason) -> HttpResponse:
    reason = form.cleaned_data["reason"]
    try:
        perform(actions.refuse_fulfilment, _part(mine, promise), mine.by, reason=reason)
    except Refused as refusal:
        form.refuse(refusal)
        return _shown(request, mine, promise, form, status=422)
    messages.success(request, _("The unit is told what is missing and goes on with the promise."))
    return redirect("members:case", mine.case.id)


def _part(mine: Own, promise: PromiseShown) -> Commitment:
    return read(mine.case.id).get(Commitment, int(promise.part[1:]))


def _shown(
    request: HttpRequest, mine: Own, promise: PromiseShown, form: Reason, *, status: int = 200
) -> HttpResponse:
    context = {"case": mine.case, "promise": promise, "form": form}
    return frame.page(request, "promise", context, status=status)


def _why_not(mine: Own, promise: PromiseShown) -> Refused:
    if not mine.speaks:
        return Refused("lead_rates")
    return Refused("wrong_state", action="confirm_fulfilment", state=promise.state)
