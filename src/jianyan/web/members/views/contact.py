"""对沟通情况提出异议: the proposer says that a contact did not take place (S21)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jianyan.cases import actions
from jianyan.cases.perform import perform, read
from jianyan.cases.refusal import Refused
from jianyan.web.members import frame
from jianyan.web.members.forms import Reason
from jianyan.web.members.frame import members
from jianyan.web.members.opening import Own, own, turned_away


@members
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, case_id: int, number: int) -> HttpResponse:
    mine = own(request, case_id)
    contact = next((one for one in mine.case.contacts if one.number == number), None)
    if contact is None:
        raise Http404
    if contact.disputed_on:
        messages.info(request, _("You said already that this contact did not take place."))
        return redirect("members:case", case_id)
    if not mine.may_dispute(contact):
        refusal = Refused("wrong_state", action="dispute_contact", state=mine.case.state)
        return turned_away(request, case_id, refusal)
    form = _asked() if request.method != "POST" else _asked(request.POST)
    if form.is_valid() and _disputed(mine, number, form):
        messages.success(
            request, _("It is recorded: this contact does not count until it is cleared up.")
        )
        return redirect("members:case", case_id)
    status = 422 if form.is_bound else 200
    context = {"case": mine.case, "contact": contact, "form": form}
    return frame.page(request, "contact", context, status=status)


@members
@require_POST
def confirm(request: HttpRequest, case_id: int, number: int) -> HttpResponse:
    """确认: one touch; the unit's record stands."""
    mine = own(request, case_id)
    if not any(one.number == number for one in mine.case.contacts):
        raise Http404
    try:
        perform(actions.confirm_contact, read(mine.case.id).case, mine.by, contact=number)
    except Refused as refusal:
        return turned_away(request, case_id, refusal)
    messages.success(request, _("Thank you: the contact is confirmed."))
    return redirect("members:case", case_id)


def _asked(data: object = None) -> Reason:
    return Reason(data, label=_("What happened instead?"), required=False)


def _disputed(mine: Own, number: int, form: Reason) -> bool:
    reason = form.cleaned_data["reason"]
    try:
        case = read(mine.case.id).case
        perform(actions.dispute_contact, case, mine.by, contact=number, reason=reason)
    except Refused as refusal:
        form.refuse(refusal)
        return False
    return True
