"""The first projection, continued: review, merging, the draft split, and disputes about the unit."""

from jianyan.cases import events as e
from jianyan.cases.facts import Fact, ProposedTask
from jianyan.cases.merging import VIA_FROM
from jianyan.cases.models import (
    Assignment,
    Dispute,
    Inquiry,
    ProposedShare,
    ReviewOpinion,
    Signatory,
)
from jianyan.cases.state import add_task, change, part_of
from jianyan.cases.workflow import BORN


# ── 并案 ─────────────────────────────────────────────────────────────────────────────────────
@change.register
def _(event: e.Merged, fact: Fact) -> None:
    fact.dossier.case.merged_into_id = event.into


@change.register
def _(event: e.TookIn, fact: Fact) -> None:
    dossier = fact.dossier
    first = max((s.no for s in dossier.signatories if s.via_id), default=VIA_FROM - 1) + 1
    for no, proposer in enumerate(event.proposers, start=first):
        dossier.add(
            Signatory(
                no=no, proposer_id=proposer, is_lead=proposer == event.lead, via_id=event.case
            )
        )


@change.register
def _(event: e.Unmerged, fact: Fact) -> None:
    fact.dossier.case.merged_into_id = None


@change.register
def _(event: e.LetGo, fact: Fact) -> None:
    for one in fact.dossier.signatories:
        if one.via_id == event.case:
            fact.dossier.remove(one)


# ── 审查 ─────────────────────────────────────────────────────────────────────────────────────
@change.register
def _(event: e.ReviewersNamed, fact: Fact) -> None:
    rows = fact.dossier.rows(ReviewOpinion)
    named = {row.reviewer_id for row in rows if row.stage == event.stage}
    for reviewer in event.reviewers:
        if reviewer not in named:
            no = fact.dossier.next_no(ReviewOpinion)
            fact.dossier.add(ReviewOpinion(no=no, stage=event.stage, reviewer_id=reviewer))


@change.register
def _(event: e.OpinionGiven, fact: Fact) -> None:
    for row in fact.dossier.rows(ReviewOpinion):
        if (row.stage, row.reviewer_id) == (event.stage, fact.by.actor.id):
            row.verdict, row.ground = event.verdict, event.ground
            row.words_no = event.words.no if event.words else None
            row.other_id, row.revise_by = event.other, event.revise_by
            row.given_on = fact.by.on
            fact.dossier.touch(row)


@change.register
def _(event: e.UnitsConsulted, fact: Fact) -> None:
    for asked in event.asked:
        fact.dossier.add(
            Inquiry(
                no=asked.no,
                unit_id=asked.unit,
                role=asked.role,
                state=BORN[Inquiry],
                question_no=asked.question.no if asked.question else None,
                asked_on=fact.by.on,
            )
        )


@change.register
def _(event: e.HandlingAgreed, fact: Fact) -> None:
    asked = part_of(fact)
    asked.answer_no = event.reason.no if event.reason else None
    asked.suggested_id, asked.answered_on = None, fact.by.on


@change.register
def _(event: e.HandlingObjected, fact: Fact) -> None:
    asked = part_of(fact)
    asked.answer_no, asked.suggested_id = event.reason.no, event.unit
    asked.answered_on = fact.by.on


@change.register
def _(event: e.OpinionOutcomeRecorded, fact: Fact) -> None:
    fact.dossier.case.outcome_no = event.text.no


# ── 拟定分办 ─────────────────────────────────────────────────────────────────────────────────
def _propose(fact: Fact, shares: tuple[ProposedTask, ...]) -> None:
    for old in fact.dossier.rows(ProposedShare):
        fact.dossier.remove(old)
    for share in shares:
        fact.dossier.add(
            ProposedShare(
                no=share.no,
                unit_id=share.unit,
                role=share.role,
                scope_no=share.scope.no if share.scope else None,
                due_on=share.due_on,
            )
        )


@change.register
def _(event: e.UnitsProposed, fact: Fact) -> None:
    _propose(fact, event.shares)


@change.register
def _(event: e.SplitAdjusted, fact: Fact) -> None:
    _propose(fact, event.shares)
    fact.dossier.case.split_notice = event.notice


@change.register
def _(event: e.SplitSubmitted, fact: Fact) -> None:
    fact.dossier.case.split_list = event.list_no


@change.register
def _(event: e.SplitTakenBack, fact: Fact) -> None:
    fact.dossier.case.split_list = ""


@change.register
def _(event: e.SplitSigned, fact: Fact) -> None:
    case = fact.dossier.case
    case.split_leader, case.split_signed_on = event.leader, event.signed_on
    case.split_scan = event.scan


@change.register
def _(event: e.FastTracked, fact: Fact) -> None:
    fact.dossier.case.is_fast = True


# ── 交办之后 ─────────────────────────────────────────────────────────────────────────────────
@change.register
def _(event: e.UnitObjected, fact: Fact) -> None:
    case = fact.dossier.case
    case.objected_on, case.objection_no = fact.by.on, event.reason.no
    case.objection_answer_no = case.objection_answered_on = None


@change.register
def _(event: e.ObjectionAnswered, fact: Fact) -> None:
    case = fact.dossier.case
    case.objection_answered_on, case.objection_answer_no = fact.by.on, event.answer.no


@change.register
def _(event: e.ReturnRequested, fact: Fact) -> None:
    if event.barred:
        return
    work, dossier = part_of(fact), fact.dossier
    work.return_asked_on = fact.by.on
    work.return_reason_no = event.reason.no
    work.return_unit_id = event.unit
    work.return_late = event.late_since is not None
    work.return_signer = event.signer
    work.returns += 1
    dossier.add(
        Dispute(
            no=dossier.next_no(Dispute),
            assignment_no=work.no,
            unit_id=work.unit_id,
            asked_on=fact.by.on,
            reason_no=event.reason.no,
            signer=event.signer,
            suggested_id=event.unit,
        )
    )


def _decide(fact: Fact, *, leader: str, decision: int | None) -> Dispute | None:
    """The request of this task that waits for its decision."""
    rows = fact.dossier.rows(Dispute)
    mine = [r for r in rows if r.assignment_no == part_of(fact).no and r.decided_on is None]
    if not mine:
        return None
    row = mine[-1]
    row.decided_on, row.leader, row.decision_no = fact.by.on, leader, decision
    fact.dossier.touch(row)
    return row


@change.register
def _(event: e.AssignmentKept, fact: Fact) -> None:
    _decide(fact, leader=event.leader, decision=event.reason.no)


@change.register
def _(event: e.Reassigned, fact: Fact) -> None:
    _give_way(fact)
    add_task(fact, event.task)
    words = event.reason.no if event.reason else None
    row = _decide(fact, leader=event.leader, decision=words)
    if row is not None:
        row.to_unit_id, row.notice = event.task.unit, event.notice


def _give_way(fact: Fact) -> None:
    """The unit is no longer the one that answers."""
    case, work = fact.dossier.case, part_of(fact)
    if case.lead_unit_id == work.unit_id and work.answers:
        case.lead_unit_id = None


@change.register
def _(event: e.Dispatched, fact: Fact) -> None:
    part_of(fact).dispatched_on = fact.by.on
    _give_way(fact)
    for task in event.tasks:
        add_task(fact, task)


@change.register
def _(event: e.HandedDown, fact: Fact) -> None:
    work = part_of(fact)
    work.dispatched_on, work.own_number = fact.by.on, event.number
    for task in event.tasks:
        add_task(fact, task)


@change.register
def _(event: e.CoHandlerAsked, fact: Fact) -> None:
    work = part_of(fact)
    work.co_asked_on, work.co_unit_id = fact.by.on, event.unit
    work.co_reason_no = event.reason.no


def _co_settled(work: Assignment) -> None:
    work.co_asked_on = work.co_unit_id = work.co_reason_no = None


@change.register
def _(event: e.CoHandlerAdded, fact: Fact) -> None:
    _co_settled(part_of(fact))
    add_task(fact, event.task)


@change.register
def _(event: e.CoHandlerRefused, fact: Fact) -> None:
    _co_settled(part_of(fact))


@change.register
def _(event: e.StudiedTogether, fact: Fact) -> None:
    part_of(fact).together = list(event.cases)
