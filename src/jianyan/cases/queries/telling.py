"""事项的说法 — each event of the journal in one sentence, with the words that belong to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jianyan.cases import events as e
from jianyan.cases.facts import Task, Words
from jianyan.cases.queries.opened import Opened
from jianyan.cases.queries.sentence import Sentence
from jianyan.cases.states import Adopted, UnitRole
from jianyan.cases.wording import SENTENCES
from jianyan.rules import packs

Detail = str | Sentence | Promise


@dataclass(frozen=True, slots=True)
class Told:
    """What happened, and what was said with it."""

    what: Sentence
    detail: tuple[Detail, ...] = ()


def told(pattern: str | Promise, *detail: Detail, **params: object) -> Told:
    return Told(Sentence(pattern, params), tuple(one for one in detail if one))


# fmt: off
# the sentence, which words of the event go with it, and whether these are for the staff only
_PLAIN: dict[type, tuple[str | Promise, str, bool]] = {
    e.CosignersInvited: (_("Co-signers invited"), "", False),
    e.WithdrawalAsked: (_("Withdrawal asked of all who signed"), "reason", False),
    e.WithdrawalAgreed: (_("Agreed to withdraw"), "", False),
    e.WithdrawalRefused: (_("Not withdrawn"), "reason", False),
    e.FilesAttached: (_("Files attached"), "", False),
    e.FileRemoved: (_("Attachment taken out"), "", False),
    e.Withdrawn: (_("Withdrawn"), "reason", False),
    e.TakenIntoReview: (_("Taken into review"), "", False),
    e.CoOpinionGiven: (_("Co-opinion submitted"), "", False),
    e.ReplyDrafted: (_("Draft of the reply saved"), "", False),
    e.RatingClosed: (_("Closed without feedback"), "", False),
    e.RehandlingOrdered: (_("Re-handling ordered"), "reason", False),
    e.NotRehandled: (_("Explained, not re-handled"), "reason", False),
    e.ProgressReported: (_("Progress reported"), "text", False),
    e.FulfilmentClaimed: (_("Promise said to be kept"), "evidence", False),
    e.FulfilmentConfirmed: (_("The proposer confirms that the promise is kept"), "", False),
    e.FulfilmentRefused: (_("The proposer says that the promise is not kept"), "reason", False),
    e.Concluded: (_("Concluded"), "", False),
    e.Recalled: (_("Taken down"), "reason", True),
    e.HistoryImported: (_("Handling of a past year entered"), "", False),
    e.RehandlingProposed: (_("Re-handling proposed"), "reason", True),
    e.QualityChecked: (_("Handling checked and found in order"), "note", True),
    e.FulfilmentRated: (_("Fulfilment of the promise rated"), "comment", False),
    e.PromiseReopened: (_("The promise is followed further"), "reason", False),
    e.PromiseSettled: (_("The promise is closed after a meeting"), "reason", False),
    e.ExtensionRefused: (_("Extension refused"), "reason", True),
    e.ClockRestarted: (_("Time limit goes on"), "reason", False),
}
# fmt: on


@singledispatch
def tell(event: Any, found: Opened) -> Told | None:
    """None for what is a mere consequence of the line before it."""
    if type(event) not in _PLAIN:
        return None
    sentence, words, staff_only = _PLAIN[type(event)]
    shown = words and (found.view.as_staff or not staff_only)
    return told(sentence, said(found, getattr(event, words)) if shown else "")


def said(found: Opened, words: Words | None) -> str:
    return found.said(words.no) if words else ""


def passed_over(found: Opened, codes: Sequence[str], reason: Words | None) -> tuple[Detail, ...]:
    """Warnings that were passed, with the reason given: for the staff only."""
    if not codes or not found.view.as_staff:
        return ()
    why = Sentence(_("went on because: %(reason)s"), {"reason": said(found, reason)})
    return (*(SENTENCES[code] for code in codes), why)


def task_lines(found: Opened, tasks: Sequence[Task]) -> tuple[Detail, ...]:
    return tuple(
        Sentence(
            _("%(unit)s: %(role)s"),
            {"unit": found.unit(task.unit), "role": UnitRole(task.role).label},
        )
        for task in tasks
    )


@tell.register
def _officer_changed(event: e.OfficerChanged, found: Opened) -> Told:
    return told(_("The responsible officer is now %(name)s"), name=event.officer)


@tell.register
def _reminded(event: e.Reminded, found: Opened) -> Told | None:
    """Between offices and units; the proposer hears of what comes of it."""
    if not found.view.as_staff:
        return None
    by = Sentence(_("answer wanted by %(day)s"), {"day": event.answer_by})
    return told(_("Reminded"), said(found, event.note), by if event.answer_by else "")


# ── reviewing ─────────────────────────────────────────────────────────────────────────────────
@tell.register
def _filed(event: e.Filed, found: Opened) -> Told:
    return told(_("Filed as no. %(number)s"), number=event.number)


@tell.register
def _not_filed(event: e.NotFiled, found: Opened) -> Told:
    ground = packs.load(found.case.rules).ground.get(event.ground, event.ground)
    return told(_("Not filed"), ground, said(found, event.reason))


@tell.register
def _converted(event: e.Converted, found: Opened) -> Told:
    return told(_("Forwarded as opinion"), event.receiver, said(found, event.reason))


# ── assigning and handling ───────────────────────────────────────────────────────────────────
@tell.register
def _assigned(event: e.Assigned, found: Opened) -> Told:
    passed = passed_over(found, event.overrides, event.reason)
    return told(_("Assigned"), *task_lines(found, event.tasks), *passed)


@tell.register
def _acknowledged(event: e.Acknowledged, found: Opened) -> Told:
    officer = Sentence(_("Officer: %(name)s"), {"name": event.officer})
    return told(_("Receipt acknowledged"), officer)


@tell.register
def _contact(event: e.ContactRecorded, found: Opened) -> Told:
    return told(_("Contact with the proposer on %(day)s"), said(found, event.note), day=event.contacted_on)  # fmt: skip


@tell.register
def _disputed(event: e.ContactDisputed, found: Opened) -> Told:
    return told(_("Contact no. %(number)s disputed"), said(found, event.reason), number=event.contact)  # fmt: skip


# ── replying ─────────────────────────────────────────────────────────────────────────────────
@tell.register
def _sent_up(event: e.SentForApproval, found: Opened) -> Told:
    return told(_("Sent for approval"), *passed_over(found, event.overrides, event.reason))


@tell.register
def _countersigned(event: e.Countersigned, found: Opened) -> Told:
    return told(_("Countersigned"), event.section, said(found, event.opinion))


@tell.register
def _endorsed(event: e.Endorsed, found: Opened) -> Told:
    passed = passed_over(found, event.overrides, event.reason)
    return told(_("Endorsed"), said(found, event.opinion), *passed)


@tell.register
def _issued(event: e.Issued, found: Opened) -> Told:
    passed = passed_over(found, event.overrides, event.reason)
    signer = Sentence(_("signed by %(name)s"), {"name": event.signer})
    return told(_("Reply signed off: %(number)s"), signer, *passed, number=event.document_no)


@tell.register
def _delivered(event: e.Delivered, found: Opened) -> Told:
    names = tuple(found.proposer(pk) for pk in event.proposers)
    passed = passed_over(found, event.overrides, event.reason)
    return told(
        _("Reply delivered"),
        "、".join(name for name in names if name),
        event.organ,
        event.tracking,
        said(found, event.record),
        *passed,
    )


@tell.register
def _rated(event: e.Rated, found: Opened) -> Told:
    kept = Sentence(_("Paper kept as: %(scan)s"), {"scan": event.scan})
    scan = kept if event.on_paper and found.view.as_staff else ""
    return told(_("Rated"), said(found, event.comment), scan)


# ── rating and afterwards ────────────────────────────────────────────────────────────────────
@tell.register
def _committed(event: e.Committed, found: Opened) -> Told:
    due = Sentence(_("to be done by %(day)s"), {"day": event.due_on})
    return told(_("Promise recorded"), said(found, event.text), due if event.due_on else "")


@tell.register
def _given_up(event: e.GivenUp, found: Opened) -> Told:
    signer = Sentence(_("signed by %(name)s"), {"name": event.signer})
    return told(_("Not feasible, explained"), said(found, event.reason), signer)


@tell.register
def _adopted(event: e.AdoptionRecorded, found: Opened) -> Told:
    return told(
        _("Point %(point)s: %(degree)s"),
        said(found, event.evidence),
        point=event.point,
        degree=Adopted(event.degree).label,
    )


@tell.register
def _reviewed(event: e.DisclosureReviewed, found: Opened) -> Told:
    if event.public:
        return told(_("Disclosure reviewed: may be shown"))
    return told(_("Disclosure reviewed: not to be shown"), event.ground)


@tell.register
def _published(event: e.Published, found: Opened) -> Told:
    return told(_("Published"), event.address)


@tell.register
def _erased(event: e.TextErased, found: Opened) -> Told:
    return told(_("A text was erased; its digest stays"), event.reason)


@tell.register
def _file_erased(event: e.FileErased, found: Opened) -> Told:
    return told(
        _("A file was erased; its digest stays"), event.reason if found.view.as_staff else ""
    )


@tell.register
def _time_asked(event: e.ExtensionRequested, found: Opened) -> Told:
    late = Sentence(_("asked after the time limit of %(day)s"), {"day": event.late_since})
    asked = _("Extension until %(day)s requested")
    return told(
        _("Extended until %(day)s, by right") if event.by_right else asked,
        said(found, event.reason) if found.view.as_staff else "",
        late if event.late_since else "",
        _("no interim explanation before") if "interim_missing" in event.overrides else "",
        day=event.until,
    )


@tell.register
def _time_given(event: e.ExtensionGranted, found: Opened) -> Told:
    passed = passed_over(found, event.overrides, event.reason)
    return told(_("Extended until %(day)s"), *passed, day=event.until)


@tell.register
def _stopped(event: e.ClockStopped, found: Opened) -> Told:
    return told(_("Time limit stopped"), event.ground, said(found, event.reason))
