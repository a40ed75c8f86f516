"""工作台用语 — how lights, buckets, jobs and codes are said on the pages of the desk."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from jianyan.cases.states import AssignmentState, CaseState, CommitmentState, RoundState, UnitRole
from jianyan.deadlines.jobs import Job
from jianyan.deadlines.worklist import Bucket, WorkItem
from jianyan.rules.lights import Lamp, Light
from jianyan.rules.limits import LIMITS
from jianyan.rules.numbering import numeral

Words = str | Promise
BUCKETS: dict[Bucket, tuple[Words, str]] = {
    Bucket.NEW: (_("New"), "waiting"),
    Bucket.PROGRESS: (_("In progress"), "working"),
    Bucket.SOON: (_("Due soon"), "near"),
    Bucket.LATE: (_("Overdue"), "late"),
}
JOBS: dict[Job, Words] = {
    Job.REVIEW: _("Take into review"),
    Job.OPINE: _("Give a review opinion"),
    Job.FILE: _("Decide on filing"),
    Job.ASSIGN: _("Assign"),
    Job.CONCLUDE_OFFLINE: _("Conclude offline handling"),
    Job.DECIDE_RETURN: _("Decide on the change of unit"),
    Job.DECIDE_EXTENSION: _("Decide on the extension"),
    Job.DECIDE_DISSATISFIED: _("Decide on the dissatisfied rating"),
    Job.SETTLE: _("Settle what is disputed"),
    Job.CALL_BACK: _("Call back on a paper rating"),
    Job.READ_PAPER: _("Enter the rating from the paper"),
    Job.CLOSE_RATING: _("Close without feedback"),
    Job.CONCLUDE: _("Conclude"),
    Job.ACKNOWLEDGE: _("Acknowledge receipt"),
    Job.AWAIT_RETURN: _("Change of unit awaits decision"),
    Job.CO_OPINION: _("Submit co-opinion"),
    Job.DRAFT: _("Draft the reply"),
    Job.SEND: _("Send for approval"),
    Job.ENDORSE: _("Endorse"),
    Job.ISSUE: _("Sign off"),
    Job.REVIEW_REPLY: _("Decide on the pre-review"),
    Job.LOOK_JOINTLY: _("Look at the draft jointly"),
    Job.AWAIT_REVIEW: _("In pre-review"),
    Job.DELIVER: _("Record delivery"),
    Job.PROMISE: _("Follow the promise"),
    Job.DISCLOSE: _("Disclosure review"),
    Job.PUBLISH: _("Publish"),
}
STAGES: dict[str, Words] = {
    "before": _("before the reply"),
    "during": _("while handling"),
    "after": _("after the reply"),
}
CONTACT_MODES: dict[str, Words] = {
    "phone": _("by telephone"),
    "face_to_face": _("face to face"),
    "visit": _("on a visit"),
    "seminar": _("at a meeting"),
    "email": _("by e-mail"),
    "letter": _("by letter"),
    "other": _("another way"),
}
DELIVERY_MODES: dict[str, Words] = {
    "system": _("through this system"),
    "face_to_face": _("handed over in person"),
    "face_reply": _("answered face to face"),
    "post": _("by post"),
    "email": _("by e-mail"),
    "via_lead": _("through the lead, by agreement"),
    "via_organ": _("through an organ"),
}
CONSULTED: dict[str, Words] = {
    "system": _("through this system"),
    "face_to_face": _("face to face"),
    "phone": _("by telephone"),
    "letter": _("by letter"),
    "seminar": _("at a meeting"),
}
ORGANS: dict[str, Words] = {
    "deputy_office": _("deputies' office of the congress"),
    "proposal_committee": _("proposal committee"),
    "gov_office": _("government office"),
    "party_office": _("Party committee office"),
    "electing_unit": _("electing unit"),
    "liaison_group": _("liaison group"),
    "standing_committee": _("standing committee"),
    "presidium": _("presidium of the township congress"),
    "special_committee": _("special committee"),
    "superior_congress": _("congress of the level above"),
}
SIGNERS: dict[str, Words] = {
    "principal": _("head of the unit"),
    "person_in_charge": _("person in charge"),
    "gov_leader": _("government leader"),
}
FORMS_OF_OPINION: dict[str, Words] = {
    "opinion": _("as an opinion"),
    "letter": _("as a letter from the public"),
    "reference": _("for reference"),
    "public_opinion_note": _("as a note on public opinion"),
}
INVITED_BY: dict[str, Words] = {
    "system": _("through this system"),
    "phone": _("by telephone"),
    "message": _("by message"),
    "letter": _("by letter"),
    "visit": _("in person"),
}
CALL_BACKS: dict[str, Words] = {
    "confirmed": _("The proposer confirms it"),
    "not_reached": _("The proposer was not reached"),
    "differs": _("It is not the proposer's own rating"),
}
MEETINGS: dict[str, Words] = {
    "meeting": _("meeting"),
    "evaluation": _("evaluation by units and experts"),
    "visit": _("visit on site"),
}
CONTACT_CHANGES: dict[str, Words] = {
    "seat_ended": _("The seat ended and the proposer does not go on"),
    "died": _("The proposer died"),
    "other": _("On request"),
}
SHOWN_AS: dict[str, Words] = {"full": _("in full"), "summary": _("as a summary")}

_WAITING = {
    CaseState.SUBMITTED, CaseState.FILED, CaseState.ASSIGNED, CaseState.REPLIED,
    AssignmentState.TO_ACKNOWLEDGE, AssignmentState.RETURN_ASKED, AssignmentState.CO_OPINION_BACK,
    RoundState.DELIVERED, RoundState.DISSATISFIED, RoundState.ESCALATED, CommitmentState.DONE_CLAIMED,
    "reviewed",
}  # fmt: skip
_DONE = {
    CaseState.CONCLUDED, CaseState.CLOSED, CaseState.HISTORY, AssignmentState.CO_OPINION_GIVEN,
    RoundState.RATED, CommitmentState.CLOSED, "published",
}  # fmt: skip
_QUIET = {
    CaseState.DRAFT, CaseState.COSIGNING, CaseState.NOT_FILED, CaseState.CONVERTED, CaseState.WITHDRAWN,
    AssignmentState.RELEASED, AssignmentState.CEASED, RoundState.NO_FEEDBACK,
    RoundState.EXPLAINED, RoundState.SETTLED, RoundState.REHANDLED, RoundState.REPLACED, CommitmentState.NOT_FEASIBLE,
    "unreviewed", "not_public", "recalled",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """Something said in a word and a shape: what parts/_state.html draws."""

    label: Words
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockSaid:
    """A time limit as parts/_clock.html draws it."""

    name: str
    label: str
    tone: str
    due_on: date
    provisional: bool = False
    article: str = ""
    because: tuple[str, ...] = ()
    is_over: bool = False


def state(of: TextChoices) -> Said:
    """A state of any of the five machines, by its own label."""
    if of == AssignmentState.REPLIED and isinstance(of, AssignmentState):
        return Said(of.label, "done")
    for states, tone in ((_WAITING, "waiting"), (_DONE, "done"), (_QUIET, "quiet")):
        if of.value in states:
            return Said(of.label, tone)
    return Said(of.label, "working")


def light(lit: Light) -> Said:
    """还剩 12 个工作日, 今天到期, 超期 2 天."""
    if lit.lamp == Lamp.DONE:
        return Said(gettext("done in time"), "done")
    if lit.is_overdue:
        days = -lit.days_left
        if lit.lamp == Lamp.DONE_LATE:
            said = ngettext("done %(days)d day late", "done %(days)d days late", days)
            return Said(said % {"days": days}, "quiet")
        said = ngettext("%(days)d day overdue", "%(days)d days overdue", days)
        return Said(said % {"days": days}, "late")
    tone = "working" if lit.lamp == Lamp.GREEN else "near"
    if not lit.days_left:
        return Said(gettext("due today"), tone)
    said = ngettext("%(days)d working day left", "%(days)d working days left", lit.days_left)
    return Said(said % {"days": lit.days_left}, tone)


def is_english() -> bool:
    return (get_language() or "").startswith("en")


def limit_name(limit: str) -> str:
    """The name of a time limit, as the rules have it in both languages."""
    chinese, english = LIMITS.get(limit, (limit, limit))
    return english.capitalize() if is_english() else chinese


def missing(item: WorkItem) -> list[str]:
    """未沟通 / 会办缺2份 / 未回应1条."""
    found = [gettext("no contact yet")] if item.no_contact else []
    if item.co_missing:
        said = ngettext(
            "%(count)d co-opinion missing", "%(count)d co-opinions missing", item.co_missing
        )
        late = gettext("%(count)d of them late") % {"count": item.co_late} if item.co_late else ""
        found.append(gettext(", ").join(filter(None, (said % {"count": item.co_missing}, late))))
    if item.unanswered:
        said = ngettext(
            "%(count)d point unanswered", "%(count)d points unanswered", item.unanswered
        )
        found.append(said % {"count": item.unanswered})
    if item.no_interim:
        found.append(gettext("proposer not told how it stands"))
    if item.no_draft:
        found.append(gettext("no draft yet"))
    return found


def session(term: int | None, number: int | None, key: str) -> str:
    """第八届第五次会议."""
    if not term or not number:
        return key
    if is_english():
        return gettext("term %(term)d, session %(number)d") % {"term": term, "number": number}
    return f"{numeral(term)}届{numeral(number)}次会议"


def role(code: str) -> Words:
    return UnitRole(code).label if code else ""
