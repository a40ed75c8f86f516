"""线下答复: a reply made wholly elsewhere is entered in one step; where its sealed text differs is shown."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jianyan import doors
from jianyan.cases import sealed, workflow
from jianyan.cases.actions import draft_reply, sign_outside
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment, Round
from jianyan.cases.perform import perform_together
from jianyan.cases.queries.case_page import sheet_of
from jianyan.cases.queries.opened import Opened, opened
from jianyan.cases.queries.reply_sheet import reads_inside
from jianyan.cases.refusal import Refused
from jianyan.cases.scope import whose
from jianyan.cases.states import RoundState
from jianyan.exchange.sealed_scans import scans_of
from jianyan.web.desk.forms.base import Subject
from jianyan.web.desk.forms.outside import OutsideReply
from jianyan.web.desk.frame import frame, staff, watermark
from jianyan.web.desk.views import case as case_view
from jianyan.web.desk.views.moves import back, done, show, too_late


@staff
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, case_id: int, no: int) -> HttpResponse:
    by = doors.by(request)
    found, work = _task(by, case_id, no)
    verb = _("Enter an outside reply")
    subject = Subject(found, work, by)
    if request.method == "GET":
        if late := _refusal(work):
            return too_late(request, found, late)
        return show(request, OutsideReply(subject=subject), verb, 200)
    form = OutsideReply(request.POST, request.FILES, subject=subject)
    make = partial(_make, form)
    if form.is_valid() and done(form, make, request.POST.get("once", "")):
        messages.success(request, _("Done: %(move)s") % {"move": verb})
        return back(request, found)
    return show(request, form, verb, 422)


def _task(by: By, case_id: int, no: int) -> tuple[Opened, Assignment]:
    """The task, if this person may work on it."""
    found = opened(by.actor, by.on, case_id)
    work = found.dossier.find(Assignment, no) if found else None
    if found is None or work is None or not work.answers:
        raise Http404
    move = workflow.MOVES["draft_reply"]
    if not by.actor.may(move.right, **whose(work, move.scope)):
        raise PermissionDenied
    return found, work


def _refusal(work: Assignment) -> Refused | None:
    if work.state not in workflow.MOVES["draft_reply"].sources:
        return Refused("wrong_state", action="draft_reply", state=work.state)
    mine = [r for r in work.dossier.rounds if r.assignment_no == work.no]
    if any(r.state == RoundState.ISSUED for r in mine):
        return Refused("reply_issued")
    busy = {RoundState.IN_APPROVAL, RoundState.APPROVED, RoundState.OFFICE_REVIEW}
    return Refused("draft_in_approval") if any(r.state in busy for r in mine) else None


def _make(form: OutsideReply, **signed: Any) -> None:
    """Two lines of the journal, both or neither: what was drafted, and that it was signed elsewhere."""
    work, by = form.task, form.subject.by
    rounds = work.dossier.rounds
    begun = [r for r in rounds if r.assignment_no == work.no and r.state == RoundState.DRAFTING]
    reply = begun[0].part if begun else f"R{work.dossier.next_no(Round)}"
    perform_together(
        work.case_id,
        by,
        (draft_reply, work.part, form.draft()),
        (sign_outside, reply, signed),
    )


@staff
@require_safe
def scanned(request: HttpRequest, case_id: int, no: int) -> HttpResponse:
    """The text of a reply beside what a machine read on its sealed scan; for the unit and its hub."""
    by = doors.by(request)
    found = opened(by.actor, by.on, case_id)
    reply = found.dossier.find(Round, no) if found else None
    scan = next((one for one in scans_of(case_id) if one.round_no == no), None)
    if found is None or reply is None or scan is None or not reads_inside(found, reply):
        raise Http404
    kept = found.dossier.body(reply.body_no) if reply.body_no else ""
    return _side_by_side(request, found, reply, sealed.compare(kept, scan.body), by_machine=True)


@staff
@require_safe
def compare(request: HttpRequest, case_id: int, no: int) -> HttpResponse:
    """The text that was kept here beside the sealed one; for the unit and its hub."""
    by = doors.by(request)
    found = opened(by.actor, by.on, case_id)
    reply = found.dossier.find(Round, no) if found else None
    if found is None or reply is None or not reply.draft_no or not reads_inside(found, reply):
        raise Http404
    kept, copy = found.dossier.bodies([reply.draft_no, reply.body_no or 0])
    return _side_by_side(request, found, reply, sealed.compare(kept, copy))


def _side_by_side(
    request: HttpRequest,
    found: Opened,
    reply: Round,
    compared: sealed.Compared,
    *,
    by_machine: bool = False,
) -> HttpResponse:
    sheet = sheet_of(found, doors.by(request))
    context = {
        "case": sheet,
        "trail": case_view.trail(sheet, here=_("Sealed copy and draft")),
        "compared": compared,
        "by_machine": by_machine,
        "reply": next(one for one in sheet.replies if one.part == reply.part),
        "watermark": watermark(request),
    }
    return render(request, "desk/compared.html", frame(request, here="case", **context))
