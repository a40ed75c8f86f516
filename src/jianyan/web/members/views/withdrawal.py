"""撤回: why, a second look, and only then the case is taken back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jianyan.cases import actions, unsaved
from jianyan.cases.perform import perform, read
from jianyan.cases.refusal import Refused
from jianyan.cases.states import UNSENT
from jianyan.rules import packs
from jianyan.web.members import frame
from jianyan.web.members.forms import Reason
from jianyan.web.members.frame import members
from jianyan.web.members.manuscript import Typed
from jianyan.web.members.opening import Own, own, turned_away


@members
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, case_id: int) -> HttpResponse:
    mine = own(request, case_id)
    if not (mine.may_withdraw() or mine.may_ask_withdrawal()):
        return turned_away(request, case_id, _why_not(mine))
    if request.method != "POST" or request.POST.get("step") == "edit":
        return _shown(request, mine, _asked(mine, initial=request.POST.dict()))
    form = _asked(mine, request.POST)
    if form.is_valid() and request.POST.get("step") != "final":
        return frame.page(request, "withdraw_review", {"case": mine.case, "form": form})
    if form.is_valid() and _withdrawn(mine, form):
        asks = mine.may_ask_withdrawal()
        said = _("All who signed are asked; it goes on until they agree.")
        messages.success(request, said if asks else _("It is withdrawn."))
        return redirect("members:case", case_id)
    return _shown(request, mine, form, status=422)


@members
@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: HttpRequest, case_id: int) -> HttpResponse:
    """同意撤回: somebody who signed answers the lead's request (S03)."""
    mine = own(request, case_id)
    if not mine.may_answer_withdrawal():
        return turned_away(request, case_id, Refused("agreed_already"))
    form = Reason(request.POST or None, required=False)
    if request.method == "POST" and form.is_valid() and _answered(request, mine, form):
        return redirect("members:case", case_id)
    status = 422 if request.method == "POST" else 200
    return frame.page(request, "agree", {"case": mine.case, "form": form}, status=status)


def _answered(request: HttpRequest, mine: Own, form: Reason) -> bool:
    agrees = request.POST.get("do") == "agree"
    move: Any = actions.agree_withdrawal if agrees else actions.refuse_withdrawal
    inputs = {} if agrees else {"reason": form.cleaned_data["reason"]}
    try:
        perform(move, read(mine.case.id).case, mine.by, **inputs)
    except Refused as refusal:
        form.refuse(refusal)
        return False
    said = _("You agree to the withdrawal.") if agrees else _("It is not withdrawn and goes on.")
    messages.success(request, said)
    return True


def _withdrawn(mine: Own, form: Reason) -> bool:
    try:
        case = read(mine.case.id).case
        move = actions.ask_withdrawal if mine.may_ask_withdrawal() else actions.withdraw
        perform(move, case, mine.by, reason=form.cleaned_data["reason"])
    except Refused as refusal:
        form.refuse(refusal)
        return False
    unsaved.erase(mine.by.actor.id, f"J{case.pk}")
    return True


def _asked(mine: Own, data: Typed | None = None, *, initial: Typed | None = None) -> Reason:
    """A draft that nobody saw needs no reason."""
    return Reason(data, initial=initial, required=mine.case.state not in UNSENT)


def _shown(request: HttpRequest, mine: Own, form: Reason, *, status: int = 200) -> HttpResponse:
    return frame.page(request, "withdraw", {"case": mine.case, "form": form}, status=status)


def _why_not(mine: Own) -> Refused:
    pack = packs.load(mine.case.rules)
    if not mine.is_open("withdraw", mine.case.state):
        return Refused("wrong_state", action="withdraw", state=mine.case.state)
    if not mine.leads or (mine.is_joint and pack.withdraw_joint == "all"):
        return Refused("withdraw_joint", article=pack.articles.get("withdraw", ""))
    return Refused("withdraw_too_late", article=pack.articles.get("withdraw", ""))
