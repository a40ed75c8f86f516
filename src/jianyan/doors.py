"""Who asks, what day it is, and how a refusal is worded: the only page that reads clock and login."""

from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from jianyan.cases import states, workflow
from jianyan.cases.facts import By
from jianyan.cases.refusal import Refused
from jianyan.cases.wording import SENTENCES
from jianyan.people.models import User
from jianyan.people.rights import Actor
from jianyan.people.users import actor_of

_STATES = (
    states.CaseState,
    states.AssignmentState,
    states.RoundState,
    states.CommitmentState,
    states.DisclosureState,
)
POST = "post"  # in the session: which of several posts somebody has chosen
_CONSTRAINTS = {"case_number_once": "number_used", "document_no_once": "document_no_used"}


def now() -> datetime:
    return timezone.now()


def today() -> date:
    """The legal day: the office's own, not the server's."""
    return now().astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def by(request: HttpRequest) -> By:
    """Who acts, on which day, at which moment; grants are read once a request."""
    return By(actor(request), today(), now())


def new_key() -> str:
    """What a form carries so that it is done once, however often it is sent."""
    return uuid4().hex


def user_of(request: HttpRequest) -> User:
    """The login behind a request; pages that ask require one."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def actor(request: HttpRequest) -> Actor:
    if not hasattr(request, "jianyan_actor"):
        found = actor_of(user_of(request), today(), request.session.get(POST, ""))
        request.jianyan_actor = found  # type: ignore[attr-defined]
    who: Actor = request.jianyan_actor  # type: ignore[attr-defined]
    return who


def sentence(refusal: Refused) -> str:
    """The refusal in the language in force, with its parameters filled in."""
    params = {key: _plain(value) for key, value in refusal.params.items()}
    if "action" in params:
        params["label"] = str(workflow.MOVES[params["action"]].label)
    if "state" in params:
        params["state_label"] = state_label(params["state"])
    return str(SENTENCES[refusal.code]) % params


def _plain(value: object) -> str:
    if isinstance(value, date):
        return _("%(year)s-%(month)02d-%(day)02d") % {
            "year": value.year,
            "month": value.month,
            "day": value.day,
        }
    return str(value)


def state_label(state: str) -> str:
    for machine in _STATES:
        if state in machine.values:
            return str(machine(state).label)
    return state


def refusal_of(error: IntegrityError) -> Refused:
    """The database is the last guard: what its constraints say, in the words of the domain."""
    for name, code in _CONSTRAINTS.items():
        if name in str(error):
            return Refused(code)
    raise error
