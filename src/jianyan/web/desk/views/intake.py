"""来件: documents uploaded and read, checked beside their original, taken over or set aside."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jianyan import doors
from jianyan.cases.contents import MEGABYTE
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.opening import Draft
from jianyan.cases.refusal import Refused
from jianyan.exchange import queue, wording
from jianyan.exchange.documents import unpack
from jianyan.exchange.models import IncomingState
from jianyan.exchange.queue import Checked
from jianyan.exchange.receiving import Received, Receiving
from jianyan.people.rights import Right
from jianyan.web.desk.forms.base import FIELDS
from jianyan.web.desk.forms.intake import CheckForm, SetAside, Upload
from jianyan.web.desk.forms.paper import LISTED, Desk, for_the_proposer, split
from jianyan.web.desk.frame import frame, staff, watermark


@staff
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The queue, and the way into it."""
    by = _keyer(request)
    desk = Desk.of(by)
    if request.method == "GET":
        return _queue(request, by, Upload(desk=desk), [], 200)
    form = Upload(request.POST, request.FILES, desk=desk)
    if not form.is_valid():
        return _queue(request, by, form, [], 422)
    return _queue(request, by, Upload(desk=desk), _received(form, by), 200)


def _keyer(request: HttpRequest) -> By:
    by = doors.by(request)
    if not by.actor.holds(Right.KEY_IN):
        raise PermissionDenied
    return by


def _received(form: Upload, by: By) -> list[Received]:
    """Every file is read by itself; what cannot be read does not stop the others."""
    session = form.desk.sessions[form.cleaned_data["session"]]
    office = form.desk.offices[session.office.pk]
    receiving = Receiving(office, session, by.actor.id, by.at, get_language() or "zh-hans")
    most = settings.ATTACHMENT_MOST_MB
    return [
        receiving.take(piece)
        for file in form.cleaned_data["documents"]
        for piece in (
            unpack.of_bytes(file.name, file.read())
            if file.size <= most * MEGABYTE
            else [unpack.too_large(file.name, most)]
        )
    ]


def _queue(
    request: HttpRequest, by: By, form: Upload, received: list[Received], status: int
) -> HttpResponse:
    state = request.GET.get("state", "")
    state = state if state in IncomingState.values else IncomingState.WAITING
    after = request.GET.get("after", "")
    found = queue.queue(actor=by.actor, state=state, after=int(after) if after.isdigit() else 0)
    buckets = [
        {
            "label": choice.label,
            "count": found.counts[choice.value],
            "url": f"{reverse('desk:intake')}?state={choice.value}",
            "is_current": choice.value == state,
        }
        for choice in IncomingState
    ]
    next_url = f"{reverse('desk:intake')}?state={state}&after={found.after}" if found.after else ""
    context: dict[str, Any] = {
        "form": form, "found": found, "state": state, "buckets": buckets, "received": received,
        "pager": {"next_url": next_url} if next_url else None,
        "watermark": watermark(request),
    }  # fmt: skip
    return render(request, "desk/intake.html", frame(request, here="entry", **context), status=status)  # fmt: skip


@staff
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, document_id: int) -> HttpResponse:
    """One document beside what was read in it."""
    by = _keyer(request)
    document = _document(by, document_id)
    desk = Desk.of(by)
    if request.method == "GET":
        form = CheckForm(desk=desk, document=document)
        form.hint_class()
        return _check(request, document, form, 200)
    if "split" in request.POST:
        typed = request.POST.dict()
        typed |= split(typed.get("text", ""))
        form = CheckForm(desk=desk, document=document, initial=typed)
        form.hint_class()
        return _check(request, document, form, 200)
    form = CheckForm(request.POST, desk=desk, document=document)
    draft = form.draft() if form.is_valid() else None
    case = _taken(form, draft, by) if draft else None
    if case is None:
        return _check(request, document, form, 422)
    messages.success(request, _("Taken over for %(name)s.") % {"name": draft.lead.name if draft else ""})  # fmt: skip
    return redirect("desk:check", document.next) if document.next else redirect("desk:case", case.pk)  # fmt: skip


def _document(by: By, document_id: int) -> Checked:
    document = queue.document(actor=by.actor, pk=document_id)
    if document is None:
        raise Http404
    return document


def _taken(form: CheckForm, draft: Draft, by: By) -> Case | None:
    acting = for_the_proposer(by, draft)
    try:
        return queue.take_over(
            form.document.id, draft, by, acting=acting, corrected=form.corrected()
        )
    except Refused as refusal:
        field = FIELDS.get(refusal.code, "")
        form.add_error(field if field in form.fields else None, doors.sentence(refusal))
    return None


def _check(
    request: HttpRequest, document: Checked, form: CheckForm, status: int, aside: Any = None
) -> HttpResponse:
    language = get_language() or "zh-hans"
    names = form.desk.names()
    marks = form.marks(names)
    shown = document.has_file and document.kind in ("pdf", "image")
    context: dict[str, Any] = {
        "document": document,
        "form": form,
        "fields": [(field, marks.get(field.name, "")) for field in form],
        "aside": aside or SetAside(),
        "names": names if len(names) <= LISTED else [],
        "pages": range(1, document.reading.pages + 1) if shown else (),
        "notes": [wording.phrase(f"note_{code}", language) for code in document.reading.notes],
        "contact": wording.fields(document.reading.contact, language),
        "is_open": document.state == IncomingState.WAITING,
        "watermark": watermark(request),
    }
    framed = frame(request, here="entry", **context)
    return render(request, "desk/intake_check.html", framed, status=status)


@staff
@require_POST
def aside(request: HttpRequest, document_id: int) -> HttpResponse:
    """Set aside with a reason, or fetched back."""
    by = _keyer(request)
    document = _document(by, document_id)
    back = "back" in request.POST
    form = SetAside(request.POST)
    if not back and not form.is_valid():
        plain = CheckForm(desk=Desk.of(by), document=document)
        return _check(request, document, plain, 422, aside=form)
    try:
        if back:
            queue.fetch_back(document.id, by)
        else:
            queue.set_aside(document.id, by, reason=form.cleaned_data["reason"])
    except Refused as refusal:
        messages.error(request, doors.sentence(refusal))
        return redirect("desk:check", document.id)
    messages.success(request, _("Fetched back.") if back else _("Set aside."))
    return redirect("desk:check", document.id) if back else redirect("desk:intake")


@staff
@require_safe
def file(request: HttpRequest, document_id: int) -> HttpResponse:
    """The original as it came, to be kept by the browser and not opened by it."""
    found = queue.body(actor=_keyer(request).actor, pk=document_id)
    if found is None:
        raise Http404
    name, _kind, body = found
    answer = HttpResponse(body, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = _as_attachment(name)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _as_attachment(name: str) -> str:
    from django.utils.http import content_disposition_header

    return content_disposition_header(True, name.rpartition("/")[2]) or "attachment"


@staff
@require_safe
def picture(request: HttpRequest, document_id: int, no: int) -> HttpResponse:
    """One page of the original as a picture."""
    found = queue.body(actor=_keyer(request).actor, pk=document_id)
    shown = queue.picture(*found, no=no) if found else None
    if shown is None:
        raise Http404
    answer = HttpResponse(shown, content_type="image/png")
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
