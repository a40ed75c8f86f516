"""登记线下办理件: a confidential paper gets its number here, and stays on paper (S08)."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jianyan import doors
from jianyan.cases.actions import submit
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.opening import open_case
from jianyan.cases.perform import perform
from jianyan.cases.refusal import Refused
from jianyan.people.rights import Right
from jianyan.web.desk.forms.offline import OfflineForm
from jianyan.web.desk.forms.paper import LISTED, Desk, for_the_proposer
from jianyan.web.desk.frame import frame, staff


@staff
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    by = doors.by(request)
    if not by.actor.holds(Right.KEY_IN):
        raise PermissionDenied
    desk = Desk.of(by)
    if request.method == "GET":
        return _show(request, OfflineForm(desk=desk), 200)
    form = OfflineForm(request.POST, desk=desk)
    case = _registered(form, by) if form.is_valid() else None
    if case is None:
        return _show(request, form, 422)
    messages.success(request, _("Registered. The paper itself stays in the confidential channel."))
    return redirect("desk:case", case.pk)


def _registered(form: OfflineForm, by: By) -> Case | None:
    """Born and submitted in one go, or nothing at all."""
    draft = form.draft()
    if draft is None:
        return None
    acting = for_the_proposer(by, draft)
    try:
        with transaction.atomic():
            return perform(submit, open_case(draft, acting), acting)
    except Refused as refusal:
        form.add_error(None, doors.sentence(refusal))
    return None


def _show(request: HttpRequest, form: OfflineForm, status: int) -> HttpResponse:
    names = form.desk.names()
    context = {"form": form, "names": names if len(names) <= LISTED else []}
    return render(request, "desk/offline.html", frame(request, here="entry", **context), status=status)  # fmt: skip
