"""The first projection: what each event does to the rows of the case and its tasks, in memory."""

from collections.abc import Iterable
from functools import singledispatch
from typing import Any

import msgspec

from jianyan.cases import events as e
from jianyan.cases.facts import ClockSet, Fact, Task
from jianyan.cases.models import Assignment, Case, Commitment, Point, Round, Signatory
from jianyan.cases.states import MAIN_LIMITS
from jianyan.cases.workflow import BORN


def apply(fact: Fact) -> None:
    """Change the dossier as the fact says; the row's state is the one on the line."""
    change(fact.event, fact)
    part = fact.dossier.part(fact.part)
    if hasattr(part, "state"):
        part.state = fact.state
    fact.dossier.touch(part)


@singledispatch
def change(event: Any, fact: Fact) -> None:
    """Most events change nothing but the state of their part."""


def part_of(fact: Fact) -> Any:
    return fact.dossier.part(fact.part)


def set_clock(work: Assignment, clocks: Iterable[ClockSet]) -> None:
    """What the task is about in the end ends on another day."""
    for clock in clocks:
        if clock.limit in MAIN_LIMITS:
            work.clock = msgspec.to_builtins(clock)
            work.reply_due_on = clock.due_on if work.answers else None


@change.register
def _(event: e.Drafted, fact: Fact) -> None:
    dossier, case = fact.dossier, fact.dossier.case
    case.title = dossier.body(event.title.no)
    case.situation_no = event.situation.no if event.situation else None
    case.original_no = event.original.no if event.original else case.original_no
    case.office_id, case.session_id = event.office, event.session
    case.kind, case.period, case.rules = event.chain, event.period, event.rules
    case.authorship, case.channel = event.authorship, event.channel
    case.category, case.wished_units = event.category, event.wished_units
    case.publish_consent, case.confidential = event.publish_consent, event.confidential
    case.external_id = event.external_id
    for old in (*dossier.signatories, *dossier.points):
        dossier.remove(old)
    for no, proposer in enumerate((event.lead, *event.cosigners), start=1):
        dossier.add(Signatory(no=no, proposer_id=proposer, is_lead=no == 1))
    for no, words in enumerate(event.points, start=1):
        dossier.add(Point(no=no, words_no=words.no))


@change.register
def _(event: e.Submitted, fact: Fact) -> None:
    fact.dossier.case.submitted_on = fact.by.on


@change.register
def _(event: e.Filed, fact: Fact) -> None:
    case = fact.dossier.case
    case.number, case.filed_on = event.number, fact.by.on
    case.category = event.category or case.category


@change.register
def _(event: e.NotFiled, fact: Fact) -> None:
    case = fact.dossier.case
    case.ground, case.reason_no = event.ground, event.reason.no


@change.register
def _(event: e.SentBack, fact: Fact) -> None:
    fact.dossier.case.reason_no = event.reason.no


@change.register
def _(event: e.Assigned, fact: Fact) -> None:
    case = fact.dossier.case
    case.assigned_on, case.hub_id = fact.by.on, event.hub
    for task in event.tasks:
        _add_task(fact, task)


def _add_task(fact: Fact, task: Task) -> None:
    work = Assignment(
        no=task.no,
        unit_id=task.unit,
        role=task.role,
        state=BORN[Assignment],
        scope_no=task.scope.no if task.scope else None,
        assigned_on=fact.by.on,
        first_assigned_on=task.first_assigned_on,
    )
    set_clock(work, task.clocks)
    fact.dossier.add(work)
    if work.answers and fact.dossier.case.lead_unit_id is None:
        fact.dossier.case.lead_unit_id = task.unit
        fact.dossier.touch(fact.dossier.case)


@change.register
def _(event: e.Acknowledged, fact: Fact) -> None:
    work = part_of(fact)
    work.acknowledged_on = fact.by.on
    work.officer, work.officer_phone = event.officer, event.phone
    set_clock(work, event.clocks)


@change.register
def _(event: e.ReturnRequested, fact: Fact) -> None:
    work = part_of(fact)
    work.return_asked_on = fact.by.on
    work.return_reason_no = event.reason.no
    work.return_unit_id = event.unit
    work.return_late = event.late_since is not None
    work.returns += 1


@change.register
def _(event: e.Reassigned, fact: Fact) -> None:
    case, work = fact.dossier.case, part_of(fact)
    if case.lead_unit_id == work.unit_id and work.answers:
        case.lead_unit_id = None
    _add_task(fact, event.task)


@change.register
def _(event: e.Committed, fact: Fact) -> None:
    work = part_of(fact)
    fact.dossier.add(
        Commitment(
            no=fact.dossier.next_no(Commitment),
            assignment_no=work.no,
            round_no=event.round,
            point_no=event.point,
            unit_id=work.unit_id,
            state=BORN[Commitment],
            words_no=event.text.no,
            made_on=fact.by.on,
            due_on=event.due_on,
        )
    )


@change.register
def _(event: e.ProgressReported, fact: Fact) -> None:
    promise = part_of(fact)
    promise.reports += 1
    promise.last_report_no = event.text.no


@change.register
def _(event: e.FulfilmentClaimed, fact: Fact) -> None:
    promise = part_of(fact)
    promise.claimed_on, promise.evidence_no = fact.by.on, event.evidence.no


@change.register
def _(event: e.FulfilmentRefused, fact: Fact) -> None:
    promise = part_of(fact)
    promise.refusals += 1
    promise.last_report_no = event.reason.no


@change.register
def _(event: e.FulfilmentConfirmed, fact: Fact) -> None:
    part_of(fact).closed_on = fact.by.on


@change.register
def _(event: e.GivenUp, fact: Fact) -> None:
    promise = part_of(fact)
    promise.closed_on, promise.evidence_no = fact.by.on, event.reason.no


@change.register
def _(event: e.Concluded, fact: Fact) -> None:
    fact.dossier.case.concluded_on = fact.by.on


@change.register
def _(event: e.RolledUp, fact: Fact) -> None:
    part = part_of(fact)
    if (isinstance(part, Case) and fact.state == "replied") or (
        isinstance(part, Assignment) and fact.state == "replied"
    ):
        part.replied_on = fact.by.on
    elif isinstance(part, Round) and fact.state == "delivered":
        part.delivered_on = fact.by.on
