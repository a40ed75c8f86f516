"""审查、并案、分办、争议 — what of it the page of a case shows to this reader."""

from jianyan.cases.models import Dispute, Inquiry, ProposedShare, ReviewOpinion
from jianyan.cases.queries.opened import Opened
from jianyan.cases.queries.sheet_deciding import (
    AskedShown,
    DecidingShown,
    DisputeShown,
    Link,
    OpinionShown,
    ShareShown,
)
from jianyan.cases.states import InquiryState, ReviewStage, UnitRole, Verdict
from jianyan.people.models import Office
from jianyan.rules import packs


def deciding(found: Opened) -> DecidingShown:
    """Cut to the reader: opinions are the office's, disputes the staff's, a question its unit's."""
    case, view = found.case, found.view
    inside = view.as_office or view.as_hub
    return DecidingShown(
        merged_into=_link(found, case.merged_into_id) if case.merged_into_id else None,
        merged=_merged(found) if view.as_staff or view.signed else (),
        is_fast=case.is_fast,
        objected_on=case.objected_on,
        objection=found.said(case.objection_no),
        answer=found.said(case.objection_answer_no),
        answered_on=case.objection_answered_on,
        outcome=found.said(case.outcome_no),
        bodies=_bodies(found),
        told=tuple(case.told),
        list_no=case.split_list if inside else "",
        leader=case.split_leader if inside else "",
        signed_on=case.split_signed_on if inside else None,
        scan=case.split_scan if inside else "",
        notice=case.split_notice if inside else "",
        shares=_shares(found) if inside and not case.assigned_on else (),
        asked=tuple(_asked(found, row) for row in _rows_asked(found)),
        opinions=_opinions(found) if view.as_office else (),
        disputes=_disputes(found) if view.as_staff else (),
    )


def _link(found: Opened, pk: int) -> Link:
    return Link(pk, found.other(pk))


def _merged(found: Opened) -> tuple[Link, ...]:
    via = {s.via_id for s in found.dossier.signatories if s.via_id}
    return tuple(_link(found, pk) for pk in sorted(via))


def _bodies(found: Opened) -> tuple[str, ...]:
    """The offices that assigned it together, in their order. No query where there is one."""
    ids = found.case.bodies
    names = dict(Office.objects.filter(pk__in=ids).values_list("pk", "name")) if ids else {}
    return tuple(names[pk] for pk in ids if pk in names)


def _shares(found: Opened) -> tuple[ShareShown, ...]:
    return tuple(
        ShareShown(
            unit=found.unit(row.unit_id),
            role=UnitRole(row.role),
            scope=found.said(row.scope_no),
            due_on=row.due_on,
        )
        for row in found.dossier.rows(ProposedShare)
    )


def _rows_asked(found: Opened) -> list[Inquiry]:
    rows = found.dossier.rows(Inquiry)
    return [row for row in rows if found.view.asking(row.unit_id)]


def _asked(found: Opened, row: Inquiry) -> AskedShown:
    return AskedShown(
        part=row.part,
        unit=found.unit(row.unit_id),
        role=UnitRole(row.role) if row.role else None,
        state=InquiryState(row.state),
        question=found.said(row.question_no),
        asked_on=row.asked_on,
        answer=found.said(row.answer_no),
        suggested=found.unit(row.suggested_id),
        answered_on=row.answered_on,
    )


def _opinions(found: Opened) -> tuple[OpinionShown, ...]:
    grounds = packs.load(found.case.rules).ground
    return tuple(
        OpinionShown(
            stage=ReviewStage(row.stage),
            who=found.person(row.reviewer_id),
            verdict=Verdict(row.verdict) if row.verdict else None,
            ground=grounds.get(row.ground, row.ground),
            words=found.said(row.words_no),
            other=found.other(row.other_id) if row.other_id else "",
            given_on=row.given_on,
        )
        for row in found.dossier.rows(ReviewOpinion)
    )


def _disputes(found: Opened) -> tuple[DisputeShown, ...]:
    return tuple(
        DisputeShown(
            unit=found.unit(row.unit_id),
            asked_on=row.asked_on,
            reason=found.said(row.reason_no),
            signer=row.signer,
            suggested=found.unit(row.suggested_id),
            decided_on=row.decided_on,
            to_unit=found.unit(row.to_unit_id),
            decision=found.said(row.decision_no),
            leader=row.leader,
            notice=row.notice,
        )
        for row in found.dossier.rows(Dispute)
    )
