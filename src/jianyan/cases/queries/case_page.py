"""件的页面 — one case for one reader: points with answers, tasks, replies, promises, what may be done."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jianyan.cases.facts import By
from jianyan.cases.models import Assignment, Disclosure, Point, Rating, Round
from jianyan.cases.queries import sheet
from jianyan.cases.queries.open_moves import open_moves
from jianyan.cases.queries.opened import Opened, opened
from jianyan.cases.queries.sheet import CaseSheet
from jianyan.cases.queries.timeline import timeline
from jianyan.cases.states import (
    Adopted,
    AssignmentState,
    CaseState,
    CommitmentState,
    DisclosureState,
    Kind,
    Period,
    Publicity,
    RoundState,
    UnitRole,
)
from jianyan.cases.visibility import seen_state
from jianyan.people.proposers import ProposerKind
from jianyan.rules import outcomes, packs, ratings
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
        authorship=_authorship(case.authorship),
        channel=case.channel,
        rules=case.rules,
        confidential=case.confidential,
        publish_consent=case.publish_consent,
        wished_units=case.wished_units,
        proposers=_people(found),
        situation=found.said(case.situation_no),
        original=found.said(case.original_no),
        ground=packs.load(case.rules).ground.get(case.ground, case.ground),
        reason=found.said(case.reason_no),
        hub=case.hub.name if case.hub else "",
        submitted_on=case.submitted_on,
        filed_on=case.filed_on,
        assigned_on=case.assigned_on,
        replied_on=case.replied_on,
        concluded_on=case.concluded_on,
        points=tuple(_point(found, point) for point in found.dossier.points),
        tasks=tuple(_task(found, work) for work in found.dossier.assignments),
        contacts=_contacts(found),
        replies=replies,
        promises=_promises(found),
        disclosures=tuple(_disclosure(found, shown) for shown in found.dossier.disclosures),
        adoptions=_adoptions(found),
        texts=_texts(found),
        timeline=timeline(found),
        moves=open_moves(found, by),
        kept_back=frozenset((r.part, "feedback") for r in replies if r.rating_kept_back),
    )


def _authorship(code: str) -> str | Promise:
    if code == "joint":
        return _("Joint")
    return ProposerKind(code).label if code in ProposerKind.values else code


def _people(found: Opened) -> tuple[sheet.PersonShown, ...]:
    return tuple(
        sheet.PersonShown(
            one.proposer_id,
            found.proposer(one.proposer_id),
            found.proposers[one.proposer_id].title,
            found.groups.get(one.proposer_id, "") if found.view.names(found.case) else "",
            one.is_lead,
        )
        for one in found.dossier.signatories
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
        )
        for contact in found.dossier.contacts
    )


def _reply(found: Opened, reply: Round) -> sheet.ReplyShown:
    dossier, is_open = found.dossier, found.view.reply(reply)
    mine = [rating for rating in dossier.ratings if rating.round_no == reply.no]
    seen = [rating for rating in mine if found.view.rating(rating)]
    deliveries = tuple(
        sheet.DeliveryShown(found.proposer(one.proposer_id), one.delivered_on, one.mode)
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
        ratings=tuple(_rating(found, rating) for rating in seen),
        rating_kept_back=len(seen) < len(mine),
    )


def _outcome(found: Opened, code: str) -> OutcomeClass | None:
    try:
        return outcomes.scheme(packs.load(found.case.rules).outcome_scheme).find(code)
    except RulesError:  # a class of an earlier rule or of an import
        return None


def _rating(found: Opened, rating: Rating) -> sheet.RatingShown:
    scheme = ratings.scheme(packs.load(found.case.rules).satisfaction_scheme)
    return sheet.RatingShown(
        who=found.proposer(rating.proposer_id),
        values=tuple(
            (axis, value)
            for axis in scheme.axes
            for value in axis.values
            if rating.values.get(axis.code) == value.code
        ),
        counts=rating.counts,
        comment=found.said(rating.comment_no),
        on=rating.rated_on,
        on_paper=rating.on_paper,
    )


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


def _texts(found: Opened) -> tuple[sheet.TextShown, ...]:
    """The proposer's words and the replies shown, with their digests."""
    case = found.case
    numbers = [case.situation_no, case.original_no, *(p.words_no for p in found.dossier.points)]
    numbers += [r.body_no for r in found.dossier.rounds if found.view.reply(r)]
    return tuple(
        sheet.TextShown(no, found.texts[no].kind, found.texts[no].sm3)
        for no in numbers
        if no and no in found.texts
    )
