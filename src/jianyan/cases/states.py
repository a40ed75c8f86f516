"""The states of the five machines (domain.md 4.1, completed by decision 0015)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

OFFLINE = "offline"  # the channel of 线下办理: a numbered case without a word of its text (S08)


class Kind(models.TextChoices):
    """件的类别: which chain a case runs on."""

    SUGGESTION = "suggestion", _("Suggestion")
    PROPOSAL = "proposal", _("Proposal")


class Period(models.TextChoices):
    """会议期间、闭会期间(平时)."""

    SESSION = "session", _("During the session")
    INTERSESSION = "intersession", _("Between sessions")


class Origin(models.TextChoices):
    """来源 (domain.md 3.1)."""

    DIRECT = "direct", _("Raised directly")
    MOTION = "motion", _("Turned from a motion")


class Basis(models.TextChoices):
    """形成方式 (domain.md 3.3 C)."""

    RESEARCH = "research", _("Special research")
    INSPECTION = "inspection", _("Inspection")
    SEMINAR = "seminar", _("Seminar or forum")
    VISIT = "visit", _("Visits to the public")
    CONTACT_STATION = "station", _("Contact station")
    OWN_WORK = "own_work", _("Own work")
    OTHER = "other", _("Another way")


class CaseState(models.TextChoices):
    """件的状态: the proposer's view of the whole."""

    DRAFT = "draft", _("Draft")
    COSIGNING = "cosigning", _("Co-signing")
    SUBMITTED = "submitted", _("Submitted")
    IN_REVIEW = "in_review", _("Under review")
    BACK_TO_PROPOSER = "back_to_proposer", _("Returned for revision")
    FILED = "filed", _("Filed, awaiting assignment")
    NOT_FILED = "not_filed", _("Not filed")
    CONVERTED = "converted", _("Forwarded as opinion")
    MERGED = "merged", _("Merged into another case")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    ASSIGNED = "assigned", _("Awaiting receipt")
    HANDLING = "handling", _("In handling")
    REPLIED = "replied", _("Replied, awaiting rating")
    REHANDLING = "rehandling", _("Re-handling")
    CONCLUDED = "concluded", _("Concluded")
    TRACKING = "tracking", _("In follow-up")
    CLOSED = "closed", _("Closed")
    HISTORY = "history", _("Closed history")


# not sent yet: the proposers' alone
UNSENT = frozenset({CaseState.DRAFT, CaseState.COSIGNING})


class AssignmentState(models.TextChoices):
    """办理任务的状态: one unit's task."""

    TO_ACKNOWLEDGE = "to_acknowledge", _("Awaiting receipt")
    WORKING = "working", _("In handling")
    RETURN_ASKED = "return_asked", _("Change requested")
    RELEASED = "released", _("Released")
    CO_OPINION_GIVEN = "co_opinion_given", _("Co-opinion submitted")
    CO_OPINION_BACK = "co_opinion_back", _("Co-opinion to be renewed")
    REPLIED = "replied", _("Replied")
    CEASED = "ceased", _("Ended by withdrawal")


class RoundState(models.TextChoices):
    """答复轮次的状态: from the draft to the rating."""

    DRAFTING = "drafting", _("Being drafted")
    IN_APPROVAL = "in_approval", _("In approval")
    APPROVED = "approved", _("Endorsed, to be signed off")
    OFFICE_REVIEW = "office_review", _("In pre-review")
    ISSUED = "issued", _("Signed off, to be delivered")
    DELIVERED = "delivered", _("Awaiting rating")
    RATED = "rated", _("Rated")
    DISSATISFIED = "dissatisfied", _("Dissatisfied, decision pending")
    NO_FEEDBACK = "no_feedback", _("No feedback")
    REHANDLED = "rehandled", _("Re-handling ordered")
    EXPLAINED = "explained", _("Explained, not re-handled")
    REPLACED = "replaced", _("Replaced by a corrected reply")
    ESCALATED = "escalated", _("Dissatisfied again, to be settled")
    SETTLED = "settled", _("Settled after a meeting or evaluation")


class CommitmentState(models.TextChoices):
    """承诺事项的状态; delayed and carried over are comparisons of dates, not states."""

    OPEN = "open", _("In follow-up")
    DONE_CLAIMED = "done_claimed", _("Done, to be confirmed")
    CLOSED = "closed", _("Closed as kept")
    NOT_FEASIBLE = "not_feasible", _("Not feasible, explained")
    ESCALATED = "escalated", _("Fulfilment disputed, to be settled")


class DisclosureState(models.TextChoices):
    """公开的状态: hangs on a delivered reply round, not on conclusion (design.md 3)."""

    UNREVIEWED = "unreviewed", _("Awaiting disclosure review")
    REVIEWED = "reviewed", _("Reviewed, may be published")
    NOT_PUBLIC = "not_public", _("Not public")
    PUBLISHED = "published", _("Published")
    RECALLED = "recalled", _("Taken down")


class UnitRole(models.TextChoices):
    """承办方式 (domain.md 4.3)."""

    LEAD = "lead", _("Lead")
    SOLE = "sole", _("Sole")
    SEPARATE = "separate", _("Separate")
    CO = "co", _("Co-handling")
    REFERENCE = "reference", _("For reference")
    DRAFT = "draft", _("Drafting for the superior")


class ReviewStage(models.TextChoices):
    """审查阶段: who looks, one after the other."""

    PRE = "pre", _("Pre-review")
    FIRST = "first", _("First review")
    SECOND = "second", _("Second review")


class Verdict(models.TextChoices):
    """审查意见: what a reviewer would do with the text."""

    FILE = "file", _("File")
    DECLINE = "decline", _("Do not file")
    MERGE = "merge", _("Merge")
    CONVERT = "convert", _("Forward as opinion")
    SEND_BACK = "send_back", _("Return for revision")


class InquiryState(models.TextChoices):
    """征求承办意见: asked, and what the unit said."""

    ASKED = "asked", _("Asked")
    AGREED = "agreed", _("Agrees")
    OBJECTED = "objected", _("Objects")


ANSWERING = frozenset({UnitRole.LEAD, UnitRole.SOLE, UnitRole.SEPARATE})
# what a task is about in the end; a day on the assignment sheet is meant for it
MAIN_LIMITS = frozenset({"reply", "rehandle", "co_opinion"})


class Adopted(models.TextChoices):
    """对一条建议的采纳程度."""

    FULL = "full", _("Adopted")
    PARTIAL = "partial", _("Partly adopted")
    ALREADY = "already", _("Already being done")
    NO = "no", _("Not adopted, explained")


class Publicity(models.TextChoices):
    """公开属性 (practice.md 6)."""

    PROACTIVE = "proactive", _("Proactive disclosure")
    ON_REQUEST = "on_request", _("Disclosure on request")
    NOT_PUBLIC = "not_public", _("Not public")
