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
    "filed": _("Your text is filed."),
    "not_filed": _("Your text is not filed; the reason is with it."),
    "converted": _("Your text is forwarded as an opinion."),
    "handed_on": _("Your text is assigned to handling units."),
    "unit_changed": _("Another unit handles your text now."),
    "extended": _("The time for the reply is extended to %(day)s."),
    "replied": _("There is a reply. Please read it and rate it by %(day)s."),
    "explained": _("There is an explanation why it is not handled again."),
    "progress": _("There is news of what was promised."),
    "fulfilment_claimed": _("A promise is said to be kept. Please confirm it or say that it is not."),
    "given_up": _("A promise cannot be kept; the explanation is with it."),
    "concluded": _("The handling is concluded."),
    "published": _("The reply is published."),
    # to units
    "assigned": _("A new task, due on %(day)s."),
    "withdrawn": _("Withdrawn by the proposer; the handling ends."),
    "change_refused": _("The change of unit is not approved; your unit goes on."),
    "released": _("No. %(number)s is given to another unit, as asked."),
    "co_opinion_in": _("A co-opinion has come in."),
    "extension_granted": _("The extension to %(day)s is granted."),
    "extension_refused": _("The extension is not granted."),
    "clock_stopped": _("The time limit stands still."),
    "clock_restarted": _("The time limit goes on and ends on %(day)s."),
    "day_moved": _("The time limit ends on another day: %(day)s."),
    "to_approve": _("A reply waits for approval."),
    "draft_returned": _("The draft of a reply came back."),
    "rehandling": _("It is to be handled again, until %(day)s."),
    "contact_disputed": _("The proposer disputes a contact."),
    "fulfilment_confirmed": _("The proposer confirms that a promise is kept."),
    "fulfilment_refused": _("The proposer says that a promise is not kept."),
    # to offices and hubs
    "change_asked": _("A unit asks for a change of unit."),
    "extension_asked": _("A unit asks for an extension to %(day)s."),
    "dissatisfied": _("The proposer is dissatisfied; decide on re-handling."),
    "calendar_missing": _("The holidays of %(year)s are not loaded: dates that reach into it are provisional. Load the yearly notice."),
    # reminders
    "near": _("Due soon: %(limit)s by %(day)s."),
    "urgent": _("Due within days: %(limit)s by %(day)s."),
    "today": _("Due today: %(limit)s."),
    "late": _("Overdue since %(day)s: %(limit)s."),
}
# fmt: on
# the same where no rule sets a day
DAYLESS: dict[str, Words] = {
    "replied": _("There is a reply. Please read it and rate it."),
    "assigned": _("A new task."),
    "clock_restarted": _("The time limit goes on."),
    "rehandling": _("It is to be handled again."),
}
# what a letter says first; the rest follows in the order of the day
FIRST = ("late", "today", "urgent", "dissatisfied", "rehandling", "assigned", "near")
_PROMISE: Words = _("Promise")


def sentence(kind: str, *, limit: str = "", due_on: date | None = None, **data: object) -> str:
    """The kind in the language in force, with its day and what it is about."""
    words = SENTENCES if due_on else SENTENCES | DAYLESS
    return str(words[stem(kind)]) % {"day": _day(due_on), "limit": _limit(limit), **data}


def stem(kind: str) -> str:
    """late_5 is late."""
    return "late" if kind.startswith("late_") else kind


def _limit(limit: str) -> str:
    if limit in {"", "promise"}:
        return str(_PROMISE)
    chinese, english = LIMITS[limit]
    return english if (get_language() or "").startswith("en") else chinese


def _day(day: date | None) -> str:
    return formats.date_format(day, pgettext("day with year", "j F Y")) if day else ""
