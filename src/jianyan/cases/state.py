"""The first projection: what each event does to the rows of the case and its tasks, in memory."""

from collections.abc import Iterable
from functools import singledispatch
from typing import Any

import msgspec

from jianyan.cases import events as e
from jianyan.cases.facts import ClockSet, Fact, Task
from jianyan.cases.models import Assignment, Case, Commitment, File, Round
from jianyan.cases.state_files import enclose
from jianyan.cases.states import MAIN_LIMITS
from jianyan.cases.workflow import BORN


def apply(fact: Fact) -> None:
    """Change the dossier as the fact says; the row's state is the one on the line."""
    enclose(fact)
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
    case.bodies, case.told = list(event.bodies), list(event.told)
    for task in event.tasks:
        add_task(fact, task)


def add_task(fact: Fact, task: Task) -> None:
    work = Assignment(
        no=task.no,
        unit_id=task.unit,
        role=task.role,
        state=BORN[Assignment],
        scope_no=task.scope.no if task.scope else None,
        assigned_on=fact.by.on,
        first_assigned_on=task.first_assigned_on,
        for_office_id=task.for_office,
        for_no=task.for_no,
        own_number=task.own_number,
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
def _(event: e.OfficerChanged, fact: Fact) -> None:
    work = part_of(fact)
    work.officer, work.officer_phone = event.officer, event.phone


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
def _(event: e.OfflineConcluded, fact: Fact) -> None:
    fact.dossier.case.concluded_on = fact.by.on


@change.register
def _(event: e.FileRemoved, fact: Fact) -> None:
    file = fact.dossier.get(File, event.file)
    file.removed_on = fact.by.on
    fact.dossier.touch(file)


@change.register
def _(event: e.FileErased, fact: Fact) -> None:
    file = fact.dossier.get(File, event.file)
    file.erased_on = fact.by.on
    fact.dossier.touch(file)
    fact.dossier.batch.enclosures.empty(file.case_id, file.no)


@change.register
def _(event: e.RolledUp, fact: Fact) -> None:
    part = part_of(fact)
    if isinstance(part, Case | Assignment) and fact.state == "replied":
        part.replied_on = fact.by.on
    elif isinstance(part, Commitment) and fact.state == "closed":
        part.closed_on = fact.by.on
    elif isinstance(part, Round) and fact.state == "delivered":
        part.delivered_on = fact.by.on
