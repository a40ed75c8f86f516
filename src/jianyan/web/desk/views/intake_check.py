"""来件核对: a document beside what was read in it, taken over, set aside or fetched back; its original."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jianyan import doors
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.opening import Draft
from jianyan.cases.refusal import Refused
from jianyan.disclosure.redaction import propose
from jianyan.exchange import deciding, queue, wording
from jianyan.exchange.models import IncomingState
from jianyan.exchange.queue import Checked
from jianyan.web.desk.forms.base import FIELDS
from jianyan.web.desk.forms.intake_check import CheckForm, SetAside
from jianyan.web.desk.forms.paper import LISTED, Desk, filled, for_the_proposer
from jianyan.web.desk.frame import frame, staff, watermark
from jianyan.web.desk.views.intake import keyer

CONTACT = frozenset({"mobile", "telephone", "email", "identity_number", "home_address"})


@staff
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, document_id: int) -> HttpResponse:
    """One document beside what was read in it, and what a person makes of it."""
    by = keyer(request)
    document = _document(by, document_id)
    desk = Desk.of(by)
    if request.method == "GET":
        form = CheckForm(desk=desk, document=document)
        form.hint_class()
        return _show(request, document, form, 200)
    if "aside" in request.POST:
        return _aside(request, by, document, desk)
    if "split" in request.POST or "again" in request.POST:
        return _again(request, document, desk)
    form = CheckForm(request.POST, desk=desk, document=document)
    draft = form.draft() if form.is_valid() else None
    case = _taken(form, draft, by) if draft else None
    if case is None or draft is None:
        return _show(request, _document(by, document_id), form, 422)
    _say(request, by, document, _("Taken over for %(name)s.") % {"name": draft.lead.name})
    return _onward(document)


def _again(request: HttpRequest, document: Checked, desk: Desk) -> HttpResponse:
    """Split, or shown again: whoever presses Enter in a line has not confirmed anything."""
    typed = request.POST.dict()
    if "again" in typed:
        messages.info(request, _("Nothing is submitted yet. Use one of the buttons."))
    elif typed.get("situation", "").strip() and typed.get("points", "").strip():
        messages.info(request, _("Situation and points are filled in and stay as they are. Empty one of them to have it split anew."))  # fmt: skip
    given = filled(typed) if "split" in typed else typed
    form = CheckForm.again(given, desk=desk, document=document)
    return _show(request, document, form, 200, aside=SetAside(initial=typed))


def _document(by: By, document_id: int) -> Checked:
    language = get_language() or "zh-hans"
    document = queue.document(actor=by.actor, pk=document_id, language=language)
    if document is None:
        raise Http404
    return document


def _taken(form: CheckForm, draft: Draft, by: By) -> Case | None:
    """The clerk acts for the proposer on the day of the paper, and for the office today."""
    acting = replace(for_the_proposer(by, draft), on=form.day())
    corrected = form.corrected()
    try:
        return deciding.take_over(form.document.id, draft, by, acting=acting, corrected=corrected)
    except Refused as refusal:
        field = FIELDS.get(refusal.code, "")
        form.add_error(field if field in form.fields else None, doors.sentence(refusal))
    return None


def _aside(request: HttpRequest, by: By, document: Checked, desk: Desk) -> HttpResponse:
    """Set aside with a reason; without one, what was corrected stands there again."""
    reason = SetAside(request.POST)
    form = CheckForm.again(request.POST.dict(), desk=desk, document=document)
    if not reason.is_valid():
        return _show(request, document, form, 422, aside=reason)
    try:
        deciding.set_aside(document.id, by, reason=reason.cleaned_data["reason"])
    except Refused as refusal:
        messages.error(request, doors.sentence(refusal))
        return _show(request, _document(by, document.id), form, 422)
    _say(request, by, document, _("Set aside."))
    return _onward(document)


def _say(request: HttpRequest, by: By, document: Checked, said: str) -> None:
    """With the sentence goes the copy of the form that this device kept."""
    messages.success(request, said, extra_tags=_copy(by.actor.id, document.id))


def _copy(user: int, document_id: int) -> str:
    return f"{user}:{reverse('desk:check', args=[document_id])}#"


def _onward(document: Checked) -> HttpResponse:
    """To the next one that waits; after the last back to the queue."""
    return redirect("desk:check", document.next) if document.next else redirect("desk:intake")


def _original(request: HttpRequest, document: Checked) -> list[str]:
    """While it waits; how to reach the proposer is for the directory alone."""
    if not document.has_file or document.state != IncomingState.WAITING:
        return []
    said = queue.original(actor=keyer(request).actor, pk=document.id)
    return propose("\n".join(said), only=CONTACT).text.split("\n")


def _show(
    request: HttpRequest,
    document: Checked,
    form: CheckForm,
    status: int,
    aside: SetAside | None = None,
) -> HttpResponse:
    language = get_language() or "zh-hans"
    names = form.desk.names()
    marks = form.marks(names)
    shown = document.has_file and document.kind in ("pdf", "image")
    is_open = document.state == IncomingState.WAITING
    context: dict[str, Any] = {
        "document": document,
        "form": form,
        "fields": [(field, marks.get(field.name, "")) for field in form],
        "typed": form.typed() if request.method == "POST" and not is_open else [],
        "answered": _copy(request.user.pk or 0, document.id) if request.method == "POST" else "",
        "aside": aside or SetAside(),
        "names": names if len(names) <= LISTED else [],
        "pages": range(1, document.reading.pages + 1) if shown else (),
        "original": [] if shown else _original(request, document),
        "notes": [wording.phrase(f"note_{code}", language) for code in document.reading.notes],
        "contact": wording.fields(document.reading.contact, language),
        "is_open": is_open,
        "watermark": watermark(request),
    }
    framed = frame(request, here="intake", **context)
    return render(request, "desk/intake_check.html", framed, status=status)


@staff
@require_POST
def back(request: HttpRequest, document_id: int) -> HttpResponse:
    """What was set aside waits again."""
    by = keyer(request)
    document = _document(by, document_id)
    try:
        deciding.fetch_back(document.id, by)
    except Refused as refusal:
        messages.error(request, doors.sentence(refusal))
    else:
        messages.success(request, _("Fetched back."))
    return redirect("desk:check", document.id)


@staff
@require_safe
def file(request: HttpRequest, document_id: int) -> HttpResponse:
    """The original as it came, to be kept by the browser and not opened by it."""
    found = queue.body(actor=keyer(request).actor, pk=document_id)
    if found is None:
        raise Http404
    name, _kind, body = found
    answer = HttpResponse(body, content_type="application/octet-stream")
    given = content_disposition_header(True, name.rpartition("/")[2])
    answer.headers["Content-Disposition"] = given or "attachment"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


@staff
@require_safe
def picture(request: HttpRequest, document_id: int, no: int) -> HttpResponse:
    """One page of the original as a picture."""
    found = queue.body(actor=keyer(request).actor, pk=document_id)
    shown = queue.picture(*found, no=no) if found else None
    if shown is None:
        raise Http404
    answer = HttpResponse(shown, content_type="image/png")
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
