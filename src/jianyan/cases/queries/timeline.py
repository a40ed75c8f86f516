"""办理进程 — what happened to a case, line by line from its journal, cut to what the reader may know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jianyan.cases import events as e
from jianyan.cases import journal
from jianyan.cases.models import Assignment, Case, FileKind, Line, Round
from jianyan.cases.queries import (  # noqa: F401  # they tell their events
    telling_clocks,
    telling_deciding,
    telling_handling,
    telling_raising,
    telling_ratings,
    telling_replying,
)
from jianyan.cases.queries.opened import Opened
from jianyan.cases.queries.sentence import Sentence
from jianyan.cases.queries.telling import Detail, Told, tell
from jianyan.cases.scope import units_of
from jianyan.cases.states import UNSENT, CaseState
from jianyan.people.models import User

_BEING_WRITTEN = {*UNSENT, CaseState.BACK_TO_PROPOSER}
# inside the unit until the reply is delivered, and its own business afterwards
_INSIDE = (
    e.ReplyDrafted, e.SentForApproval, e.Countersigned, e.Endorsed, e.DraftReturned, e.DraftChecked,
    e.ReviewAsked, e.CopiesSent, e.SealedCopyAdded,
)  # fmt: skip
# inside as well, said by the offices; what the receiving office said of a draft it may read again
_OF_OFFICES = (e.JointlyLooked, e.ReviewPassed, e.ReviewFailed)
# the proposer's own question and answer, and the unit's
_CONSULTING = (e.ProposerConsulted, e.ConsultationAnswered, e.ConsultationClosed)
# among the units and their hub, and the office; never the proposer
_AMONG_UNITS = (
    e.CoOpinionGiven, e.CoOpinionReturned, e.CoOpinionsUrged, e.DifferenceRaised,
    e.DifferenceReferred, e.DifferenceSettled,
)  # fmt: skip
# the unit's own house
# what was spoken of with the proposer: not a delegation's to read
_SPOKEN = (e.ContactRecorded, e.ContactDisputed, e.ContactConfirmed, e.ActivityLogged)
_OF_HOUSE = (e.Routed, e.PlanFiled)
_BY_PROPOSER = (
    e.Submitted, e.Withdrawn, e.Rated, e.ContactDisputed, e.ContactConfirmed, e.UnitObjected,
    e.ConsultationAnswered, e.FulfilmentConfirmed, e.FulfilmentRefused,
    e.RatingCorrected, e.CoHandlerRated, e.FulfilmentRated,
    e.FileRemoved, e.WithdrawalAsked, e.WithdrawalAgreed, e.WithdrawalRefused,
)  # fmt: skip
# among the proposers: nobody else hears of it
_AMONG_PROPOSERS = (
    e.CosignersInvited, e.CosigningConfirmed, e.CosigningDeclined, e.FileRemoved, e.WithdrawalRefused,
)  # fmt: skip
_OF_RATING = (
    e.Rated, e.RatingCorrected, e.RatingCalledBack, e.CoHandlerRated, e.RehandlingProposed,
)  # fmt: skip
_OF_UNIT = (
    *_INSIDE, *_OF_HOUSE, *telling_deciding.ASKED, e.CoHandlerAsked, e.StudiedTogether,
    e.ProposerConsulted, e.ConsultationClosed, e.ReplyReplaced, e.ReceiptRecorded, e.SignedOutside,
    e.CoOpinionsUrged, e.DifferenceRaised, e.ActivityLogged, e.InterimExplained,
    e.Acknowledged, e.ReturnRequested, e.ContactRecorded, e.CoOpinionGiven, e.Issued,
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
    stands_in_for: str  # the name of somebody away, for whom it was done (代×××)
    unit: str
    what: Sentence
    detail: tuple[Detail, ...]


def timeline(found: Opened) -> tuple[Entry, ...]:
    """Oldest first. One query, a second where somebody stood in."""
    case = found.case
    rows = list(
        Line.objects.filter(year=case.year, case_id=case.pk)
        .order_by("seq")
        .values_list(
            "seq", "part", "kind", "data", "state", "occurred_on", "recorded_at", "actor__name",
            "actor__username",
        )
    )  # fmt: skip
    away = _away(rows)
    entries = (_entry(row, found, away) for row in rows)
    return tuple(entry for entry in entries if entry)


def _away(rows: Sequence[Sequence[Any]]) -> dict[int, str]:
    """The names of those for whom somebody stood in. One query where there are any."""
    ids = {pk for row in rows if (pk := journal.stands_in_for(row[3]))}
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "name")) if ids else {}


def _entry(row: Sequence[Any], found: Opened, away: Mapping[int, str]) -> Entry | None:
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
        stands_in_for=away.get(journal.stands_in_for(data) or 0, ""),
        unit=_unit(event, part, found), what=told.what, detail=told.detail,
    )  # fmt: skip


def _is_kept_back(event: Any, part: str, found: Opened) -> bool:
    """Whether the reader must not know of this line (yet); what the page hides is not told here."""
    view = found.view
    if isinstance(event, (e.Drafted, *_AMONG_PROPOSERS)):
        return not view.as_proposer and not getattr(event, "keyed_scan", "")
    if isinstance(event, (*_AMONG_UNITS, *_SPOKEN)):
        return not (view.contacts if isinstance(event, _SPOKEN) else view.co_opinion())
    if isinstance(event, telling_deciding.OFFICE_ONLY):
        return not (view.as_office or view.as_hub)
    if isinstance(event, e.UnitsConsulted):
        return not any(found.is_told_of_asking(one.unit) for one in event.asked)
    if isinstance(event, telling_deciding.ASKED):
        return not found.is_told_of_asking(next(iter(units_of(_part(part, found)))))
    return _is_inside(event, part, found)


def _is_inside(event: Any, part: str, found: Opened) -> bool:
    view = found.view
    own = (isinstance(event, _CONSULTING) and view.as_proposer) or (
        isinstance(event, e.JointlyLooked) and view.as_office
    )
    if isinstance(event, (*_INSIDE, *_OF_OFFICES, *_OF_HOUSE, *_CONSULTING)):
        return not (own or view.as_hub or view.units & units_of(_part(part, found)))
    if isinstance(event, e.Issued | e.SignedOutside):
        return not view.reply(_part(part, found))
    if isinstance(event, e.Committed):
        return not found.promise_is_told(int(part[1:]), event.round)
    if isinstance(event, _OF_RATING):
        return not _is_open_rating(event, part, found)
    return False


def _is_open_rating(event: Any, part: str, found: Opened) -> bool:
    """What tells that somebody has rated, or how, waits for the end of the window (practice.md 1.2)."""
    view, dossier = found.view, found.dossier
    if view.as_proposer or view.as_office:
        return True
    if not view.as_staff:
        return False
    if isinstance(event, e.CoHandlerRated):
        return event.until is None or view.today > event.until
    reply = dossier.get(Round, int(part[1:]))
    return reply.feedback_due_on is None or view.today > reply.feedback_due_on


def _part(name: str, found: Opened) -> Any:
    return found.dossier.part(name)


def _who(event: Any, name: str, found: Opened) -> str:
    """Who acted; not the name of a proposer who asked to be kept back (S59)."""
    by_proposer = (
        isinstance(event, _BY_PROPOSER)
        or (isinstance(event, e.Drafted) and not event.keyed_scan)
        or (isinstance(event, e.FilesAttached) and event.files[0].kind == FileKind.ATTACHMENT)
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
