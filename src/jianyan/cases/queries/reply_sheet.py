"""答复经过 — what a page says around a reply: steps passed, the proposer consulted, copies, receipts."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from jianyan.cases import approval, consulting
from jianyan.cases.cohandling import co_units
from jianyan.cases.models import Approval, Assignment, Round
from jianyan.cases.queries.opened import Opened
from jianyan.cases.queries.telling_replying import CONSULTATION, STEPS
from jianyan.cases.states import RoundState
from jianyan.rules import packs


@dataclass(frozen=True, slots=True, kw_only=True)
class StepShown:
    """One step of the chain: passed by whom and when, or still open."""

    label: str | Promise
    who: str
    on: date | None
    opinion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationShown:
    """The proposer asked about a draft, and the answer."""

    no: int
    mode: str
    asked_on: date
    until: date | None
    answer: str | Promise
    words: str
    answered_on: date | None
    changes: str
    is_open: bool
    draft: str  # the version asked about


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseShown:
    """What lies around a reply, for its unit and hub; the consultation for the proposer too."""

    steps: tuple[StepShown, ...] = ()
    consultations: tuple[ConsultationShown, ...] = ()
    copies_missing: tuple[str, ...] = ()  # organs by code, units by name
    signer_post: str = ""
    is_replaced: bool = False
    signed_outside: bool = False
    seal_missing: bool = False  # signed off, and the sealed copy is still to come
    seal_differs: bool = False  # the sealed text took the place of another that was kept here


def reads_inside(found: Opened, reply: Round) -> bool:
    """What lies inside the unit is its own and its hub's to read."""
    work = found.dossier.get(Assignment, reply.assignment_no)
    return found.view.as_hub or work.unit_id in found.view.units


def course(found: Opened, reply: Round) -> CourseShown:
    view = found.view
    replaced = reply.state == RoundState.REPLACED
    if not reads_inside(found, reply):
        asked = _consultations(found, reply) if view.as_proposer else ()
        return CourseShown(consultations=asked, is_replaced=replaced)
    return CourseShown(
        steps=tuple(_steps(found, reply)),
        consultations=_consultations(found, reply),
        copies_missing=_copies_missing(found, reply),
        signer_post=reply.signer_post,
        signed_outside=reply.signed_outside,
        seal_missing=reply.signed_outside and not reply.has_seal,
        seal_differs=reply.draft_no is not None,
        is_replaced=replaced,
    )


def _steps(found: Opened, reply: Round) -> list[StepShown]:
    rows = [r for r in found.dossier.rows(Approval) if r.round_no == reply.no]
    shown = [
        StepShown(
            label=STEPS.get(row.step, row.step),
            who=" ".join(one for one in (row.section, found.people.get(row.user_id, "")) if one),
            on=row.passed_on,
            opinion=found.said(row.opinion_no),
        )
        for row in rows
        if row.draft == reply.drafts
    ]
    if reply.state == RoundState.IN_APPROVAL:
        open_steps = approval.outstanding(reply)
        shown += [StepShown(label=STEPS[one], who="", on=None, opinion="") for one in open_steps]
    return shown


def _consultations(found: Opened, reply: Round) -> tuple[ConsultationShown, ...]:
    return tuple(
        ConsultationShown(
            no=one.no,
            mode=one.mode,
            asked_on=one.asked_on,
            until=one.until,
            answer=CONSULTATION.get(one.answer, ""),
            words=found.said(one.words_no),
            answered_on=one.answered_on,
            changes=found.said(one.changes_no),
            is_open=not one.answer and one.closed_on is None,
            draft=found.said(one.body_no) if found.view.consulted(reply) else "",
        )
        for one in consulting.of_round(reply)
    )


def _copies_missing(found: Opened, reply: Round) -> tuple[str, ...]:
    """By the rule of the place, and the units that helped; only once the reply is out."""
    if reply.issued_on is None:
        return ()
    organs = [one for one in packs.load(found.case.rules).copies if one not in reply.copies]
    helping = [one.unit_id for one in co_units(found.dossier)]
    units = [found.unit(pk) for pk in helping if f"unit:{pk}" not in reply.copies]
    return (*organs, *units)
