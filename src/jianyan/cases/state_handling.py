"""The first projection, continued: contacts, co-opinions, replies, ratings, disclosure, adoption."""

from jianyan.cases import events as e
from jianyan.cases.facts import Fact
from jianyan.cases.models import (
    Adoption,
    Assignment,
    Contact,
    Delivery,
    Disclosure,
    Rating,
    Response,
    Round,
)
from jianyan.cases.state import change, part_of, set_clock
from jianyan.cases.states import RoundState
from jianyan.cases.workflow import BORN


@change.register
def _(event: e.ContactRecorded, fact: Fact) -> None:
    work = part_of(fact)
    work.contacts += 1
    fact.dossier.add(
        Contact(
            no=fact.dossier.next_no(Contact),
            assignment_no=work.no,
            stage=event.stage,
            mode=event.mode,
            contacted_on=event.contacted_on,
            note_no=event.note.no if event.note else None,
            proposers=list(event.proposers),
            shared=event.shared,
            files=[*event.files, *(ref.no for ref in event.papers)],
        )
    )


@change.register
def _(event: e.ContactDisputed, fact: Fact) -> None:
    """It no longer counts as a contact of its task (S21)."""
    contact = fact.dossier.get(Contact, event.contact)
    if contact.disputed_on is None:
        work = fact.dossier.get(Assignment, contact.assignment_no)
        work.contacts -= 1
        fact.dossier.touch(work)
    contact.disputed_on, contact.confirmed_on = fact.by.on, None
    fact.dossier.touch(contact)


@change.register
def _(event: e.CoOpinionGiven, fact: Fact) -> None:
    work = part_of(fact)
    work.co_opinion_no, work.co_opinion_on = event.opinion.no, fact.by.on


@change.register
def _(event: e.ReplyDrafted, fact: Fact) -> None:
    work, dossier = part_of(fact), fact.dossier
    answering = work.for_no or work.no  # 代拟: the round is the government's
    mine = [r for r in dossier.rounds if r.assignment_no == answering]
    reply = next((r for r in mine if r.state == RoundState.DRAFTING), None)
    if reply is None:
        reply = dossier.add(
            Round(
                no=dossier.next_no(Round),
                assignment_no=answering,
                turn=sum(1 for r in mine if r.turn) + 1,  # a replaced reply counts nowhere
                state=BORN[Round],
            )
        )
    reply.body_no = event.body.no
    reply.drafts += 1
    reply.outcome_class, reply.outcome = event.outcome_class, event.outcome
    reply.publicity, reply.publicity_ground = event.publicity, event.publicity_ground
    dossier.touch(reply)
    for old in [r for r in dossier.responses if r.round_no == reply.no]:
        dossier.remove(old)
    for point, words, adopted in event.responses:
        dossier.add(
            Response(round_no=reply.no, point_no=point, words_no=words.no, adopted=adopted)
        )


@change.register
def _(event: e.SentForApproval, fact: Fact) -> None:
    part_of(fact).overrides += list(event.overrides)


@change.register
def _(event: e.Issued, fact: Fact) -> None:
    reply = part_of(fact)
    reply.document_no, reply.signer = event.document_no, event.signer
    reply.signer_post = event.signer_post
    reply.issued_on = fact.by.on
    reply.overrides += list(event.overrides)


@change.register
def _(event: e.Delivered, fact: Fact) -> None:
    dossier, reply = fact.dossier, part_of(fact)
    for proposer in event.proposers:
        dossier.add(
            Delivery(
                round_no=reply.no,
                proposer_id=proposer,
                delivered_on=fact.by.on,
                mode=event.mode,
                organ=event.organ,
                tracking=event.tracking,
                record_no=event.record.no if event.record else None,
            )
        )
    reply.overrides += list(event.overrides)
    for clock in event.clocks:
        if clock.limit == "feedback":
            reply.feedback_due_on = clock.due_on
    if not any(d.round_no == reply.no for d in dossier.disclosures):
        dossier.add(
            Disclosure(no=dossier.next_no(Disclosure), round_no=reply.no, state=BORN[Disclosure])
        )


@change.register
def _(event: e.Rated, fact: Fact) -> None:
    fact.dossier.add(
        Rating(
            round_no=part_of(fact).no,
            proposer_id=event.proposer,
            values=event.values,
            attitude=event.values.get("attitude", ""),
            result=event.values.get("result") or event.values.get("overall", ""),
            counts=event.counts,
            comment_no=event.comment.no if event.comment else None,
            rated_on=fact.by.on,
            on_paper=event.on_paper,
        )
    )


@change.register
def _(event: e.RehandlingOrdered, fact: Fact) -> None:
    reply, dossier = part_of(fact), fact.dossier
    work = dossier.get(Assignment, reply.assignment_no)
    set_clock(work, event.clocks)
    work.extensions = 0
    dossier.touch(work)


@change.register
def _(event: e.DisclosureReviewed, fact: Fact) -> None:
    shown = part_of(fact)
    shown.form, shown.ground = event.form, event.ground
    shown.body_no = event.body.no if event.body else None
    shown.summary_no = event.summary.no if event.summary else None
    shown.show_name, shown.reviewed_on = event.show_name, fact.by.on


@change.register
def _(event: e.Published, fact: Fact) -> None:
    part_of(fact).published_on = fact.by.on


@change.register
def _(event: e.AdoptionRecorded, fact: Fact) -> None:
    fact.dossier.add(
        Adoption(
            no=fact.dossier.next_no(Adoption),
            point_no=event.point,
            unit_id=event.unit,
            degree=event.degree,
            evidence_no=event.evidence.no,
            adopted_on=fact.by.on,
            measure=event.measure,
        )
    )


@change.register
def _(event: e.HistoryImported, fact: Fact) -> None:
    case = fact.dossier.case
    case.lead_unit_id = event.units[0] if event.units else None
    case.replied_on = event.replied_on
