"""代录: a clerk keys in a signed paper; keyer, proposer and the paper's place are recorded."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jianyan import doors
from jianyan.cases.actions import attach_paper, submit
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.opening import Draft, open_case
from jianyan.cases.perform import perform
from jianyan.cases.refusal import Refused
from jianyan.people.rights import Right
from jianyan.web.desk.forms.base import FIELDS
from jianyan.web.desk.forms.paper import LISTED, Desk, EntryForm, filled, for_the_proposer
from jianyan.web.desk.frame import frame, staff


@staff
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    by = doors.by(request)
    if not by.actor.holds(Right.KEY_IN):
        raise PermissionDenied
    desk = Desk.of(by)
    if request.method == "GET":
        return _show(request, EntryForm(desk=desk, initial={"publish_consent": True}), 200)
    if "split" in request.POST or "again" in request.POST:
        typed = request.POST.dict()
        form = EntryForm(desk=desk, initial=filled(typed) if "split" in typed else typed)
        form.hint_class()
        return _show(request, form, 200)
    form = EntryForm(request.POST, request.FILES, desk=desk)
    draft = form.draft() if form.is_valid() else None
    case = _entered(form, draft, by) if draft else None
    if case is None:
        return _show(request, form, 422)
    messages.success(
        request, _("Entered for %(name)s.") % {"name": draft.lead.name if draft else ""}
    )
    return redirect("desk:case", case.pk)


def _entered(form: EntryForm, draft: Draft, by: By) -> Case | None:
    """Born and submitted in one go, or nothing at all."""
    try:
        with transaction.atomic():
            acting = for_the_proposer(by, draft)
            case = perform(submit, open_case(draft, acting), acting)
            if papers := form.cleaned_data["paper"]:
                case = perform(attach_paper, case, by, files=papers)
            return case
    except Refused as refusal:
        field = FIELDS.get(refusal.code, "")
        form.add_error(field if field in form.fields else None, doors.sentence(refusal))
    return None


def _show(request: HttpRequest, form: EntryForm, status: int) -> HttpResponse:
    names = form.desk.names()
    context: dict[str, Any] = {"form": form, "names": names if len(names) <= LISTED else []}
    shown = frame(request, here="entry", **context)
    return render(request, "desk/entry.html", shown, status=status)
