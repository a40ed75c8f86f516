"""通知的说法 — each kind of notice in one sentence; the case is named beside it."""

from datetime import date

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext_lazy as _

from jianyan.rules.limits import LIMITS

Words = str | Promise
# fmt: off
SENTENCES: dict[str, Words] = {
    # to proposers
    "sent_back": _("Your text came back for revision, with the reason."),
    "cosign_asked": _("You are asked to sign a text along, by %(day)s. Please read it and answer."),
    "cosign_again": _("A text that you were asked to sign was changed. Please read it again and answer by %(day)s."),
    "cosign_near": _("You have not answered yet whether you sign a text along; the time for it ends on %(day)s."),
    "cosign_confirmed": _("A colleague signs your text along."),
    "cosign_declined": _("A colleague does not sign your text along."),
    "withdrawal_asked": _("The lead proposer asks to withdraw a joint text. Please say whether you agree; until all do, it goes on."),
    "withdrawal_refused": _("A colleague does not agree to the withdrawal; the text goes on."),
    "withdrawn_jointly": _("All who signed agreed; the text is withdrawn."),
    "filed": _("Your text is filed."),
    "not_filed": _("Your text is not filed; the reason is with it."),
    "converted": _("Your text is forwarded as an opinion."),
    "opinion_outcome": _("There is word of what came of your opinion."),
    "merged": _("Your text is handled together with another; you get the reply and rate it as well."),
    "unmerged": _("Your text is handled on its own again."),
    "objection_answered": _("The office answered your objection to the unit."),
    "handed_on": _("Your text is assigned to handling units."),
    "unit_changed": _("Another unit handles your text now."),
    "extended": _("The time for the reply is extended to %(day)s."),
    "replied": _("There is a reply. Please read it and rate it by %(day)s."),
    "rating_invited": _("The office asks for your rating of the reply."),
    "meeting_recorded": _("There are minutes of a meeting or evaluation on your case."),
    "settled": _("What was disputed is settled; the result is with it."),
    "promise_reopened": _("A promise is followed further after the meeting."),
    "promise_settled": _("A promise is closed after the meeting; the result is with it."),
    "class_changed": _("The outcome class of the reply changed by what was done."),
    "contact_named": _("Another proposer speaks for this case now."),
    "explained": _("There is an explanation why it is not handled again."),
    "progress": _("There is news of what was promised."),
    "fulfilment_claimed": _("A promise is said to be kept. Please confirm it or say that it is not."),
    "given_up": _("A promise cannot be kept; the explanation is with it."),
    "concluded": _("The handling is concluded."),
    "published": _("The reply is published."),
    "consulted": _("A unit asks what you say to the draft of its reply; please answer by %(day)s."),
    "replaced": _("The reply was wrong; a corrected one follows by %(day)s."),
    "invited": _("You are invited to research or a meeting on %(day)s."),
    "interim": _("There is an explanation of how it stands; the reply comes later."),
    # to units
    "assigned": _("A new task, due on %(day)s."),
    "withdrawn": _("Withdrawn by the proposer; the handling ends."),
    "change_refused": _("The change of unit is not approved; your unit goes on."),
    "released": _("No. %(number)s is given to another unit, as asked."),
    "jointly_looked": _("The receiving office said what it thinks of the draft in pre-review."),
    "review_passed": _("The pre-review is passed; the reply may be signed off."),
    "review_failed": _("The reply came back from pre-review."),
    "consultation_answered": _("The proposer answered about the draft."),
    "key_marked": _("This case is a key one now."),
    "co_opinion_returned": _("Your co-opinion came back; please renew it by %(day)s."),
    "co_opinion_urged": _("The lead unit waits for your co-opinion."),
    "difference_raised": _("Units do not agree; coordination is asked for."),
    "difference_referred": _("The difference between the units went to the leader."),
    "difference_settled": _("The difference between the units is settled."),
    "unit_asked": _("Your unit is asked whether this would be its business."),
    "co_handler_added": _("A co-handling unit is added."),
    "co_handler_refused": _("No co-handling unit is added; your unit goes on."),
    "co_opinion_in": _("A co-opinion has come in."),
    "extension_granted": _("The extension to %(day)s is granted."),
    "extension_refused": _("The extension is not granted."),
    "clock_stopped": _("The time limit stands still."),
    "clock_restarted": _("The time limit goes on and ends on %(day)s."),
    "day_moved": _("The time limit ends on another day: %(day)s."),
    "instruction": _("A leader's instruction was passed to your unit."),
    "instruction_handed": _("A leader's instruction was handed to your section."),
    "instruction_due": _("A leader's instruction is to be answered by %(day)s."),
    "instruction_late": _("A leader's instruction was to be answered by %(day)s."),
    "instruction_answered": _("A unit has answered a leader's instruction."),
    "reminded": _("You are reminded of this task; an answer is wanted by %(day)s."),
    "to_approve": _("A reply waits for approval."),
    "draft_returned": _("The draft of a reply came back."),
    "rehandling": _("It is to be handled again, until %(day)s."),
    "contact_disputed": _("The proposer disputes a contact."),
    "fulfilment_confirmed": _("The proposer confirms that a promise is kept."),
    "fulfilment_refused": _("The proposer says that a promise is not kept."),
    # to offices and hubs
    "joint_look_asked": _("A draft in pre-review waits for what your office says, by %(day)s."),
    "review_asked": _("A reply waits for pre-review, until %(day)s."),
    "change_asked": _("A unit asks for a change of unit."),
    "handling_objected": _("A unit that was asked objects to handling this."),
    "unit_objected": _("The proposer objects to the unit; please answer."),
    "co_handler_asked": _("A unit asks for a co-handling unit."),
    "extension_asked": _("A unit asks for an extension to %(day)s."),
    "dissatisfied": _("The proposer is dissatisfied; decide on re-handling."),
    "dissatisfied_again": _("The proposer is dissatisfied again; hold a meeting or an evaluation."),
    "fulfilment_disputed": _("The proposer is dissatisfied with how a promise was kept; hold a meeting."),
    "paper_rating": _("A signed rating form was handed in; enter what the proposer ticked."),
    "rehandling_proposed": _("The government side proposes to handle it again; you decide."),
    "calendar_missing": _("The holidays of %(year)s are not loaded: dates that reach into it are provisional. Load the yearly notice."),
    # reminders
    "near": _("Due soon: %(limit)s by %(day)s."),
    "urgent": _("Due within days: %(limit)s by %(day)s."),
    "today": _("Due today: %(limit)s."),
    "late": _("Overdue since %(day)s: %(limit)s."),
    # the same about one limit alone, where the plain sentence would blame nobody's delay
    "late:feedback": _("Nobody rated the reply by %(day)s. Ask once more, or close it as no feedback; it never counts as satisfied."),
    "near:commitment_feedback": _("Please say by %(day)s whether the promise is kept."),
    "urgent:commitment_feedback": _("Please say by %(day)s whether the promise is kept."),
    "today:commitment_feedback": _("Please say today whether the promise is kept."),
    "urgent:co_rating": _("Please rate the co-handling unit too, by %(day)s."),
    "today:co_rating": _("Please rate the co-handling unit too; the time for it ends today."),
}
# fmt: on
# the same where no rule sets a day
DAYLESS: dict[str, Words] = {
    "replied": _("There is a reply. Please read it and rate it."),
    "assigned": _("A new task."),
    "joint_look_asked": _("A draft in pre-review waits for what your office says."),
    "review_asked": _("A reply waits for pre-review."),
    "consulted": _("A unit asks what you say to the draft of its reply."),
    "replaced": _("The reply was wrong; a corrected one follows."),
    "co_opinion_returned": _("Your co-opinion came back; please renew it."),
    "clock_restarted": _("The time limit goes on."),
    "rehandling": _("It is to be handled again."),
    "reminded": _("You are reminded of this task."),
}
# what a letter says first; the rest follows in the order of the day
FIRST = (
    "late",
    "today",
    "reminded",
    "urgent",
    "dissatisfied",
    "dissatisfied_again",
    "rehandling",
    "assigned",
    "near",
)
_PROMISE: Words = _("Promise")


def sentence(kind: str, *, limit: str = "", due_on: date | None = None, **data: object) -> str:
    """The kind in the language in force, with its day and what it is about."""
    words = SENTENCES if due_on else SENTENCES | DAYLESS
    own = words.get(f"{stem(kind)}:{limit}") or words[stem(kind)]
    return str(own) % {"day": _day(due_on), "limit": _limit(limit), **data}


def stem(kind: str) -> str:
    """late_5 is late."""
    return "late" if kind.startswith("late_") else kind


def _limit(limit: str) -> str:
    if limit not in LIMITS:
        return str(_PROMISE)
    chinese, english = LIMITS[limit]
    return english if (get_language() or "").startswith("en") else chinese


def _day(day: date | None) -> str:
    return formats.date_format(day, pgettext("day with year", "j F Y")) if day else ""
