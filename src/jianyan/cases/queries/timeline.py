"""办理进程 — what happened to a case, line by line from its journal, cut to what the reader may know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jianyan.cases import events as e
from jianyan.cases import journal
from jianyan.cases.models import Assignment, Case, Line, Rating
from jianyan.cases.queries import telling_clocks  # noqa: F401  # tells its events
from jianyan.cases.queries.opened import Opened
from jianyan.cases.queries.sentence import Sentence
from jianyan.cases.queries.telling import Detail, Told, tell
from jianyan.cases.scope import units_of
from jianyan.cases.states import CaseState

_BEING_WRITTEN = {CaseState.DRAFT, CaseState.BACK_TO_PROPOSER}
# inside the unit until the reply is delivered, and its own business afterwards
_INSIDE = (e.ReplyDrafted, e.SentForApproval, e.Countersigned, e.Endorsed, e.DraftReturned)
_BY_PROPOSER = (
    e.Submitted, e.Withdrawn, e.Rated, e.ContactDisputed, e.FulfilmentConfirmed,
    e.FulfilmentRefused,
)  # fmt: skip
_OF_UNIT = (
    *_INSIDE, e.Acknowledged, e.ReturnRequested, e.ContactRecorded, e.CoOpinionGiven, e.Issued,
    e.Delivered, e.ExtensionRequested, e.Committed, e.ProgressReported, e.FulfilmentClaimed, e.GivenUp,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the timeline: the day in law, the moment recorded, who, what and with which words."""

    seq: int
    kind: str
    on: date
    at: datetime
    who: str
    unit: str
    what: Sentence
    detail: tuple[Detail, ...]


def timeline(found: Opened) -> tuple[Entry, ...]:
    """Oldest first. One query."""
    case = found.case
    rows = (
        Line.objects.filter(year=case.year, case_id=case.pk)
        .order_by("seq")
        .values_list(
            "seq", "part", "kind", "data", "state", "occurred_on", "recorded_at", "actor__name",
            "actor__username",
        )
    )  # fmt: skip
    entries = (_entry(row, found) for row in rows)
    return tuple(entry for entry in entries if entry)


def _entry(row: Sequence[Any], found: Opened) -> Entry | None:
    seq, part, kind, data, state, on, at, name, username = row
    event = journal.decode(kind, data)
    is_correction = isinstance(event, e.Drafted) and state not in _BEING_WRITTEN
    if _is_kept_back(event, part, found) and not is_correction:
        return None
    told = Told(Sentence(_("Record corrected"))) if is_correction else tell(event, found)
    if told is None:
        return None
    return Entry(
        seq=seq, kind=kind, on=on, at=at, who=_who(event, name or username, found),
        unit=_unit(event, part, found), what=told.what, detail=told.detail,
    )  # fmt: skip


def _is_kept_back(event: Any, part: str, found: Opened) -> bool:
    """Whether the reader must not know of this line (yet); what the page hides is not told here."""
    view = found.view
    if isinstance(event, e.Drafted):
        return not view.as_proposer and not event.keyed_scan
    if isinstance(event, e.CoOpinionGiven):
        return not view.co_opinion()
    return _is_inside(event, part, found)


def _is_inside(event: Any, part: str, found: Opened) -> bool:
    view = found.view
    if isinstance(event, _INSIDE):
        return not (view.as_hub or view.units & units_of(_part(part, found)))
    if isinstance(event, e.Issued):
        return not view.reply(_part(part, found))
    if isinstance(event, e.Committed):
        return not found.promise_is_told(int(part[1:]), event.round)
    if isinstance(event, e.Rated):
        rating = found.dossier.find(Rating, int(part[1:]), event.proposer)
        return rating is None or not view.rating(rating)
    return False


def _part(name: str, found: Opened) -> Any:
    return found.dossier.part(name)


def _who(event: Any, name: str, found: Opened) -> str:
    """Who acted; not the name of a proposer who asked to be kept back (S59)."""
    by_proposer = isinstance(event, _BY_PROPOSER) or (
        isinstance(event, e.Drafted) and not event.keyed_scan
    )
    return "" if by_proposer and not found.view.names(found.case) else name


def _unit(event: Any, part: str, found: Opened) -> str:
    if not isinstance(event, _OF_UNIT):
        return ""
    of = _part(part, found)
    if isinstance(of, Case):
        return ""
    if isinstance(of, Assignment):
        return found.unit(of.unit_id)
    return "、".join(found.unit(pk) for pk in units_of(of))
