"""事项的说法(时限) — days that a new calendar moved, told to those whom they concern."""

from django.utils.translation import gettext_lazy as _

from jianyan.cases import events as e
from jianyan.cases.queries.opened import Opened
from jianyan.cases.queries.sentence import Sentence
from jianyan.cases.queries.telling import Told, tell, told

_OUTSIDE = frozenset({"reply", "rehandle", "feedback"})  # the proposer is told of these


@tell.register
def _moved(event: e.DueDayMoved, found: Opened) -> Told | None:
    """Only where the day is another one; that a day is certain now changes nothing."""
    changed = [
        (clock.due_on, was)
        for clock, was in zip(event.clocks, event.was, strict=False)
        if clock.due_on != was and (found.view.as_staff or clock.limit in _OUTSIDE)
    ]
    if not changed:
        return None
    days = tuple(
        Sentence(_("due on %(day)s instead of %(was)s"), {"day": day, "was": was})
        for day, was in changed
    )
    year = event.reason.removeprefix("calendar:")
    return told(_("Time limit moved: the holidays of %(year)s are announced"), *days, year=year)
