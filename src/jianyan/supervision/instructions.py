"""领导批示 — recorded, passed to units, answered, finished; read by right alone, and every reading logged."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from jianyan.cases.contents import Upload, examined
from jianyan.cases.digest import of_words, sm3
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.cases.secrecy import refuse_marked
from jianyan.cases.visibility import visible
from jianyan.people.models import Office, Section, Unit
from jianyan.people.rights import NOBODY, Actor, Right
from jianyan.supervision.models import (
    Instruction,
    InstructionLine,
    InstructionSheet,
    InstructionTask,
)

Kind = InstructionLine.Kind


@dataclass(frozen=True, slots=True)
class PassedTo:
    """To whom an instruction goes, and by when they answer."""

    unit: Unit
    due_on: date | None = None
    section: Section | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What the clerk keys in from the leader's sheet."""

    office: Office
    leader: str
    given_on: date
    body: str = ""
    scan: str = ""  # where the signed sheet is kept, where it is not brought as a file
    sheets: Sequence[Upload] = ()
    cases: Sequence[int] = ()
    to: Sequence[PassedTo] = field(default_factory=tuple)


# ── who may see what ─────────────────────────────────────────────────────────────────────────
def seen_by(actor: Actor) -> QuerySet[Instruction]:
    """Those of the offices for which the right is held, those passed to one's own unit, and those that
    the unit handed to one's own section.
    """
    kept = actor.reach.get(Right.SEE_INSTRUCTIONS, NOBODY).offices
    mine = InstructionTask.objects.filter(tasks_of(actor), instruction=OuterRef("pk"))
    return Instruction.objects.filter(Q(office_id__in=kept) | Q(Exists(mine)))


def answering_units(actor: Actor) -> set[int]:
    """The units for which this person handles or leads."""
    handled = actor.reach.get(Right.HANDLE, NOBODY).units
    return set(handled | actor.reach.get(Right.APPROVE, NOBODY).units)


def tasks_of(actor: Actor) -> Q:
    """Which tasks are this person's: all of a unit, or those that it handed to their section."""
    mine = Q(unit_id__in=answering_units(actor))
    return mine | Q(section_id__in=[section for _, section in actor.sections])


def told_to(actor: Actor) -> QuerySet[InstructionTask]:
    """The tasks that this person may know of: all of an office that keeps them, else one's own; a unit
    does not see what others answered.
    """
    kept = actor.reach.get(Right.SEE_INSTRUCTIONS, NOBODY).offices
    mine = Q(instruction__office_id__in=kept) | tasks_of(actor)
    return InstructionTask.objects.filter(mine).select_related("unit", "section")


def waiting_for(actor: Actor) -> QuerySet[InstructionTask]:
    """What one's own units or section have still to answer, the nearest day first. One query."""
    tasks = InstructionTask.objects.filter(
        tasks_of(actor), answered_on=None, instruction__closed_on=None
    )
    return tasks.select_related("instruction", "unit").order_by("due_on", "pk")


@transaction.atomic
def opened(actor: Actor, by: By, pk: int) -> Instruction | None:
    """One instruction for reading; the reading is a line of its own."""
    found = seen_by(actor).filter(pk=pk).select_related("office", "recorded_by").first()
    if found is not None:
        _note(found, Kind.READ, by)
    return found


# ── what is done ─────────────────────────────────────────────────────────────────────────────
@transaction.atomic
def record(written: Written, by: By) -> Instruction:
    """Only about cases that the clerk may see; the leader's words, the sheet or where it is kept."""
    if not by.actor.may(Right.RECORD_INSTRUCTION, offices=[written.office.pk]):
        raise Refused("no_right_to_instruct")
    refuse_marked(written.body, written.leader)
    _check(written, by)
    found = Instruction.objects.create(
        office=written.office,
        leader=written.leader.strip()[:60],
        given_on=written.given_on,
        body=written.body.strip(),
        scan=written.scan.strip()[:120],
        recorded_by_id=by.actor.id,
        recorded_at=by.at,
    )
    found.cases.set(written.cases)
    _note(found, Kind.RECORDED, by)
    _keep(found, by, written.sheets)
    for one in written.to:
        pass_on(found, by, one)
    return found


def _check(written: Written, by: By) -> None:
    if not written.leader.strip():
        raise Refused("instruction_leader_missing")
    if not (written.body.strip() or written.scan.strip() or written.sheets):
        raise Refused("instruction_empty")
    if written.given_on > by.on:
        raise Refused("day_ahead", day=written.given_on)
    wanted = set(written.cases)
    seen = Case.objects.filter(visible(by.actor), pk__in=wanted).count()
    if seen < len(wanted):
        raise Refused("no_such_case")


@transaction.atomic
def add_sheets(instruction: Instruction, by: By, sheets: Sequence[Upload]) -> None:
    """The signed sheet that came later."""
    if not by.actor.may(Right.RECORD_INSTRUCTION, offices=[instruction.office_id]):
        raise Refused("no_right_to_instruct")
    if instruction.closed_on is not None:
        raise Refused("instruction_finished")
    if not sheets:
        raise Refused("file_empty")
    _keep(instruction, by, sheets)


def _keep(instruction: Instruction, by: By, sheets: Sequence[Upload]) -> None:
    """Looked into as every file is: what it is by its bytes, no program, no classification mark."""
    for file in sheets:
        known = examined(file)
        InstructionSheet.objects.create(
            instruction=instruction,
            name=known.name,
            media=known.media,
            sm3=sm3(file.content),
            content=file.content,
            brought_on=by.on,
        )
        _note(instruction, Kind.SHEET, by)


@transaction.atomic
def sheet_opened(actor: Actor, by: By, pk: int, sheet: int) -> InstructionSheet | None:
    """A scan for reading, by whoever may read its instruction; a line says who opened it."""
    mine = seen_by(actor).filter(pk=pk)
    found = InstructionSheet.objects.filter(pk=sheet, instruction__in=mine).first()
    if found is not None:
        _note(found.instruction, Kind.OPENED, by)
    return found


@transaction.atomic
def pass_on(instruction: Instruction, by: By, to: PassedTo) -> InstructionTask:
    """To one unit, once; the section is named where the leader did."""
    if not by.actor.may(Right.RECORD_INSTRUCTION, offices=[instruction.office_id]):
        raise Refused("no_right_to_instruct")
    if instruction.closed_on is not None:
        raise Refused("instruction_finished")
    if to.due_on is not None and to.due_on < by.on:
        raise Refused("day_past", day=to.due_on)
    if instruction.tasks.filter(unit=to.unit).exists():
        raise Refused("unit_twice")
    if not to.unit.is_valid(by.on):
        raise Refused("unit_not_valid", unit=to.unit.name)
    task = InstructionTask.objects.create(
        instruction=instruction,
        unit=to.unit,
        section=to.section,
        passed_on=by.on,
        due_on=to.due_on,
    )
    _note(instruction, Kind.PASSED, by, to.unit)
    return task


@transaction.atomic
def answer(task: InstructionTask, by: By, text: str) -> InstructionTask:
    """反馈办理情况: by the unit that it was passed to, or its section; once."""
    if not InstructionTask.objects.filter(tasks_of(by.actor), pk=task.pk).exists():
        raise Refused("no_right_to_instruct")
    if task.answered_on is not None or task.instruction.closed_on is not None:
        raise Refused("instruction_answered")
    if not text.strip():
        raise Refused("instruction_answer_missing")
    refuse_marked(text)
    task.answer, task.answered_on = text.strip(), by.on
    task.save(update_fields=["answer", "answered_on"])
    _note(task.instruction, Kind.ANSWERED, by, task.unit)
    return task


@transaction.atomic
def hand_on(task: InstructionTask, by: By, section: Section) -> InstructionTask:
    """转科室: the unit gives its task to one of its sections, whose people then see and answer it."""
    if task.unit_id not in answering_units(by.actor):
        raise Refused("no_right_to_instruct")
    if task.answered_on is not None or task.instruction.closed_on is not None:
        raise Refused("instruction_answered")
    if section.unit_id != task.unit_id:
        raise Refused("section_of_other_unit")
    task.section = section
    task.save(update_fields=["section"])
    _note(task.instruction, Kind.HANDED, by, task.unit)
    return task


@transaction.atomic
def finish(instruction: Instruction, by: By, result: str) -> Instruction:
    """办结批示件, with what came of it."""
    if not by.actor.may(Right.RECORD_INSTRUCTION, offices=[instruction.office_id]):
        raise Refused("no_right_to_instruct")
    if instruction.closed_on is not None:
        raise Refused("instruction_finished")
    if not result.strip():
        raise Refused("instruction_result_missing")
    instruction.result, instruction.closed_on = result.strip(), by.on
    instruction.save(update_fields=["result", "closed_on"])
    _note(instruction, Kind.FINISHED, by)
    return instruction


def _note(instruction: Instruction, kind: str, by: By, unit: Unit | None = None) -> None:
    """The line digests the one before it, so that a removed one shows."""
    before = InstructionLine.objects.filter(instruction=instruction).order_by("-pk").first()
    words = f"{before.digest if before else ''}|{kind}|{by.actor.id}|{by.on}|{by.at.isoformat()}"
    InstructionLine.objects.create(
        instruction=instruction,
        kind=kind,
        actor_id=by.actor.id,
        unit=unit,
        occurred_on=by.on,
        recorded_at=by.at,
        digest=of_words(words),
    )
