"""事项的说法(答复) — checks, pre-review, the proposer consulted, receipts, copies, correction, key cases."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jianyan.cases import events as e
from jianyan.cases.facts import Words
from jianyan.cases.queries.opened import Opened
from jianyan.cases.queries.sentence import Sentence
from jianyan.cases.queries.telling import Told, passed_over, tell, told

STEPS: dict[str, str | Promise] = {
    "section_head": _("section head"),
    "countersign": _("countersigning"),
    "office": _("office check"),
    "legal": _("legal review"),
    "secrecy_disclosure": _("secrecy and disclosure review"),
    "collective": _("joint study"),
    "endorsed": _("endorsement"),
    "gov_office": _("pre-review by the government office"),
    "joint_asked": _("joint look asked for"),
    "joint_look": _("joint look by the receiving office"),
}
RETURN_GROUNDS: dict[str, str | Promise] = {
    "off_topic": _("off the point"),
    "not_contacted": _("not contacted"),
    "contacted_dissatisfied": _("contacted, proposer not content"),
    "co_opinion_ignored": _("co-opinion not stated"),
    "vague": _("empty or vague"),
    "format": _("form"),
    "secrecy": _("secrecy or disclosure"),
    "other": _("other"),
}
CONSULTATION: dict[str, str | Promise] = {
    "agrees": _("agrees"),
    "objects": _("has objections"),
    "silent": _("no answer"),
}


def _said(found: Opened, words: Words | None) -> str:
    return found.said(words.no) if words else ""


@tell.register
def _checked(event: e.DraftChecked, found: Opened) -> Told:
    steps = tuple(str(STEPS[step]) for step in event.steps)
    if not steps:
        return told(_("Draft checked"), _said(found, event.opinion))
    return told(_("Draft checked: %(steps)s"), _said(found, event.opinion), steps=steps)


@tell.register
def _returned(event: e.DraftReturned, found: Opened) -> Told:
    ground = RETURN_GROUNDS.get(event.ground, "") if event.ground != "other" else ""
    return told(_("Draft returned"), ground, _said(found, event.reason))


@tell.register
def _asked(event: e.ReviewAsked, found: Opened) -> Told:
    return told(_("Submitted for pre-review"), _said(found, event.note))


@tell.register
def _review_passed(event: e.ReviewPassed, found: Opened) -> Told:
    over = passed_over(found, event.overrides, event.reason)
    return told(_("Pre-review passed"), _said(found, event.opinion), *over)


@tell.register
def _looked(event: e.JointlyLooked, found: Opened) -> Told:
    return told(_("Looked at jointly"), _said(found, event.opinion))


@tell.register
def _failed(event: e.ReviewFailed, found: Opened) -> Told:
    return told(
        _("Returned from pre-review"), RETURN_GROUNDS[event.ground], _said(found, event.reason)
    )


@tell.register
def _outside(event: e.SignedOutside, found: Opened) -> Told:
    signer = Sentence(_("signed by %(name)s"), {"name": event.signer})
    return told(
        _("Reply signed off elsewhere: %(number)s"),
        signer,
        *passed_over(found, event.overrides, event.reason),
        number=event.document_no,
    )


@tell.register
def _sealed(event: e.SealedCopyAdded, found: Opened) -> Told:
    return told(_("Sealed copy added"), *passed_over(found, event.overrides, event.reason))


@tell.register
def _consulted(event: e.ProposerConsulted, found: Opened) -> Told:
    by = Sentence(_("to be answered by %(day)s"), {"day": event.until})
    return told(_("The proposer is asked about the draft"), by if event.until else "")


@tell.register
def _answered(event: e.ConsultationAnswered, found: Opened) -> Told:
    agreed = _("The proposer agrees to the draft")
    objected = _("The proposer has objections to the draft")
    return told(agreed if event.agrees else objected, _said(found, event.words))


@tell.register
def _closed(event: e.ConsultationClosed, found: Opened) -> Told:
    changed = Sentence(_("changed: %(what)s"), {"what": _said(found, event.changes)})
    return told(
        _("Consultation on the draft closed: %(answer)s"),
        _said(found, event.words),
        changed if event.changes else "",
        answer=CONSULTATION[event.answer],
    )


@tell.register
def _receipt(event: e.ReceiptRecorded, found: Opened) -> Told:
    by = Sentence(_("signed for by %(name)s"), {"name": event.receiver})
    return told(
        _("Received by the proposer on %(day)s"),
        found.proposer(event.proposer),
        by if event.receiver else "",
        day=event.received_on,
    )


@tell.register
def _copied(event: e.CopiesSent, found: Opened) -> Told:
    return told(_("Copies sent"), "、".join(found.unit(pk) for pk in event.units))


@tell.register
def _replaced(event: e.ReplyReplaced, found: Opened) -> Told:
    by = Sentence(_("corrected reply by %(day)s"), {"day": event.until})
    return told(
        _("The reply was wrong and is replaced"),
        _said(found, event.reason),
        by if event.until else "",
    )


@tell.register
def _key(event: e.KeyMarked, found: Opened) -> Told:
    leads = Sentence(_("led by %(name)s"), {"name": event.leader})
    watches = Sentence(_("supervised by %(name)s"), {"name": event.supervisor})
    return told(
        _("Marked as key case"),
        leads,
        watches if event.supervisor else "",
        _said(found, event.reason),
    )


@tell.register
def _no_key(event: e.KeyUnmarked, found: Opened) -> Told:
    return told(_("No longer a key case"), _said(found, event.reason))
