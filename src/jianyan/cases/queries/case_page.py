"""件的页面 — one case for one reader: points with answers, tasks, replies, promises, what may be done."""

from jianyan.cases.facts import By
from jianyan.cases.models import Assignment, Disclosure, Point, Round
from jianyan.cases.queries import handling_sheet, raised, reply_sheet, sheet, shown_ratings
from jianyan.cases.queries.deciding import deciding
from jianyan.cases.queries.digests import texts_shown
from jianyan.cases.queries.files import files_shown
from jianyan.cases.queries.open_moves import open_moves
from jianyan.cases.queries.opened import Opened, opened
from jianyan.cases.queries.sheet import CaseSheet
from jianyan.cases.queries.timeline import timeline
from jianyan.cases.states import (
    Adopted,
    AssignmentState,
    Basis,
    CaseState,
    CommitmentState,
    DisclosureState,
    Kind,
    Origin,
    Period,
    Publicity,
    RoundState,
    UnitRole,
)
from jianyan.cases.visibility import seen_state
from jianyan.rules import outcomes, packs
from jianyan.rules.errors import RulesError
from jianyan.rules.outcomes import OutcomeClass


def case_page(*, by: By, case_id: int) -> CaseSheet | None:
    """The case as this person may see it today; None where it is not theirs. A fixed number of queries."""
    found = opened(by.actor, by.on, case_id)
    return sheet_of(found, by) if found else None


def sheet_of(found: Opened, by: By) -> CaseSheet:
    """The same, of a case that is open already."""
    case = found.case
    replies = tuple(_reply(found, reply) for reply in found.dossier.rounds)
    shown = found.dossier.disclosures if found.view.contacts else []
    return CaseSheet(
        id=case.pk,
        office_key=case.office.key,
        office=case.office.name,
        session_key=case.session.key,
        term=case.session.term,
        session_number=case.session.number,
        number=case.number,
        title=case.title,
        kind=Kind(case.kind),
        period=Period(case.period),
        state=CaseState(case.state),
        category=case.category,
        authorship=raised.authorship(case.authorship),
        channel=case.channel,
        rules=case.rules,
        is_key=case.key_on is not None,
        key_leader=case.key_leader,
        key_supervisor=case.key_supervisor,
        confidential=case.confidential,
        publish_consent=case.publish_consent,
        wished_units=case.wished_units,
        wished_co=case.wished_co,
        basis=Basis(case.basis).label if case.basis else "",
        origin=Origin(case.origin),
        motion_no=case.motion_no,
        contact_wish=found.said(case.contact_wish_no) if found.view.names(case) else "",
        no_publish_reason=found.said(case.no_publish_no),
        reply_wanted=case.reply_wanted,
        allow_co_sign=case.allow_co_sign,
        papers_pending=raised.papers_pending(found),
        withdraw_asked_on=case.withdraw_asked_on,
        withdraw_reason=found.said(case.withdraw_reason_no),
        proposers=raised.people(found),
        situation=found.said(case.situation_no),
        analysis=found.said(case.analysis_no),
        original=found.said(case.original_no),
        ground=packs.load(case.rules).ground.get(case.ground, case.ground),
        reason=found.said(case.reason_no),
        hub=case.hub.name if case.hub else "",
        submitted_on=case.submitted_on,
        filed_on=case.filed_on,
        assigned_on=case.assigned_on,
        replied_on=case.replied_on,
        concluded_on=case.concluded_on,
        deciding=deciding(found),
        points=tuple(_point(found, point) for point in found.dossier.points),
        tasks=tuple(_task(found, work) for work in found.dossier.assignments),
        contacts=_contacts(found),
        differences=handling_sheet.differences(found),
        activities=handling_sheet.activities(found),
        replies=replies,
        promises=_promises(found),
        disclosures=tuple(_disclosure(found, one) for one in shown),
        adoptions=_adoptions(found),
        texts=texts_shown(found),
        files=files_shown(found),
        invited=raised.invited(found),
        timeline=timeline(found),
        moves=open_moves(found, by),
        kept_back=frozenset((r.part, "feedback") for r in replies if r.rating_kept_back),
    )


def _point(found: Opened, point: Point) -> sheet.PointShown:
    dossier = found.dossier
    answers = []
    for response in (r for r in dossier.responses if r.point_no == point.no):
        reply = dossier.get(Round, response.round_no)
        if found.view.reply(reply):
            work = dossier.get(Assignment, reply.assignment_no)
            answers.append(
                sheet.AnswerShown(
                    unit=found.unit(work.unit_id),
                    text=found.said(response.words_no),
                    adopted=Adopted(response.adopted),
                    on=reply.delivered_on,
                    turn=reply.turn,
                )
            )
    return sheet.PointShown(point.no, found.said(point.words_no), tuple(answers))


def _task(found: Opened, work: Assignment) -> sheet.TaskShown:
    staff, co = found.view.as_staff, found.view.co_opinion()
    return sheet.TaskShown(
        part=work.part,
        unit_id=work.unit_id,
        unit=found.unit(work.unit_id),
        unit_name=found.units[work.unit_id].name,
        role=UnitRole(work.role),
        state=AssignmentState(work.state),
        scope=found.said(work.scope_no),
        assigned_on=work.assigned_on,
        acknowledged_on=work.acknowledged_on,
        officer=work.officer,
        officer_phone=work.officer_phone,
        return_reason=found.said(work.return_reason_no) if staff else "",
        return_unit=found.unit(work.return_unit_id) if staff else "",
        return_asked_on=work.return_asked_on,
        return_late=work.return_late,
        extension_until=work.extension_until if work.extension_asked_on else None,
        extension_reason=found.said(work.extension_reason_no) if staff else "",
        extension_late=work.extension_late,
        co_opinion=found.said(work.co_opinion_no) if co else "",
        co_opinion_on=work.co_opinion_on if co else None,
        replied_on=work.replied_on,
        house=handling_sheet.house(found, work),
        co_unit=found.unit(work.co_unit_id) if staff else "",
        co_reason=found.said(work.co_reason_no) if staff else "",
        own_number=work.own_number if staff else "",
        dispatched_on=work.dispatched_on,
        together=tuple(found.other(pk) for pk in work.together) if staff else (),
        is_co_rated=shown_ratings.is_co_rated(found, work),
        ratings=shown_ratings.further(found, work.part),
    )


def _contacts(found: Opened) -> tuple[sheet.ContactShown, ...]:
    return tuple(
        sheet.ContactShown(
            number=contact.no,
            unit=found.unit(found.dossier.get(Assignment, contact.assignment_no).unit_id),
            stage=contact.stage,
            mode=contact.mode,
            on=contact.contacted_on,
            note=found.said(contact.note_no),
            disputed_on=contact.disputed_on,
            confirmed_on=contact.confirmed_on,
            is_shared=bool(contact.shared),
            files=tuple(one for one in files_shown(found) if one.number in contact.files),
        )
        for contact in found.dossier.contacts
        if found.view.contacts
    )


def _reply(found: Opened, reply: Round) -> sheet.ReplyShown:
    dossier, is_open = found.dossier, found.view.reply(reply)
    mine = [rating for rating in dossier.ratings if rating.round_no == reply.no]
    seen = [rating for rating in mine if found.view.rating(rating)]
    deliveries = tuple(
        sheet.DeliveryShown(
            found.proposer(one.proposer_id),
            one.delivered_on,
            one.mode,
            one.organ,
            one.tracking,
            found.said(one.record_no),
            one.received_on,
            one.receiver,
        )
        for one in dossier.deliveries
        if one.round_no == reply.no
    )
    return sheet.ReplyShown(
        part=reply.part,
        unit=found.unit(dossier.get(Assignment, reply.assignment_no).unit_id),
        turn=reply.turn,
        state=RoundState(seen_state(reply, found.view)),
        is_open=is_open,
        body=found.said(reply.body_no) if is_open else "",
        outcome=_outcome(found, reply.outcome_class) if is_open else None,
        publicity=Publicity(reply.publicity) if is_open and reply.publicity else None,
        ground=reply.publicity_ground if is_open else "",
        document_no=reply.document_no if is_open else "",
        signer=reply.signer if is_open else "",
        issued_on=reply.issued_on if is_open else None,
        delivered_on=reply.delivered_on,
        feedback_due_on=reply.feedback_due_on,
        overrides=tuple(reply.overrides) if is_open and found.view.as_staff else (),
        drafts=reply.drafts if is_open else 0,
        deliveries=deliveries,
        ratings=tuple(shown_ratings.of_reply(found, rating) for rating in seen),
        rating_kept_back=len(seen) < len(mine),
        course=reply_sheet.course(found, reply),
        vote=shown_ratings.vote(found, reply),
        paper_scan=reply.paper_scan if found.view.as_staff else "",
        proposal=found.said(reply.proposal_no) if found.view.as_staff else "",
        meetings=shown_ratings.meetings(found, reply.part),
        class_changes=shown_ratings.class_changes(found, reply),
        **shown_ratings.correction(found, reply),
    )


def _outcome(found: Opened, code: str) -> OutcomeClass | None:
    try:
        return outcomes.scheme(packs.load(found.case.rules).outcome_scheme).find(code)
    except RulesError:  # a class of an earlier rule or of an import
        return None


def _promises(found: Opened) -> tuple[sheet.PromiseShown, ...]:
    return tuple(
        sheet.PromiseShown(
            part=promise.part,
            unit=found.unit(promise.unit_id),
            text=found.said(promise.words_no),
            state=CommitmentState(promise.state),
            point=promise.point_no,
            made_on=promise.made_on,
            due_on=promise.due_on,
            last_report=found.said(promise.last_report_no),
            evidence=found.said(promise.evidence_no),
            closed_on=promise.closed_on,
            refusals=promise.refusals,
            ratings=shown_ratings.further(found, promise.part),
            meetings=shown_ratings.meetings(found, promise.part),
        )
        for promise in found.dossier.commitments
        if found.promise_is_told(promise.assignment_no, promise.round_no)
    )


def _disclosure(found: Opened, shown: Disclosure) -> sheet.DisclosureShown:
    reply = found.dossier.get(Round, shown.round_no)
    return sheet.DisclosureShown(
        part=shown.part,
        unit=found.unit(found.dossier.get(Assignment, reply.assignment_no).unit_id),
        state=DisclosureState(shown.state),
        form=shown.form,
        text=found.said(shown.body_no or shown.summary_no),
        ground=shown.ground,
        show_name=shown.show_name,
        reviewed_on=shown.reviewed_on,
        published_on=shown.published_on,
    )


def _adoptions(found: Opened) -> tuple[sheet.AdoptionShown, ...]:
    return tuple(
        sheet.AdoptionShown(
            point=adopted.point_no,
            unit=found.unit(adopted.unit_id),
            degree=Adopted(adopted.degree),
            evidence=found.said(adopted.evidence_no),
            measure=adopted.measure,
            on=adopted.adopted_on,
        )
        for adopted in found.dossier.adoptions
    )
