"""联名: the lead invites and sees who confirmed; whoever is asked reads the frozen text and answers."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jianyan.cases import actions
from jianyan.cases.models import Case
from jianyan.cases.perform import perform, read
from jianyan.cases.queries.cosigning import FrozenText, frozen_text
from jianyan.cases.refusal import Refused, Warned
from jianyan.web.members import frame
from jianyan.web.members.cosigning_forms import Answer, Invite, SubmitReason, colleagues
from jianyan.web.members.frame import members, proposer
from jianyan.web.members.opening import Own, own, turned_away


@members
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, case_id: int) -> HttpResponse:
    """请我附议: read, and with one more touch confirm or decline."""
    by = proposer(request)
    text = frozen_text(by, case_id)
    if text is None:
        raise Http404
    form = Answer(request.POST or None)
    if request.method != "POST":
        return _text(request, text, form)
    if form.is_valid():
        typed, confirms = form.cleaned_data, request.POST.get("do") == "confirm"
        move: Any = actions.confirm_cosigning if confirms else actions.decline_cosigning
        inputs = {"opinion": typed["opinion"]} | ({"shown": typed["shown"]} if confirms else {})
        try:
            perform(move, read(case_id).case, by, **inputs)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            said = _("You have co-signed it.") if confirms else _("You do not co-sign it.")
            messages.success(request, said)
            return redirect("members:joint")
    return _text(request, text, form, status=422)


def _text(
    request: HttpRequest, text: FrozenText, form: Answer, *, status: int = 200
) -> HttpResponse:
    """What is shown is what is confirmed: its digest goes along."""
    return frame.page(request, "cosign", {"text": text, "form": form}, status=status)


@members
@require_http_methods(["GET", "HEAD", "POST"])
def cosigners(request: HttpRequest, case_id: int) -> HttpResponse:
    """邀请联名: for the lead; who was asked, who confirmed, and the way to the submission."""
    mine = own(request, case_id)
    if not mine.may_invite():
        return turned_away(request, case_id, _why_not(mine))
    case = read(case_id).case
    people = colleagues(case)
    submits = request.POST.get("do") == "submit"
    asked = Invite(people, mine.by.on, None if submits else request.POST or None)
    reason = SubmitReason(request.POST if submits else None)
    if request.method == "POST":
        done = _submit(request, mine, case, reason) if submits else _invite(request, mine, asked)
        if done is not None:
            return done
    context: dict[str, Any] = {"case": mine.case, "mine": mine, "form": asked, "reason": reason}
    return frame.page(
        request, "cosigners", context, status=200 if request.method != "POST" else 422
    )


def _invite(request: HttpRequest, mine: Own, form: Invite) -> HttpResponse | None:
    if not form.is_valid():
        return None
    try:
        case = read(mine.case.id).case
        chosen, until = form.chosen(), form.cleaned_data["until"]
        perform(actions.invite, case, mine.by, proposers=chosen, until=until)
    except Refused as refusal:
        form.refuse(refusal)
        return None
    messages.success(request, _("They are asked. The text is frozen until you change it."))
    return redirect("members:cosigners", mine.case.id)


def _submit(
    request: HttpRequest, mine: Own, case: Case, form: SubmitReason
) -> HttpResponse | None:
    form.is_valid()
    try:
        perform(actions.submit, case, mine.by, reason=form.cleaned_data.get("reason", ""))
    except Warned as warned:
        form.warn(warned)
        return None
    except Refused as refusal:
        form.refuse(refusal)
        return None
    said = _("Submitted. %(office)s will examine it; you can follow it here.")
    messages.success(request, said % {"office": mine.case.office})
    return redirect("members:case", mine.case.id)


def _why_not(mine: Own) -> Refused:
    if not mine.leads:
        return Refused("lead_writes")
    return Refused("wrong_state", action="invite", state=mine.case.state)
