"""办理: one page for each move of the tables; a refusal comes back with the form, a warning asks for a reason."""

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from jianyan import doors
from jianyan.cases import workflow
from jianyan.cases.actions import ACTIONS
from jianyan.cases.models import Case, Part
from jianyan.cases.perform import perform
from jianyan.cases.queries.case_page import sheet_of
from jianyan.cases.queries.opened import Opened, opened
from jianyan.cases.refusal import Refused
from jianyan.cases.scope import whose
from jianyan.cases.visibility import seen_state
from jianyan.people.keeping import is_first
from jianyan.web.desk.forms.base import MoveForm, Subject
from jianyan.web.desk.forms.table import FORMS
from jianyan.web.desk.frame import frame, staff, watermark
from jianyan.web.desk.views import case as case_view


@staff
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, case_id: str, part: str, move: str) -> HttpResponse:
    by = doors.by(request)
    found = opened(by.actor, by.on, int(case_id))
    if found is None or move not in FORMS:
        raise Http404
    row = _row(found, "" if part == "case" else part, move)
    named = workflow.MOVES[move]
    if not by.actor.may(named.right, **whose(row, named.scope)):
        raise PermissionDenied
    rows = 20 if request.GET.get("rows") == "20" else 6
    subject = Subject(found, row, by, rows, request.GET.get("offered", ""))
    if request.method == "GET":
        told = seen_state(row, found.view)
        if told not in named.sources:
            return too_late(request, found, Refused("wrong_state", action=move, state=told))
        return show(request, FORMS[move](subject=subject), named.label, 200)
    form = FORMS[move](request.POST, request.FILES, subject=subject)
    before = row.state
    make = partial(perform, ACTIONS[move], row, by)
    if form.is_valid() and done(form, make, request.POST.get("once", "")):
        if named.target not in {None, before} and subject.part.state == before:
            messages.warning(request, _("On record, but not accepted: %(move)s. The course of the case says why.") % {"move": named.label})  # fmt: skip
        else:
            messages.success(request, _("Done: %(move)s") % {"move": named.label})
        return back(request, found)
    return show(request, form, named.label, 422)


def _row(found: Opened, part: str, move: str) -> Case | Part:
    """The part that the address names, where it is of the kind that the move is on."""
    try:
        row = found.dossier.part(part)
    except KeyError as error:
        raise Http404 from error
    if type(row) is not workflow.MOVES[move].on:
        raise Http404
    return row


def done(form: MoveForm, make: Callable[..., object], key: str) -> bool:
    """Make the move, or take its refusal into the form. What was sent twice is done once."""
    subject = form.subject
    try:
        with transaction.atomic():
            if is_first(subject.by.actor.id, key, subject.by.at):
                moved = make(**form.inputs())
                if isinstance(moved, Case | Part):  # as it stands now
                    subject.part = moved
                form.made()
    except Refused as refusal:
        form.refuse(refusal)
    except IntegrityError as error:
        form.refuse(doors.refusal_of(error))
    else:
        return True
    return False


def back(request: HttpRequest, found: Opened) -> HttpResponse:
    url = reverse("desk:case", args=[found.case.pk])
    if after := request.GET.get("deck", ""):  # decided on a card, and on to the next
        url = f"{reverse('desk:deck')}?{urlencode({'case': after})}"
    elif request.POST.get("back") == "worklist":  # logged in one line, and on to the next
        url = reverse("desk:worklist")
    return HttpResponseClientRedirect(url) if _by_htmx(request) else HttpResponseRedirect(url)


def too_late(request: HttpRequest, found: Opened, refusal: Refused) -> HttpResponse:
    """Somebody was quicker, or the address is old: back to the case with the sentence."""
    messages.warning(request, doors.sentence(refusal))
    return redirect("desk:case", found.case.pk)


def show(request: HttpRequest, form: MoveForm, verb: object, status: int) -> HttpResponse:
    subject = form.subject
    context: dict[str, Any] = {
        "form": form,
        "verb": verb,
        "action_url": request.get_full_path(),
        "cancel_url": reverse("desk:case", args=[subject.part.case_id]),
        "once": request.POST.get("once", "") or doors.new_key(),
    }
    if _by_htmx(request):
        return render(request, "desk/_move_form.html", context, status=status)
    sheet = sheet_of(subject.found, subject.by)
    context |= {
        "case": sheet,
        "trail": case_view.trail(sheet, here=str(context["verb"])),
        "points": [case_view.point(one) for one in sheet.points],
        "reply": next((r for r in sheet.replies if r.part == subject.part.part), None),
        "task": next((t for t in sheet.tasks if t.part == subject.part.part), None),
        "asked": next(
            (one for one in sheet.deciding.asked if one.part == subject.part.part), None
        ),
        "promise": next((p for p in sheet.promises if p.part == subject.part.part), None),
        "watermark": watermark(request),
    }
    return render(request, "desk/move.html", frame(request, here="case", **context), status=status)


def _by_htmx(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"
