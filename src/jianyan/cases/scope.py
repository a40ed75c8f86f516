"""Whose right counts for a part: the proposers, offices and units that its case names."""

from collections.abc import Collection
from typing import Any

from django.db.models import Exists, OuterRef, Q

from jianyan.cases.models import (
    Assignment,
    Case,
    Commitment,
    Inquiry,
    Invitation,
    Part,
    Round,
    Routing,
)
from jianyan.people.models import Proposer, Seat, Session
from jianyan.people.rights import Actor, Reach
from jianyan.rules import packs


def whose(part: Case | Part, scope: str) -> dict[str, set[Any]]:
    """The scopes for which a grant must be held, by the word in the table of moves."""
    case = part.dossier.case
    if scope in {"proposer", "invitee"}:
        signed = {s.proposer_id for s in part.dossier.signatories}
        return {"proposers": signed if scope == "proposer" else asked(case) | colleagues_of(case)}
    if scope == "delegation":
        return {"groups": groups_of(case)}
    if scope == "rating_route":
        return _rating_route(part)
    whom: dict[str, set[Any]] = {}
    if scope in {"lead_unit", "unit", "unit_or_office"}:
        whom = _at_work(part, lead_units(case) if scope == "lead_unit" else units_of(part))
    return whom if scope in {"lead_unit", "unit"} else whom | {"offices": _offices(part, scope)}


def _at_work(part: Case | Part, units: set[int]) -> dict[str, set[Any]]:
    """Units, with the sections to which their sheets give the work (内部分解)."""
    return {"units": units, "sections": sections_of(part.dossier.case, units)}


def sections_of(case: Case, units: Collection[int]) -> set[tuple[int, int]]:
    """Unit and section, wherever a sheet of one of these units names one of its sections."""
    unit_of = {w.no: w.unit_id for w in case.dossier.assignments if w.unit_id in units}
    given = (r for r in case.dossier.rows(Routing) if r.assignment_no in unit_of)
    return {(unit_of[r.assignment_no], r.section_id) for r in given if r.section_id}


def tasks_of(holder: Actor | Reach, *, case: str = "case_id", no: str = "no") -> Q:
    """Which tasks are this person's: all of a unit, or those that its sheet gives to their section.

    A condition on rows that name a unit, a case and a task; how they name these two is said.
    """
    mine = Q(unit_id__in=holder.units)
    if holder.sections:
        given = Routing.objects.filter(case=OuterRef(case), assignment_no=OuterRef(no))
        given = given.filter(section_id__in=[section for _, section in holder.sections])
        mine |= Q(unit_id__in=[unit for unit, _ in holder.sections]) & Q(Exists(given))
    return mine


def _offices(part: Case | Part, scope: str) -> set[int]:
    """The receiving office, the hub beside it, or the office for which the task's unit stands."""
    case = part.dossier.case
    if scope == "office":
        return {case.office_id}
    named = {case.office_id, case.hub_id}
    if scope == "standing":
        named = {part.for_office_id} if isinstance(part, Assignment) else set()
    return {pk for pk in named if pk}


def _rating_route(part: Case | Part) -> dict[str, set[Any]]:
    """Where a signed rating form may arrive: at the office, or along the way that the pack names."""
    case = part.dossier.case
    if packs.load(case.rules).feedback_route == "direct":
        return {"offices": {case.office_id}}
    offices = {pk for pk in (case.office_id, case.hub_id) if pk}
    return _at_work(part, units_of(part)) | {"offices": offices}


def groups_of(case: Case) -> set[tuple[int, str]]:
    """The delegations or sectors of those who signed. One query."""
    signed = [s.proposer_id for s in case.dossier.signatories]
    seats = Seat.objects.filter(
        proposer_id__in=signed,
        term__office_id=case.office_id,
        term__number__in=Session.objects.filter(pk=case.session_id).values("term"),
    )
    return {(case.office_id, group) for group in seats.values_list("group", flat=True) if group}


def units_of(part: Case | Part) -> set[int]:
    """The units that are responsible for a part; for the case itself every unit at work on it."""
    dossier = part.dossier
    if isinstance(part, Assignment | Commitment | Inquiry):
        return {part.unit_id}
    if isinstance(part, Round):
        return {dossier.get(Assignment, part.assignment_no).unit_id}
    if not isinstance(part, Case) and hasattr(part, "round_no"):
        return units_of(dossier.get(Round, part.round_no))
    return {work.unit_id for work in dossier.assignments if work.is_open}


def lead_units(case: Case) -> set[int]:
    """The units that answer the proposer; theirs is the decision on what co-units send."""
    return {work.unit_id for work in case.dossier.assignments if work.is_open and work.answers}


def colleagues_of(case: Case) -> set[int]:
    """Who may join of their own accord: the persons of the same office, where the lead allows it."""
    if not case.allow_co_sign:
        return set()
    people = Proposer.objects.filter(
        office_id=case.office_id, kind__in=("deputy", "member"), seats__status="sitting"
    )
    return set(people.values_list("pk", flat=True))


def asked(case: Case) -> set[int]:
    """Who was invited to co-sign and did not decline."""
    invited = case.dossier.invitations
    return {one.proposer_id for one in invited if one.answer != Invitation.DECLINED}


def lead_of(case: Case) -> int | None:
    """Who speaks for all who signed: the lead, or the contact named in their place; None: nobody yet."""
    signed = case.dossier.signatories
    contact = next((s.proposer_id for s in signed if s.is_contact), None)
    return contact or next((s.proposer_id for s in signed if s.is_lead), None)


def leads_of(case: Case) -> set[int]:
    """The lead proposers of the case and of those merged into it: each speaks for its own."""
    return {s.proposer_id for s in case.dossier.signatories if s.is_lead}
