"""提出的状态: what drafts, invitations, answers, submission and requests to withdraw change in the rows."""

from jianyan.cases import events as e
from jianyan.cases.facts import Fact
from jianyan.cases.models import Invitation, Point, Signatory
from jianyan.cases.state import change


@change.register
def _(event: e.Drafted, fact: Fact) -> None:
    dossier, case = fact.dossier, fact.dossier.case
    case.title = dossier.body(event.title.no)
    case.situation_no = event.situation.no if event.situation else None
    case.original_no = event.original.no if event.original else case.original_no
    case.office_id, case.session_id = event.office, event.session
    case.kind, case.period, case.rules = event.chain, event.period, event.rules
    case.authorship, case.channel = event.authorship, event.channel
    case.category, case.wished_units = event.category, event.wished_units
    case.publish_consent, case.confidential = event.publish_consent, event.confidential
    case.external_id = event.external_id
    _wishes(event, fact)
    _ask_again(event, fact)
    own = (one for one in dossier.signatories if one.via_id is None)
    for old in (*own, *dossier.points):
        dossier.remove(old)
    for no, proposer in enumerate((event.lead, *event.cosigners), start=1):
        dossier.add(Signatory(no=no, proposer_id=proposer, is_lead=no == 1))
    for no, words in enumerate(event.points, start=1):
        dossier.add(Point(no=no, words_no=words.no))


def _wishes(event: e.Drafted, fact: Fact) -> None:
    """What the proposer wishes, beside the text itself."""
    case = fact.dossier.case
    case.analysis_no = event.analysis.no if event.analysis else None
    case.no_publish_no = event.no_publish_reason.no if event.no_publish_reason else None
    case.contact_wish_no = event.contact_wish.no if event.contact_wish else None
    case.wished_co, case.basis = event.wished_co, event.basis
    case.reply_wanted, case.allow_co_sign = event.reply_wanted, event.allow_co_sign
    case.origin, case.motion_no = event.origin, event.motion_no


@change.register
def _(event: e.CosignersInvited, fact: Fact) -> None:
    dossier = fact.dossier
    for one in dossier.invitations:
        if not one.answer:
            one.until = event.until
            dossier.touch(one)
    for proposer in event.proposers:
        _ask(fact, proposer, event.version, until=event.until)


def _ask(fact: Fact, proposer: int, version: int, **more: object) -> Invitation:
    return fact.dossier.add(
        Invitation(
            no=fact.dossier.next_no(Invitation),
            proposer_id=proposer,
            version=version,
            invited_on=fact.by.on,
            **more,
        )
    )


def _ask_again(event: e.Drafted, fact: Fact) -> None:
    """The text is another one: whoever signed or was asked is asked anew (S01)."""
    if event.asked_until is None:
        return
    dossier = fact.dossier
    version = max((one.version for one in dossier.invitations), default=1) + 1
    known = {one.proposer_id: one for one in dossier.invitations}
    for signed in [one for one in dossier.signatories if not one.is_lead]:
        if signed.proposer_id not in known:
            _ask(fact, signed.proposer_id, version, until=event.asked_until)
    for one in known.values():
        if one.answer != Invitation.DECLINED:
            one.version, one.until, one.answer = version, event.asked_until, ""
            one.answered_on = one.opinion_no = None
            dossier.touch(one)


@change.register
def _(event: e.CosigningConfirmed, fact: Fact) -> None:
    known = {one.proposer_id: one for one in fact.dossier.invitations}
    version = max((one.version for one in known.values()), default=1)
    one = known.get(event.proposer) or _ask(
        fact, event.proposer, version, until=fact.by.on, joined=True
    )
    _answer(one, Invitation.CONFIRMED, event.opinion.no if event.opinion else None, fact)


@change.register
def _(event: e.CosigningDeclined, fact: Fact) -> None:
    one = next(one for one in fact.dossier.invitations if one.proposer_id == event.proposer)
    _answer(one, Invitation.DECLINED, event.opinion.no if event.opinion else None, fact)


def _answer(one: Invitation, answer: str, opinion: int | None, fact: Fact) -> None:
    one.answer, one.answered_on, one.opinion_no = answer, fact.by.on, opinion
    fact.dossier.touch(one)


@change.register
def _(event: e.Submitted, fact: Fact) -> None:
    dossier, case = fact.dossier, fact.dossier.case
    case.submitted_on = fact.by.on
    case.overrides = list(event.overrides)
    for proposer in event.cosigners:
        no = dossier.next_no(Signatory)
        dossier.add(Signatory(no=no, proposer_id=proposer, is_lead=False))
        case.authorship = "joint"
    for one in dossier.invitations:
        if not one.answer:
            _answer(one, Invitation.LAPSED, None, fact)


@change.register
def _(event: e.WithdrawalAsked, fact: Fact) -> None:
    fact.dossier.case.withdraw_asked_on = fact.by.on
    fact.dossier.case.withdraw_reason_no = event.reason.no
    for one in fact.dossier.signatories:
        if one.is_lead:
            one.withdraw_agreed_on = fact.by.on
            fact.dossier.touch(one)


@change.register
def _(event: e.WithdrawalAgreed, fact: Fact) -> None:
    for one in fact.dossier.signatories:
        if one.proposer_id in event.proposers:
            one.withdraw_agreed_on = fact.by.on
            fact.dossier.touch(one)


@change.register
def _(event: e.WithdrawalRefused, fact: Fact) -> None:
    fact.dossier.case.withdraw_asked_on = None
    for one in fact.dossier.signatories:
        one.withdraw_agreed_on = None
        fact.dossier.touch(one)
