"""答复稿征求意见: the proposer reads the draft that is asked about, and agrees or says what to change."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jianyan.cases import actions
from jianyan.cases.models import Round
from jianyan.cases.perform import perform, read
from jianyan.cases.refusal import Refused
from jianyan.web.members import frame
from jianyan.web.members.forms import OnDraft
from jianyan.web.members.frame import members
from jianyan.web.members.opening import Own, own
from jianyan.web.members.views.case import asked


@members
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, case_id: int, part: str) -> HttpResponse:
    mine = own(request, case_id)
    found = next((one for one in asked(mine.case) if one.part == part), None)
    if found is None:
        raise Http404
    form = OnDraft(request.POST if request.method == "POST" else None)
    if form.is_valid() and _answered(mine, part, form):
        messages.success(request, _("Thank you: the unit has your answer."))
        return redirect("members:case", case_id)
    context = {"case": mine.case, "asked": found, "form": form}
    return frame.page(request, "consultation", context, status=422 if form.is_bound else 200)


def _answered(mine: Own, part: str, form: OnDraft) -> bool:
    typed = form.cleaned_data
    reply = read(mine.case.id).get(Round, int(part[1:]))
    agrees = typed["answer"] == "agrees"
    try:
        perform(actions.answer_consultation, reply, mine.by, agrees=agrees, words=typed["words"])
    except Refused as refusal:
        form.refuse(refusal, "words")
        return False
    return True
