"""我的通知: newest first; opening one marks it read and leads to its case."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jianyan import doors
from jianyan.notices import inbox
from jianyan.notices.inbox import PAGE, Inbox, Told
from jianyan.notices.wording import stem
from jianyan.people.rights import Actor
from jianyan.web.desk.frame import frame, watermark
from jianyan.web.desk.views.worklist import page_number
from jianyan.web.members.frame import ways

_TONES = {
    "late": "late", "today": "late", "urgent": "near", "near": "near", "dissatisfied": "near",
    "rehandling": "near", "change_asked": "waiting", "extension_asked": "waiting",
    "to_approve": "waiting", "replied": "waiting", "fulfilment_claimed": "waiting",
    "calendar_missing": "near",
}  # fmt: skip


@never_cache
@login_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    number = page_number(request.GET.get("page", "1"))
    actor = doors.actor(request)
    found = inbox.inbox(actor, doors.now(), page=number)
    context = {
        "base": "desk/base.html" if actor.works else "members/base.html",
        "lines": [_line(line) for line in found.lines],
        "unread": _count(found.unread),
        "pager": _pager(found, number),
        "watermark": watermark(request),
    }
    around = frame(request, here="notices") if actor.works else {"ways": ways(request, "notices")}
    return render(request, "notices/list.html", {**around, **context})


@never_cache
@login_required
@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """Marked as read; on to the case, or back to the list where there is none to see."""
    actor, now = doors.actor(request), doors.now()
    line = inbox.one(actor, now, pk)
    if line is None:
        raise Http404
    inbox.mark_read(actor, now, only=pk)
    return redirect(_address(actor, line))


@login_required
@require_POST
def read_all(request: HttpRequest) -> HttpResponseRedirect:
    inbox.mark_read(doors.actor(request), doors.now())
    return redirect("notices:list")


def _address(actor: Actor, line: Told) -> str:
    if line.case_id is None and line.kind.startswith("instruction") and actor.works:
        return reverse("desk:instructions")
    if line.case_id is None:
        return reverse("notices:list")
    if actor.works:
        return reverse("desk:case", args=[line.case_id])
    return reverse("members:case", args=[line.case_id])


def _line(line: Told) -> dict[str, object]:
    return {
        "url": reverse("notices:one", args=[line.id]),
        "text": line.text,
        "tone": _TONES.get(stem(line.kind), "working"),
        "number": line.number,
        "title": line.title,
        "at": line.ready_at,
        "is_read": line.is_read,
    }


def _count(unread: int) -> str:
    return f"{inbox.COUNTED}+" if unread > inbox.COUNTED else str(unread or "")


def _pager(found: Inbox, number: int) -> dict[str, str] | None:
    if number == 1 and not found.has_more:
        return None
    here, first = reverse("notices:list"), (number - 1) * PAGE + 1
    last = first + len(found.lines) - 1
    return {
        "shown": _("%(first)d to %(last)d") % {"first": first, "last": last},
        "previous_url": f"{here}?page={number - 1}" if number > 1 else "",
        "next_url": f"{here}?page={number + 1}" if found.has_more else "",
    }
