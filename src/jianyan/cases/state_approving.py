"""The first projection, continued: steps of approval, pre-review, consultation, receipts, replacement."""

from jianyan.cases import events as e
from jianyan.cases.approval import COUNTERSIGN, JOINT_ASKED, JOINT_LOOK, OFFICE_REVIEW
from jianyan.cases.facts import Fact
from jianyan.cases.models import Approval, Assignment, Consultation, Delivery, Round
from jianyan.cases.state import change, part_of


def _step(fact: Fact, step: str, *, section: str = "", opinion: int | None = None) -> None:
    reply, dossier = part_of(fact), fact.dossier
    mine = [one.no for one in dossier.rows(Approval) if one.round_no == reply.no]
    dossier.add(
        Approval(
            round_no=reply.no,
            no=max(mine, default=0) + 1,
            draft=reply.drafts,
            step=step,
            section=section,
            user_id=fact.by.actor.id,
            passed_on=fact.by.on,
            opinion_no=opinion,
        )
    )


@change.register
def _(event: e.DraftChecked, fact: Fact) -> None:
    for step in event.steps:
        _step(fact, step, opinion=event.opinion.no if event.opinion else None)


@change.register
def _(event: e.Countersigned, fact: Fact) -> None:
    opinion = event.opinion.no if event.opinion else None
    _step(fact, COUNTERSIGN, section=event.section, opinion=opinion)


@change.register
def _(event: e.Endorsed, fact: Fact) -> None:
    part_of(fact).overrides += list(event.overrides)
    _step(fact, "endorsed", opinion=event.opinion.no if event.opinion else None)


@change.register
def _(event: e.ReviewAsked, fact: Fact) -> None:
    if event.joint:
        _step(fact, JOINT_ASKED)


@change.register
def _(event: e.JointlyLooked, fact: Fact) -> None:
    _step(fact, JOINT_LOOK, opinion=event.opinion.no)


@change.register
def _(event: e.ReviewPassed, fact: Fact) -> None:
    part_of(fact).overrides += list(event.overrides)
    _step(fact, OFFICE_REVIEW, opinion=event.opinion.no if event.opinion else None)


@change.register
def _(event: e.SignedOutside, fact: Fact) -> None:
    reply = part_of(fact)
    reply.document_no, reply.signer = event.document_no, event.signer
    reply.signer_post, reply.issued_on = event.signer_post, event.signed_on
    reply.signed_outside = True
    _sealed(reply, event)


@change.register
def _(event: e.SealedCopyAdded, fact: Fact) -> None:
    _sealed(part_of(fact), event)


def _sealed(reply: Round, event: e.SignedOutside | e.SealedCopyAdded) -> None:
    """The sealed text is the reply's text; the draft stays as its earlier version."""
    reply.has_seal = event.sealed is not None
    if event.body:
        reply.draft_no, reply.body_no = reply.draft_no or reply.body_no, event.body.no
    reply.overrides += list(event.overrides)


@change.register
def _(event: e.ProposerConsulted, fact: Fact) -> None:
    fact.dossier.add(
        Consultation(
            no=fact.dossier.next_no(Consultation),
            round_no=part_of(fact).no,
            mode=event.mode,
            body_no=event.body,
            asked_on=fact.by.on,
            until=event.until,
        )
    )


@change.register
def _(event: e.ConsultationAnswered, fact: Fact) -> None:
    found = fact.dossier.get(Consultation, event.consultation)
    found.answer = "agrees" if event.agrees else "objects"
    found.words_no = event.words.no if event.words else None
    found.answered_on = fact.by.on
    fact.dossier.touch(found)


@change.register
def _(event: e.ConsultationClosed, fact: Fact) -> None:
    found = fact.dossier.get(Consultation, event.consultation)
    if not found.answer:
        found.answer, found.answered_on = event.answer, fact.by.on
        found.words_no = event.words.no if event.words else None
    found.changes_no = event.changes.no if event.changes else None
    found.closed_on = fact.by.on
    fact.dossier.touch(found)


@change.register
def _(event: e.ReceiptRecorded, fact: Fact) -> None:
    found = fact.dossier.get(Delivery, part_of(fact).no, event.proposer)
    found.received_on, found.receiver = event.received_on, event.receiver
    fact.dossier.touch(found)


@change.register
def _(event: e.CopiesSent, fact: Fact) -> None:
    reply = part_of(fact)
    sent = [*reply.copies, *event.organs, *(f"unit:{pk}" for pk in event.units)]
    reply.copies = list(dict.fromkeys(sent))


@change.register
def _(event: e.ReplyReplaced, fact: Fact) -> None:
    """It counts nowhere any more; the corrected one takes its turn."""
    reply, dossier = part_of(fact), fact.dossier
    reply.turn = 0
    work = dossier.get(Assignment, reply.assignment_no)
    work.reply_due_on = event.until or fact.by.on
    dossier.touch(work)


@change.register
def _(event: e.KeyMarked, fact: Fact) -> None:
    case = fact.dossier.case
    case.key_on = fact.by.on
    case.key_leader, case.key_supervisor = event.leader, event.supervisor


@change.register
def _(event: e.KeyUnmarked, fact: Fact) -> None:
    case = fact.dossier.case
    case.key_on, case.key_leader, case.key_supervisor = None, "", ""
