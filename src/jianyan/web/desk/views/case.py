"""件的页面: one case with its points, tasks, clocks, replies, promises, timeline and moves."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from jianyan import doors
from jianyan.cases.queries import opened
from jianyan.cases.queries.case_page import case_page
from jianyan.cases.queries.open_moves import OpenMove
from jianyan.cases.queries.sheet import (
    CaseSheet,
    PointShown,
    PromiseShown,
    ReplyShown,
    TaskShown,
)
from jianyan.cases.queries.timeline import Entry
from jianyan.cases.states import ANSWERING, Adopted, CommitmentState
from jianyan.deadlines.case_clocks import CaseClock, clocks_of
from jianyan.exchange.models import SealedScan
from jianyan.exchange.sealed_scans import scans_of
from jianyan.rules import lights
from jianyan.rules import wording as rules_wording
from jianyan.web.desk import wording
from jianyan.web.desk.frame import frame, staff, watermark
from jianyan.web.desk.views import worklist
from jianyan.web.desk.views.unmask import kept_back
from jianyan.web.desk.wording import ClockSaid, Said, Words

_ADOPTED = {Adopted.FULL: "done", Adopted.PARTIAL: "done", Adopted.ALREADY: "working"}
_TONES = {
    "Rated": "done", "Delivered": "done", "Concluded": "done", "Published": "done", "Filed": "done",
    "FulfilmentConfirmed": "done", "NotFiled": "quiet", "Withdrawn": "quiet",
    "ReturnRequested": "waiting", "SentBack": "waiting", "FulfilmentClaimed": "waiting",
    "RehandlingOrdered": "near", "ContactDisputed": "near", "FulfilmentRefused": "near",
}  # fmt: skip
# windows in which something may be done: when they are over nobody is late
_WINDOWS = {"return_request", "feedback"}
_TEXT_KINDS: dict[str, Words] = {
    "situation": _("Situation"),
    "original": _("Original text"),
    "point": _("Advice point"),
    "reply": _("Reply"),
}


@dataclass(frozen=True, slots=True)
class Task:
    """One unit's task beside its clocks."""

    task: TaskShown
    clocks: list[ClockSaid]


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply round beside its clocks."""

    reply: ReplyShown
    clocks: list[ClockSaid]


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise with its light; none once it is closed or where no day was named."""

    promise: PromiseShown
    light: Said | None


@staff
@require_safe
def page(request: HttpRequest, case_id: int) -> HttpResponse:
    by = doors.by(request)
    sheet = case_page(by=by, case_id=case_id)
    if sheet is None:
        raise Http404
    clocks = clocks_of(sheet.id, doors.today(), kept_back=sheet.kept_back)
    context = {
        **kept_back(by, sheet),
        "case": sheet,
        "title": sheet.title,
        "trail": trail(sheet),
        "is_case": True,
        "moves": _moves(sheet),
        "tasks": [Task(task, _clocks_said(clocks, task.part)) for task in sheet.tasks],
        "replies": [Reply(one, _clocks_said(clocks, one.part)) for one in sheet.replies],
        "promises": [_promise(one, doors.today()) for one in sheet.promises],
        "scans": _scans(sheet),
        "points": [point(one) for one in sheet.points],
        "timeline": [_entry(entry) for entry in reversed(sheet.timeline)],
        "texts": [(_TEXT_KINDS.get(t.kind, t.kind), t.number, t.sm3) for t in sheet.texts],
        "beside": worklist.beside(request),
        "watermark": watermark(request),
    }
    return render(request, "desk/case.html", frame(request, here="case", **context))


def _scans(sheet: CaseSheet) -> list[SealedScan]:
    """What was recognised on scans of sealed replies, for who reads inside. One query, where there are any."""
    inside = {reply.part for reply in sheet.replies if reply.course.signed_outside}
    return [one for one in scans_of(sheet.id) if f"R{one.round_no}" in inside] if inside else []


@staff
@require_safe
def by_reference(request: HttpRequest, office: str, session: str, number: str) -> HttpResponse:
    """A case by the reference that letters carry."""
    actor = doors.actor(request)
    case_id = opened.find(actor, office=office, session=session, number=number)
    if case_id is None:
        raise Http404
    return page(request, case_id)


def trail(sheet: CaseSheet, here: str = "") -> list[dict[str, str]]:
    """The way here."""
    number = sheet.number or gettext("not numbered yet")
    steps = [
        {"label": gettext("Ledger"), "url": reverse("desk:ledger")},
        {"label": number, "url": reverse("desk:case", args=[sheet.id]) if here else ""},
    ]
    return [*steps, {"label": here, "url": ""}] if here else steps


def move_url(case_id: int, part: str, name: str) -> str:
    return reverse("desk:move", args=[case_id, part or "case", name])


def _moves(sheet: CaseSheet) -> dict[str, object]:
    several = len({(m.about) for m in sheet.moves.others if m.about}) > 1

    def button(move: OpenMove) -> dict[str, object]:
        label = str(move.label)
        if several and move.about:
            label = gettext("%(move)s (%(unit)s)") % {"move": label, "unit": move.about}
        url = move_url(sheet.id, move.part, move.name)
        return {"label": label, "url": url, "is_grave": move.is_grave}

    primary = sheet.moves.primary
    others = [button(move) for move in sheet.moves.others]
    drafts = [m for m in (primary, *sheet.moves.others) if m and m.name == "draft_reply"]
    outside = [_outside(sheet, move) for move in drafts if _answers(sheet, move.part)]
    return {"primary": button(primary) if primary else None, "others": [*outside, *others]}


def _outside(sheet: CaseSheet, move: OpenMove) -> dict[str, object]:
    """Where a reply may be drafted, one made elsewhere may be entered."""
    url = reverse("desk:outside", args=[sheet.id, int(move.part[1:])])
    return {"label": gettext("Enter an outside reply"), "url": url, "is_grave": False}


def _answers(sheet: CaseSheet, part: str) -> bool:
    """Whoever only drafts for another enters no reply."""
    return any(task.part == part and task.role in ANSWERING for task in sheet.tasks)


def _clocks_said(clocks: list[CaseClock], part: str) -> list[ClockSaid]:
    """The clocks of one part, those that run first."""
    mine = [clock for clock in clocks if clock.part == part]
    said = [_clock_said(c) for c in mine if not _is_idle(c)]
    return sorted(said, key=lambda clock: clock.is_over)


def _is_idle(clock: CaseClock) -> bool:
    """A window that nobody needs any more, or that passed unused."""
    passed = clock.limit == "return_request" and clock.light.is_overdue
    return passed or (clock.limit in _WINDOWS and clock.stopped_on is not None)


def _clock_said(clock: CaseClock) -> ClockSaid:
    lit = wording.light(clock.light)
    if clock.limit in _WINDOWS and clock.light.is_overdue:
        lit = Said(gettext("time is over"), "quiet")
    if clock.paused_on and not clock.stopped_on:
        lit = Said(gettext("stands still"), "waiting")
    language = get_language() or "zh-hans"
    return ClockSaid(
        name=wording.limit_name(clock.limit),
        label=str(lit.label),
        tone=lit.tone,
        due_on=clock.due_on,
        provisional=clock.provisional and not clock.stopped_on,
        article=clock.article,
        is_over=clock.stopped_on is not None,
        because=tuple(rules_wording.sentence(step, language) for step in clock.because),
    )


def _promise(promise: PromiseShown, today: date) -> Promise:
    runs = promise.due_on and promise.state in {CommitmentState.OPEN, CommitmentState.DONE_CLAIMED}
    light = lights.light(promise.due_on, today) if promise.due_on and runs else None
    return Promise(promise, wording.light(light) if light else None)


def point(of: PointShown) -> dict[str, object]:
    """A wish beside its answers, for parts/_points.html."""
    return {
        "number": of.number,
        "text": of.text,
        "responses": [
            {
                "unit": answer.unit,
                "text": answer.text,
                "label": answer.adopted.label,
                "tone": _ADOPTED.get(answer.adopted, "quiet"),
                "on": answer.on,
            }
            for answer in of.answers
        ],
    }


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "at": entry.on,
        "what": str(entry.what),
        "who": " · ".join(one for one in (entry.unit, _who(entry)) if one),
        "detail": gettext("; ").join(str(one) for one in entry.detail),
        "tone": _TONES.get(entry.kind, "working"),
    }


def _who(entry: Entry) -> str:
    """Who acted; a substitute says for whom."""
    if not entry.stands_in_for:
        return entry.who
    return gettext("%(who)s for %(absent)s") % {"who": entry.who, "absent": entry.stands_in_for}
