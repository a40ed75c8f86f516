"""会期 — which session a text written today belongs to, and whether that session is sitting."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from jianyan.cases.states import Period
from jianyan.people.models import Office, Session


@dataclass(frozen=True, slots=True)
class Occasion:
    """The session, and whether the text is raised during or after it."""

    session: Session
    period: Period


def occasion(office: Office, on: date) -> Occasion | None:
    """The latest session that has begun; None where the office has none yet. One query."""
    begun = Session.objects.filter(Q(opens_on=None) | Q(opens_on__lte=on), office=office)
    session = begun.filter(year__lte=on.year).order_by("-year", "-term", "-number", "-pk").first()
    if session is None:
        return None
    ended = session.closes_on is not None and session.closes_on < on
    return Occasion(session, Period.INTERSESSION if ended else Period.SESSION)
