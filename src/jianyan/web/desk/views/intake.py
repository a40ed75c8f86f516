"""来件: documents uploaded and read, and the queue of those that wait for a person."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from jianyan import doors
from jianyan.cases.contents import MEGABYTE
from jianyan.cases.facts import By
from jianyan.exchange import queue
from jianyan.exchange.documents import unpack
from jianyan.exchange.models import IncomingState
from jianyan.exchange.receiving import Received, Receiving
from jianyan.people.rights import Right
from jianyan.web.desk.forms.intake import QueueForm, Upload, too_many
from jianyan.web.desk.forms.paper import Desk
from jianyan.web.desk.frame import frame, staff, watermark


@csrf_exempt  # more files than the server takes are told so by the form; `_page` looks at the token
@staff
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The queue, and the way into it."""
    by = keyer(request)
    try:
        request.FILES  # noqa: B018  # reads them
    except TooManyFilesSent:
        form = Upload({}, desk=Desk.of(by))
        form.errors.clear()
        form.add_error("documents", too_many())
        return _queue(request, by, form, [], 422)
    return _page(request, by)


@csrf_protect
def _page(request: HttpRequest, by: By) -> HttpResponse:
    desk = Desk.of(by)
    if request.method == "GET":
        return _queue(request, by, Upload(desk=desk), [], 200)
    form = Upload(request.POST, request.FILES, desk=desk)
    if not form.is_valid():
        return _queue(request, by, form, [], 422)
    return _queue(request, by, Upload(desk=desk), _received(form, by), 200)


def keyer(request: HttpRequest) -> By:
    by = doors.by(request)
    if not by.actor.holds(Right.KEY_IN):
        raise PermissionDenied
    return by


def _received(form: Upload, by: By) -> list[Received]:
    """Every file is read by itself; what cannot be read does not stop the others."""
    session = form.desk.sessions[form.cleaned_data["session"]]
    office = form.desk.offices[session.office.pk]
    language = get_language() or "zh-hans"
    receiving = Receiving(office, session, by.actor.id, by.at, language, later=True)
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
    search = QueueForm(request.GET)
    language = get_language() or "zh-hans"
    found = queue.queue(actor=by.actor, state=state, wish=search.wish(), language=language)
    kept = {name: request.GET[name] for name in ("words", "order", "doubtful") if request.GET.get(name)}  # fmt: skip
    buckets = [
        {
            "label": choice.label,
            "count": found.counts[choice.value],
            "url": _address(state=choice.value),
            "is_current": choice.value == state,
        }
        for choice in IncomingState
        if choice not in _PASSING or found.counts[choice.value] or choice == state
    ]
    pager = {
        "previous_url": found.before and _address(state=state, **kept, before=found.before),
        "next_url": found.after and _address(state=state, **kept, after=found.after),
    }
    context: dict[str, Any] = {
        "form": form, "found": found, "state": state, "buckets": buckets, "received": received,
        "search": search, "is_sought": bool(kept), "pager": pager if any(pager.values()) else None,
        "left": found.counts[IncomingState.READING],
        "imports": by.actor.holds(Right.TAKE_OVER), "watermark": watermark(request),
    }  # fmt: skip
    return render(request, "desk/intake.html", frame(request, here="intake", **context), status=status)  # fmt: skip


# states that say something only while a document stands in them
_PASSING = (IncomingState.READING, IncomingState.UNREAD)


def _address(**asked: Any) -> str:
    return f"{reverse('desk:intake')}?{urlencode(asked)}"


@staff
@require_safe
def reading(request: HttpRequest) -> HttpResponse:
    """How many documents still are to be read, asked for anew until there are none."""
    context = {"left": queue.still_read(actor=keyer(request).actor), "was_left": True}
    return render(request, "desk/_intake_reading.html", context)
