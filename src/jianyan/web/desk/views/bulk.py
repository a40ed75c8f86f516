"""批量办理 — the lines chosen, one form for all of them, and afterwards what was done and what was refused."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from jianyan import doors
from jianyan.cases import workflow
from jianyan.cases.facts import By
from jianyan.cases.queries.opened import opened
from jianyan.people.keeping import is_first
from jianyan.web.desk import bulk
from jianyan.web.desk.bulk import Pick
from jianyan.web.desk.forms.base import MoveForm, Subject
from jianyan.web.desk.forms.table import FORMS
from jianyan.web.desk.frame import frame, staff


@staff
@require_POST
def page(request: HttpRequest, verb: str) -> HttpResponse:
    by = doors.by(request)
    if verb not in bulk.VERBS or verb not in FORMS:
        raise Http404
    if not by.actor.holds(workflow.MOVES[verb].right):
        raise PermissionDenied
    chosen = bulk.picks(request.POST.getlist("pick"))
    known = bulk.lines(by.actor, chosen)
    fitting = [pick for pick in bulk.fitting(verb, chosen) if pick.case_id in known]
    if not fitting:
        messages.warning(request, _("Choose at least one line for which “%(move)s” is the next step. Nothing was done.") % {"move": workflow.MOVES[verb].label})  # fmt: skip
        return redirect(_back(request))
    form = _form(request, verb, fitting[0], by)
    if "sent" in request.POST and form.is_valid():
        return _do(request, form, verb, chosen, by)
    status = 422 if "sent" in request.POST else 200
    context: dict[str, Any] = {
        "verb": workflow.MOVES[verb].label,
        "name": verb,
        "form": form,
        "picks": [str(pick) for pick in chosen],
        "lines": [known[pick.case_id] for pick in fitting],
        "left_out": len(chosen) - len(fitting),
        "back": _back(request),
        "once": doors.new_key(),
    }
    return render(request, "desk/bulk.html", frame(request, **context), status=status)


def _form(request: HttpRequest, verb: str, first: Pick, by: By) -> MoveForm:
    """The form of the move, opened on the first line; what is typed holds for all."""
    found = opened(by.actor, by.on, first.case_id)
    part = found.dossier.part_if(bulk.part_for(verb, first) or "") if found else None
    if found is None or part is None:
        raise Http404
    subject = Subject(found, part, by)
    sent = request.POST if "sent" in request.POST else None
    return FORMS[verb](sent, subject=subject)


def _do(
    request: HttpRequest, form: MoveForm, verb: str, chosen: list[Pick], by: By
) -> HttpResponse:
    with transaction.atomic():
        if not is_first(by.actor.id, request.POST.get("once", ""), by.at):
            messages.info(request, _("This was sent already and is done; nothing was done twice."))
            return redirect(_back(request))
        outcome = bulk.perform(verb, chosen, form.inputs(), by)
    said = ngettext("%(move)s: %(count)d done.", "%(move)s: %(count)d done.", outcome.done)
    messages.success(request, said % {"move": workflow.MOVES[verb].label, "count": outcome.done})
    if not outcome.refused:
        return redirect(_back(request))
    context: dict[str, Any] = {
        "verb": workflow.MOVES[verb].label,
        "refused": outcome.refused,
        "done": outcome.done,
        "back": _back(request),
    }
    return render(request, "desk/bulk_done.html", frame(request, **context))


def _back(request: HttpRequest) -> str:
    """The list with its filters, where the lines were chosen."""
    asked = request.POST.get("back", "")
    own = url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.startswith("/desk/")
    return asked if own else reverse("desk:worklist")
