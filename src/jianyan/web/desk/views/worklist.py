"""承办人工作台: the worklist in four buckets, each line with what is missing and the next step."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jianyan import doors
from jianyan.cases import workflow
from jianyan.cases.states import Kind
from jianyan.deadlines.jobs import Job
from jianyan.deadlines.worklist import (
    PAGE,
    Bucket,
    Wanted,
    WorkItem,
    Worklist,
    first_lines,
    worklist,
)
from jianyan.people.rights import Actor
from jianyan.web.desk import bulk, wording
from jianyan.web.desk.desks import desk_of
from jianyan.web.desk.frame import frame, staff
from jianyan.web.desk.wording import Said, Words

BESIDE = 20
_DECISIONS = {
    Job.DECIDE_RETURN,
    Job.DECIDE_EXTENSION,
    Job.DECIDE_DISSATISFIED,
    Job.REVIEW_REPLY,
    Job.LOOK_JOINTLY,
    Job.SETTLE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as the page draws it."""

    case_id: int
    url: str
    number: str
    title: str
    kind: Words
    proposer: str
    unit: str
    role: Words
    next: Words
    next_url: str
    missing: list[str]
    contact_url: str  # where a contact is logged in one line; none where it is not theirs or done
    due_on: date | None
    since_on: date | None
    light: Said | None
    pick: str  # what a bulk action calls it


@staff
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    actor = doors.actor(request)
    wanted = asked_for(request, actor)
    found = worklist(actor=actor, today=doors.today(), wanted=wanted)
    context = {
        "lines": [_line(item, actor) for item in found.items],
        "buckets": _buckets(found.buckets, found.total, wanted),
        "jobs": _jobs(found.jobs, wanted),
        "kinds": _kinds(wanted),
        "pager": _pager(wanted, len(found.items), found.has_more),
        "is_filtered": bool(wanted.bucket or wanted.job or wanted.kind),
        "is_hub": bool(actor.hubs),
        "is_one_unit": len(actor.staffed) == 1 and not actor.seats,
        "today": doors.today(),
        "modes": wording.CONTACT_MODES.items(),
        "desk": desk_of(actor),
        "whose": _whose(found, wanted, is_section=bool(actor.sections) and not actor.units),
        "elsewhere": found.everything if wanted.mine else 0,
        "all_url": address(Wanted(), whose="all"),
        "verbs": bulk.verbs_among({str(item.job) for item in found.items}, actor),
        "here_url": request.get_full_path(),
    }
    return render(request, "desk/worklist.html", frame(request, here="worklist", **context))


def beside(request: HttpRequest) -> list[Line]:
    """The first of the worklist, to stand beside an open case. One query."""
    actor = doors.actor(request)
    found = first_lines(actor=actor, today=doors.today())
    return [_line(item, actor) for item in found[:BESIDE]]


def asked_for(request: HttpRequest, actor: Actor) -> Wanted:
    """The filters in the address; what is not known is left out. Whoever watches over others begins
    with everything, everybody else with what is theirs to do."""
    get = request.GET
    whose = get.get("whose", "")
    bucket, job, kind, page_no = (get.get(name, "") for name in ("bucket", "job", "kind", "page"))
    return Wanted(
        bucket=Bucket(bucket) if bucket in list(Bucket) else None,
        job=Job(job) if job in list(Job) else None,
        kind=kind if kind in Kind.values else "",
        page=page_number(page_no),
        mine=whose == "mine" if whose in {"mine", "all"} else not actor.hubs,
    )


def page_number(asked: str) -> int:
    """Of what an address says; beyond any list it is the last that is counted."""
    found = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 1
    return min(max(found, 1), 100_000)


def address(wanted: Wanted, **change: object) -> str:
    """The page's address with one filter changed."""
    asked = {
        "whose": "mine" if wanted.mine else "all",
        "bucket": wanted.bucket,
        "job": wanted.job,
        "kind": wanted.kind,
    } | change
    given = {key: str(value) for key, value in asked.items() if value}
    return reverse("desk:worklist") + (f"?{urlencode(given)}" if given else "")


def _whose(found: Worklist, wanted: Wanted, *, is_section: bool) -> list[dict[str, object]]:
    """What waits for this person, and everything of the unit, its section or the office."""
    both = (
        ("mine", _("For me to do"), found.mine),
        (
            "all",
            _("Everything of our section") if is_section else _("Everything of us"),
            found.everything,
        ),
    )
    return [
        {
            "label": label,
            "count": count,
            "url": address(Wanted(kind=wanted.kind), whose=whose),
            "is_current": wanted.mine == (whose == "mine"),
        }
        for whose, label, count in both
    ]


def _line(item: WorkItem, actor: Actor) -> Line:
    move = workflow.MOVES.get(item.job)
    may = not item.as_hub and move is not None and actor.holds(move.right)
    url = reverse("desk:case", args=[item.case_id])
    return Line(
        case_id=item.case_id,
        url=url,
        number=item.number,
        title=item.title,
        kind=Kind(item.kind).label,
        proposer=item.proposer,
        unit=item.unit,
        role=wording.role(item.role),
        next=wording.JOBS[item.job],
        next_url=f"{url}{item.part or 'case'}/{item.job}/" if may else _decision(item, url),
        missing=wording.missing(item),
        contact_url=_contact_url(item),
        due_on=item.due_on,
        since_on=item.since_on,
        light=wording.light(item.light) if item.light else None,
        pick=str(bulk.Pick(item.case_id, item.part, item.task if item.task[:1] == "A" else "")),
    )


def _decision(item: WorkItem, url: str) -> str:
    """What is decided one way or the other is decided on the case's own page."""
    return f"{url}#{item.part}" if item.job in _DECISIONS else ""


def _contact_url(item: WorkItem) -> str:
    """Only for the unit itself, as long as nobody has spoken with the proposer."""
    if not item.no_contact or item.as_hub or not item.task.startswith("A"):
        return ""
    return reverse("desk:move", args=[item.case_id, item.task, "record_contact"])


def _buckets(counts: dict[Bucket, int], total: int, wanted: Wanted) -> list[dict[str, object]]:
    everything: dict[str, object] = {
        "label": _("Everything"),
        "count": total,
        "url": address(wanted, bucket=None),
        "tone": "quiet",
        "is_current": wanted.bucket is None,
    }
    return [everything] + [
        {
            "label": label,
            "count": counts[bucket],
            "url": address(wanted, bucket=bucket),
            "tone": tone,
            "is_current": wanted.bucket == bucket,
        }
        for bucket, (label, tone) in wording.BUCKETS.items()
    ]


def _jobs(counts: dict[Job, int], wanted: Wanted) -> list[dict[str, object]]:
    """What is there to do, each kind of step with its number; a second touch takes it off."""
    return [
        {
            "label": wording.JOBS[job],
            "count": count,
            "url": address(wanted, job=None if wanted.job == job else job),
            "is_current": wanted.job == job,
        }
        for job, count in counts.items()
        if count or wanted.job == job
    ]


def _kinds(wanted: Wanted) -> list[dict[str, object]]:
    both = [("", _("Both kinds")), *((kind.value, kind.label) for kind in Kind)]
    return [
        {"label": label, "url": address(wanted, kind=kind), "is_current": wanted.kind == kind}
        for kind, label in both
    ]


def _pager(wanted: Wanted, shown: int, has_more: bool) -> dict[str, str] | None:
    if wanted.page == 1 and not has_more:
        return None
    first = (wanted.page - 1) * PAGE + 1
    return {
        "shown": _("%(first)d to %(last)d") % {"first": first, "last": first + shown - 1},
        "previous_url": address(wanted, page=wanted.page - 1) if wanted.page > 1 else "",
        "next_url": address(wanted, page=wanted.page + 1) if has_more else "",
    }
