"""我的件: one case with who handles it, the reply beside each point, promises, contacts and its course."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jianyan import doors
from jianyan.cases.queries import opened
from jianyan.cases.queries.sheet import (
    CaseSheet,
    ContactShown,
    PointShown,
    PromiseShown,
    ReplyShown,
    TaskShown,
)
from jianyan.cases.states import ANSWERING, Adopted, AssignmentState, CommitmentState
from jianyan.deadlines.case_clocks import CaseClock, clocks_of
from jianyan.people.models import Unit
from jianyan.rules import lights
from jianyan.web.desk.wording import Said, light
from jianyan.web.members import frame, wording
from jianyan.web.members.frame import members, proposer
from jianyan.web.members.opening import Own, own

_ADOPTED = {Adopted.FULL: "done", Adopted.PARTIAL: "done", Adopted.ALREADY: "working"}
_ENDED = {AssignmentState.RELEASED, AssignmentState.CEASED, AssignmentState.REPLIED}


@dataclass(frozen=True, slots=True)
class Handler:
    """A unit at work, how to reach it, and by when it answers."""

    task: TaskShown
    phone: str
    reply_by: CaseClock | None
    left: Said | None


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply that arrived, and whether it waits for a rating."""

    reply: ReplyShown
    to_rate: bool
    rate_by: str
    may_correct: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A draft that waits for the proposer's word."""

    part: str
    unit: str
    until: date | None
    draft: str


@dataclass(frozen=True, slots=True)
class Promise:
    promise: PromiseShown
    left: Said | None
    to_judge: bool


@dataclass(frozen=True, slots=True)
class Contact:
    contact: ContactShown
    to_dispute: bool
    to_confirm: bool


@members
@require_safe
def page(request: HttpRequest, case_id: int) -> HttpResponse:
    mine = own(request, case_id)
    case, today = mine.case, mine.by.on
    handlers = _handlers(case, today)
    context = {
        "case": case,
        "mine": mine,
        "state": wording.state(case.state),
        "handlers": handlers,
        "replies": [_reply(request, mine, one) for one in case.replies if is_told(one)],
        "points": [_point(point) for point in case.points],
        "promises": [_promise(mine, one) for one in case.promises],
        "asked": asked(case),
        "contacts": [
            Contact(one, mine.may_dispute(one), mine.may_confirm(one)) for one in case.contacts
        ],
        "timeline": [*_coming(handlers), *_course(case)],
    }
    return frame.page(request, "case", context)


@members
@require_safe
def by_reference(request: HttpRequest, office: str, session: str, number: str) -> HttpResponse:
    """A case by the reference that letters carry."""
    actor = proposer(request).actor
    case_id = opened.find(actor, office=office, session=session, number=number)
    if case_id is None:
        raise Http404
    return page(request, case_id)


@members
@require_safe
def letter(request: HttpRequest, case_id: int, part: str) -> HttpResponse:
    """答复函: the reply as a letter, to read and to print."""
    mine = own(request, case_id)
    found = [one for one in mine.case.replies if one.part == part and is_told(one)]
    if not found:
        raise Http404
    names = {task.unit: task.unit_name for task in mine.case.tasks}
    unit = names.get(found[0].unit, found[0].unit)
    return frame.page(request, "letter", {"case": mine.case, "reply": found[0], "unit": unit})


def _handlers(case: CaseSheet, today: date) -> list[Handler]:
    tasks = [task for task in case.tasks if task.state != AssignmentState.RELEASED]
    phones = dict(
        Unit.objects.filter(pk__in=[t.unit_id for t in tasks]).values_list("pk", "telephone")
    )
    clocks = clocks_of(case.id, today, kept_back=case.kept_back)
    return [_handler(task, phones, clocks) for task in tasks]


def _handler(task: TaskShown, phones: dict[int, str], clocks: list[CaseClock]) -> Handler:
    reply_by = None
    if task.role in ANSWERING and task.state not in _ENDED:
        mine = [c for c in clocks if c.part == task.part and c.limit in {"reply", "rehandle"}]
        reply_by = next((c for c in mine if c.stopped_on is None), None)
    return Handler(
        task,
        task.officer_phone or phones.get(task.unit_id, ""),
        reply_by,
        light(reply_by.light) if reply_by else None,
    )


def is_told(reply: ReplyShown) -> bool:
    """Whether the proposer has it."""
    return reply.is_open and reply.delivered_on is not None


def asked(case: CaseSheet) -> list[Asked]:
    """Drafts about which the proposer is asked now."""
    return [
        Asked(reply.part, reply.unit, one.until, one.draft)
        for reply in case.replies
        for one in reply.course.consultations
        if one.is_open
    ]


def _reply(request: HttpRequest, mine: Own, reply: ReplyShown) -> Reply:
    if not frame.waits_for_rating(request, mine.case.id, reply.part):
        return Reply(reply, to_rate=False, rate_by="", may_correct=mine.may_correct(reply))
    return Reply(
        reply, to_rate=True, rate_by=wording.rate_by(reply.feedback_due_on, doors.today())
    )


def _point(point: PointShown) -> dict[str, object]:
    return {
        "number": point.number,
        "text": point.text,
        "responses": [
            {
                "unit": answer.unit,
                "text": answer.text,
                "label": answer.adopted.label,
                "tone": _ADOPTED.get(answer.adopted, "quiet"),
                "on": answer.on,
            }
            for answer in point.answers
        ],
    }


def _promise(mine: Own, promise: PromiseShown) -> Promise:
    runs = promise.state == CommitmentState.OPEN and promise.due_on
    left = light(lights.light(promise.due_on, mine.by.on)) if runs and promise.due_on else None
    return Promise(promise, left, mine.may_judge(promise))


def _coming(handlers: list[Handler]) -> list[dict[str, object]]:
    """What is still to come, on top of the course."""
    return [
        {
            "at": one.reply_by.due_on,
            "what": _("%(unit)s is to reply by this day") % {"unit": one.task.unit},
            "who": "",
            "detail": "",
            "tone": "quiet",
        }
        for one in handlers
        if one.reply_by
    ]


def _course(case: CaseSheet) -> list[dict[str, object]]:
    """The journal in plain words, newest first; later versions of a draft say nothing new."""
    drafts = [entry.seq for entry in case.timeline if entry.kind == "Drafted"]
    told = [entry for entry in case.timeline if entry.seq not in drafts[1:]]
    return [wording.happened(entry, case.office) for entry in reversed(told)]
