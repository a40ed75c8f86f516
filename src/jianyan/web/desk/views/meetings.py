"""交办会: a heap of cases assigned in one go, with its progress, and the list of what was refused and why."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jianyan import doors
from jianyan.cases import meeting as meetings
from jianyan.cases.queries import meetings as read
from jianyan.cases.queries.meetings import NotAssigned, Progress
from jianyan.cases.queries.split_table import cases_of
from jianyan.cases.refusal import Refused
from jianyan.papers.document import Paper, Section, Table
from jianyan.papers.sheets import xlsx
from jianyan.people.models import Session
from jianyan.people.rights import Right
from jianyan.web.desk.frame import frame, staff, watermark
from jianyan.web.desk.views import split

WITHOUT_SCRIPT = 5  # how many steps one press of the button does where nothing presses it again
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Line:
    """One case that was not assigned, with the reason in words."""

    case: NotAssigned
    why: str


@staff
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    if not doors.actor(request).holds(Right.ASSIGN):
        raise PermissionDenied
    context = {"meetings": read.meetings(doors.actor(request)), "trail": _trail()}
    return render(request, "desk/meetings.html", frame(request, here="split", **context))


@staff
@require_POST
def open_new(request: HttpRequest) -> HttpResponse:
    """Those ticked in the table; without a tick, all that are signed under its filter."""
    session, wanted = split.chosen(request), split.asked_for(request)
    ticked = [case.pk for case in split.ticked(request, session)]
    signed = cases_of(session, split.signed_under(wanted)).order_by("number", "pk")
    cases = ticked or list(signed.values_list("pk", flat=True))
    return _opened(request, session, cases, reverse("desk:split"))


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    if request.method != "POST":
        return _shown(request, found, "desk/meeting.html")
    asked = request.POST.get("do", "go")
    if asked == "again":
        back = reverse("desk:meeting", args=[pk])
        return _opened(request, found.session, read.refused_cases(pk), back)
    if asked == "leave":
        left = meetings.leave_out(pk, doors.by(request))
        said = ngettext("%(count)d case was left as it is.", "%(count)d cases were left as they are.", left)  # fmt: skip
        messages.info(request, said % {"count": left})
        return redirect("desk:meeting", pk)
    if request.headers.get("HX-Request"):
        meetings.go_on(pk, doors.by(request), most=meetings.AT_ONCE)
        return _shown(request, _found(request, pk), "desk/_meeting_progress.html", runs=True)
    for _step in range(WITHOUT_SCRIPT):
        if not meetings.go_on(pk, doors.by(request)):
            break
    return redirect("desk:meeting", pk)


@staff
@require_safe
def refused(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of what was not assigned, as a sheet."""
    found = _found(request, pk)
    head = [_("No."), _("Title"), _("Units"), _("Why it was not assigned")]
    rows = [[one.number, one.title, one.units, _why(one)] for one in read.not_assigned(pk)]
    title = _("Assignment meeting of %(day)s: cases not assigned") % {"day": found.held_on}
    table = Table(caption=_("Cases not assigned"), head=head, rows=rows)
    office = found.session.office
    paper = Paper(
        title=title, subtitle=office.name, sections=[Section(heading="", tables=[table])],
        mark=_("Demonstration data, entirely invented") if office.settings.get("demo") else "",
    )  # fmt: skip
    answer = HttpResponse(xlsx(paper), content_type=_XLSX)
    answer["Content-Disposition"] = content_disposition_header(True, f"{title}.xlsx") or ""
    return answer


def _opened(request: HttpRequest, session: Session, cases: list[int], back: str) -> HttpResponse:
    post = request.session.get(doors.POST, "")
    try:
        opened = meetings.open_meeting(
            session, cases, doors.by(request), reason=request.POST.get("reason", ""), post=post
        )
    except Refused as refusal:
        messages.warning(request, doors.sentence(refusal))
        return redirect(back)
    return redirect("desk:meeting", opened.pk)


def _found(request: HttpRequest, pk: int) -> Progress:
    actor = doors.actor(request)
    if not actor.holds(Right.ASSIGN):
        raise PermissionDenied
    found = read.meeting(actor, pk)
    if found is None:
        raise Http404
    return found


def _shown(
    request: HttpRequest, found: Progress, template: str, *, runs: bool = False
) -> HttpResponse:
    not_done = [] if runs and found.waiting else list(read.not_assigned(found.id, read.SHOWN))
    context = {
        "found": found,
        "lines": [Line(one, _why(one)) for one in not_done],
        "runs": runs and found.waiting > 0,
        "is_of_today": found.held_on == doors.today(),
        "trail": [*_trail(), {"label": _("Assignment meetings"), "url": reverse("desk:meetings")}],
        "watermark": watermark(request),
    }
    return render(request, template, frame(request, here="split", **context))


def _why(one: NotAssigned) -> str:
    return doors.sentence(one.refusal) if one.refusal else _("Left out when the meeting ended")


def _trail() -> list[dict[str, str]]:
    return [{"label": _("Draft split"), "url": reverse("desk:split")}]
