"""待办清单: what an office, a hub or a unit has to do now, the day's first, and what is missing."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db import connection

from jianyan.deadlines.jobs import Job, own_jobs
from jianyan.deadlines.work_sources import SOURCES
from jianyan.people.rights import Actor, Right
from jianyan.rules import lights, workdays
from jianyan.rules.lights import Lamp, Light

PAGE = 50
NEAR = 10  # working days before the due day at which something is due soon


class Bucket(StrEnum):
    """篮子: each thing to do lies in exactly one."""

    NEW = "new"
    PROGRESS = "progress"
    SOON = "soon"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the list is asked for; the page's address is its form."""

    bucket: Bucket | None = None
    job: Job | None = None
    kind: str = ""
    page: int = 1
    mine: bool = False  # only what this person has the right to do


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItem:
    """One line: plain values, safe to hand to a template or the API."""

    case_id: int
    part: str
    task: str  # the unit's task behind it
    job: Job
    bucket: Bucket
    number: str
    title: str
    kind: str
    proposer: str
    unit: str
    role: str
    due_on: date | None
    since_on: date | None
    light: Light | None
    as_hub: bool
    # what is missing
    no_contact: bool
    co_missing: int
    co_late: int  # of these, over their time limit
    unanswered: int
    no_draft: bool
    no_interim: bool  # days are few, and the proposer has not heard how it stands (S22)


@dataclass(frozen=True, slots=True)
class Worklist:
    """The lines of one page with the counts of everything behind it."""

    items: list[WorkItem]
    buckets: dict[Bucket, int]
    jobs: dict[Job, int]
    total: int
    has_more: bool
    mine: int  # of everything, what this person has the right to do
    everything: int


# The day's first, then what is late, then what is new or due soon, then old promises, then the rest.
_SORTED = """
sorted AS (SELECT w.*, CASE WHEN w.due_on < %(today)s THEN 'late' WHEN w.is_new THEN 'new'
    WHEN w.due_on <= %(near)s THEN 'soon' ELSE 'progress' END AS bucket,
  CASE WHEN w.due_on = %(today)s THEN 0
    WHEN w.due_on < %(today)s THEN CASE WHEN w.job = 'report_progress' THEN 3 ELSE 1 END
    WHEN w.is_new OR w.due_on <= %(near)s THEN 2 ELSE 4 END AS rank,
  c.kind, c.number, c.title, c.confidential, c.office_id
  FROM work w JOIN cases_case c ON c.id = w.case_id
  WHERE %(kind)s = '' OR c.kind = %(kind)s)
"""
_COUNT = "SELECT bucket, job, as_hub, count(*) FROM sorted GROUP BY bucket, job, as_hub"
_SHOW = """
SELECT s.case_id, s.part, s.job, s.bucket, s.number, s.title, s.kind, s.due_on, s.since_on, s.as_hub,
  CASE WHEN s.confidential THEN '' ELSE COALESCE(l.proposer, '') END,
  CASE WHEN s.task > 0 THEN u.short_name ELSE '' END, CASE WHEN s.task > 0 THEN l.role ELSE '' END,
  COALESCE(l.contacts, 0), COALESCE(l.co_wanted - l.co_given, 0), COALESCE(l.points, 0), r.no, COALESCE(r.state, ''),
  (SELECT count(*) FROM cases_response x WHERE x.case_id = s.case_id AND x.round_no = r.no),
  (SELECT count(*) FROM deadlines_clock y WHERE y.case_id = s.case_id AND y.stopped_on IS NULL
    AND y."limit" IN ('co_opinion', 'co_opinion_redo') AND y.due_on < %(today)s),
  EXISTS (SELECT 1 FROM cases_assignment z WHERE z.case_id = s.case_id AND z.no = s.task
    AND z.role <> 'co' AND z.interim_on IS NULL)
FROM (SELECT * FROM sorted
  WHERE (%(bucket)s = '' OR bucket = %(bucket)s) AND (%(job)s = '' OR job = %(job)s)
    AND (NOT %(mine)s OR (NOT as_hub AND job = ANY(%(own_jobs)s)))
  ORDER BY rank, due_on NULLS LAST, since_on, case_id, part
  LIMIT %(most)s OFFSET %(skipped)s) s
LEFT JOIN LATERAL (SELECT * FROM deadlines_ledgerrow x WHERE x.case_id = s.case_id
  ORDER BY x.task = s.task DESC, x.task LIMIT 1) l ON true
LEFT JOIN people_unit u ON u.id = l.unit_id
LEFT JOIN LATERAL (SELECT y.no, y.state FROM cases_round y
  WHERE y.case_id = s.case_id AND y.assignment_no = s.task ORDER BY y.no DESC LIMIT 1) r ON true
ORDER BY s.rank, s.due_on NULLS LAST, s.since_on, s.case_id, s.part
"""
_COUNTS, _LINES = (f"WITH work AS ({SOURCES}), {_SORTED} {rest}" for rest in (_COUNT, _SHOW))


def worklist(*, actor: Actor, today: date, wanted: Wanted | None = None) -> Worklist:
    """What this person's offices, hubs and units have to do. Two queries."""
    asked = wanted or Wanted()
    params = _params(actor, today, asked)
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, params)
        counts = cursor.fetchall()
        cursor.execute(_LINES, params)
        rows = cursor.fetchall()
    own = [row for row in counts if not row[2] and row[1] in params["own_jobs"]]
    shown = own if asked.mine else counts
    buckets = {b: sum(n for bucket, _, _, n in shown if bucket == b) for b in Bucket}
    jobs = {j: sum(n for _, job, _, n in shown if job == j) for j in Job}
    items = [_item(row, today) for row in rows[:PAGE]]
    return Worklist(
        items, buckets, jobs, sum(buckets.values()), len(rows) > PAGE,
        mine=sum(n for *_, n in own), everything=sum(n for *_, n in counts),
    )  # fmt: skip


def first_lines(*, actor: Actor, today: date) -> list[WorkItem]:
    """The first page without the counts behind it. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_LINES, _params(actor, today, Wanted()))
        return [_item(row, today) for row in cursor.fetchall()[:PAGE]]


def near_day(today: date, days: int = NEAR) -> date:
    """The last day that counts as soon: the day before one more working day than `days` ends."""
    return workdays.china().add_workdays(today, days + 1) - timedelta(days=1)


def _params(actor: Actor, today: date, wanted: Wanted) -> dict[str, Any]:
    def units_with(right: Right) -> list[int]:
        return sorted(actor.reach[right].units) if right in actor.reach else []

    allowed = actor.reach.get(Right.ALLOW_EXTENSION)
    looking = actor.reach.get(Right.PRE_REVIEW)
    return {
        "units": sorted(actor.units),
        "staffed": sorted(actor.staffed),
        "sections": sorted(section for _, section in actor.sections),
        "approving": units_with(Right.APPROVE),
        "disclosing": units_with(Right.DISCLOSE),
        "allowing": sorted(allowed.offices) if allowed else [],
        "reviewing": sorted(looking.offices) if looking else [],
        "me": actor.id,
        "offices": sorted(actor.offices),
        "hubs": sorted(actor.hubs),
        "today": today,
        "near": near_day(today),
        "kind": wanted.kind,
        "bucket": wanted.bucket or "",
        "job": wanted.job or "",
        "mine": wanted.mine,
        "own_jobs": own_jobs(actor),
        "most": PAGE + 1,
        "skipped": (wanted.page - 1) * PAGE,
    }


_PRESSING = {Lamp.URGENT, Lamp.LATE}
_ON_ROUND = {Job.SEND, Job.ENDORSE, Job.ISSUE, Job.REVIEW_REPLY, Job.DELIVER}


def _item(row: tuple, today: date) -> WorkItem:  # type: ignore[type-arg]  # as the SQL gives it
    case_id, part, job, bucket, number, title, kind, due_on, since_on, as_hub = row[:10]
    proposer, unit, role, contacts, co_missing, points, round_no, round_state = row[10:18]
    answered, co_late, unexplained = row[18:]
    work, task = Job(job), part
    before = work in {Job.DRAFT, Job.SEND}
    drafted = round_state == "drafting"
    light = lights.light(due_on, today, near=NEAR) if due_on else None
    if work in _ON_ROUND:
        part = f"R{round_no}"
    return WorkItem(
        case_id=case_id, part=part, task=task, job=work, bucket=Bucket(bucket), number=number, title=title,
        kind=kind, proposer=proposer, unit=unit, role=role, due_on=due_on, since_on=since_on,
        light=light, as_hub=as_hub,
        no_contact=before and not contacts,
        co_missing=co_missing if before else 0,
        co_late=co_late if before and co_missing else 0,
        unanswered=max(points - answered, 0) if before and drafted else 0,
        no_draft=before and not drafted,
        no_interim=before and not drafted and unexplained and light is not None and light.lamp in _PRESSING,
    )  # fmt: skip
