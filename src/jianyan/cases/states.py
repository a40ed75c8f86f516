"""The states of the five machines (domain.md 4.1, completed by decision 0015)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """件的类别: which chain a case runs on."""

    SUGGESTION = "suggestion", _("Suggestion")
    PROPOSAL = "proposal", _("Proposal")


class Period(models.TextChoices):
    """会议期间、闭会期间(平时)."""

    SESSION = "session", _("During the session")
    INTERSESSION = "intersession", _("Between sessions")


class CaseState(models.TextChoices):
    """件的状态: the proposer's view of the whole."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    IN_REVIEW = "in_review", _("Under review")
    BACK_TO_PROPOSER = "back_to_proposer", _("Returned for revision")
    FILED = "filed", _("Filed, awaiting assignment")
    NOT_FILED = "not_filed", _("Not filed")
    CONVERTED = "converted", _("Forwarded as opinion")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    ASSIGNED = "assigned", _("Awaiting receipt")
    HANDLING = "handling", _("In handling")
    REPLIED = "replied", _("Replied, awaiting rating")
    REHANDLING = "rehandling", _("Re-handling")
    CONCLUDED = "concluded", _("Concluded")
    TRACKING = "tracking", _("In follow-up")
    CLOSED = "closed", _("Closed")
    HISTORY = "history", _("Closed history")


class AssignmentState(models.TextChoices):
    """办理任务的状态: one unit's task."""

    TO_ACKNOWLEDGE = "to_acknowledge", _("Awaiting receipt")
    WORKING = "working", _("In handling")
    RETURN_ASKED = "return_asked", _("Change requested")
    RELEASED = "released", _("Released")
    CO_OPINION_GIVEN = "co_opinion_given", _("Co-opinion submitted")
    REPLIED = "replied", _("Replied")
    CEASED = "ceased", _("Ended by withdrawal")


class RoundState(models.TextChoices):
    """答复轮次的状态: from the draft to the rating."""

    DRAFTING = "drafting", _("Being drafted")
    IN_APPROVAL = "in_approval", _("In approval")
    APPROVED = "approved", _("Endorsed, to be signed off")
    ISSUED = "issued", _("Signed off, to be delivered")
    DELIVERED = "delivered", _("Awaiting rating")
    RATED = "rated", _("Rated")
    DISSATISFIED = "dissatisfied", _("Dissatisfied, decision pending")
    NO_FEEDBACK = "no_feedback", _("No feedback")
    REHANDLED = "rehandled", _("Re-handling ordered")
    EXPLAINED = "explained", _("Explained, not re-handled")


class CommitmentState(models.TextChoices):
    """承诺事项的状态; delayed and carried over are comparisons of dates, not states."""

    OPEN = "open", _("In follow-up")
    DONE_CLAIMED = "done_claimed", _("Done, to be confirmed")
    CLOSED = "closed", _("Closed as kept")
    NOT_FEASIBLE = "not_feasible", _("Not feasible, explained")


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
