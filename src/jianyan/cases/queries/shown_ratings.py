"""件的页面(评价) — ratings, votes, meetings and class changes of one case, cut to what the reader may see."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from jianyan.cases import raters
from jianyan.cases.models import (
    Assignment,
    ClassChange,
    FurtherRating,
    Meeting,
    Rating,
    Round,
    Vote,
)
from jianyan.cases.queries import sheet_rating
from jianyan.cases.queries.opened import Opened
from jianyan.cases.states import CaseState, UnitRole
from jianyan.rules.ratings import Axis, Value

Chosen = tuple[tuple[Axis, Value], ...]
_FINAL = {CaseState.CONCLUDED, CaseState.TRACKING, CaseState.CLOSED}


def in_scale(found: Opened, values: Mapping[str, str]) -> Chosen:
    """What was given, in the words of the scale; a percentage as it was given."""
    chosen = []
    for axis in raters.scheme_of(found.case).axes:
        value = axis.chosen(values.get(axis.code, ""))
        if value is not None and axis.percent:
            given = f"{values[axis.code]}%"
            value = replace(value, label_zh=given, label_en=given)
        if value is not None:
            chosen.append((axis, value))
    return tuple(chosen)


def of_reply(found: Opened, rating: Rating) -> sheet_rating.RatingShown:
    """What stood before a correction is for the proposer and the office (S38)."""
    inner = found.view.as_proposer or found.view.as_office
    return sheet_rating.RatingShown(
        who=found.proposer(rating.proposer_id),
        values=in_scale(found, rating.values),
        counts=rating.counts,
        comment=found.said(rating.comment_no),
        on=rating.rated_on,
        on_paper=rating.on_paper,
        corrected_on=rating.corrected_on,
        before=in_scale(found, rating.first_values) if inner and rating.first_values else (),
        call_back=rating.call_back if inner else "",
        proposer=rating.proposer_id,
    )


def further(found: Opened, about: str) -> tuple[sheet_rating.RatingShown, ...]:
    """Ratings of a co-handling unit or of a promise."""
    return tuple(
        _further(found, rating)
        for rating in found.dossier.rows(FurtherRating)
        if rating.about == about and found.view.further(rating)
    )


def _further(found: Opened, rating: FurtherRating) -> sheet_rating.RatingShown:
    return sheet_rating.RatingShown(
        who=found.proposer(rating.proposer_id),
        values=in_scale(found, rating.values),
        counts=rating.counts,
        comment=found.said(rating.comment_no),
        on=rating.rated_on,
        on_paper=rating.on_paper,
        proposer=rating.proposer_id,
    )


def is_co_rated(found: Opened, work: Assignment) -> bool:
    """Whether this co-handling unit waits for a rating of the one who reads the page (S39)."""
    if work.role != UnitRole.CO or not raters.pack_of(found.case).co_handlers_rated:
        return False
    given = {r.proposer_id for r in found.dossier.rows(FurtherRating) if r.about == work.part}
    answered = any(reply.delivered_on for reply in found.dossier.rounds)
    return found.view.as_proposer and answered and not given


def vote(found: Opened, reply: Round) -> sheet_rating.VoteShown | None:
    counted = next((v for v in found.dossier.rows(Vote) if v.round_no == reply.no), None)
    if counted is None:
        return None
    values = raters.scheme_of(found.case).axes[0].values
    return sheet_rating.VoteShown(
        body=counted.body,
        held_on=counted.held_on,
        ballots=tuple((value, counted.ballots.get(value.code, 0)) for value in values),
        counts=counted.counts,
    )


def meetings(found: Opened, about: str) -> tuple[sheet_rating.MeetingShown, ...]:
    """Who took part is for the staff; the minutes are for all who see the case."""
    return tuple(
        sheet_rating.MeetingShown(
            mode=meeting.mode,
            held_on=meeting.held_on,
            attendees=found.said(meeting.attendees_no) if found.view.as_staff else "",
            minutes=found.said(meeting.minutes_no),
            is_binding=meeting.is_binding,
        )
        for meeting in found.dossier.rows(Meeting)
        if meeting.about == about
    )


def class_changes(found: Opened, reply: Round) -> tuple[sheet_rating.ClassChangeShown, ...]:
    return tuple(
        sheet_rating.ClassChangeShown(c.was, c.became, c.changed_on, found.said(c.reason_no))
        for c in found.dossier.rows(ClassChange)
        if c.round_no == reply.no
    )


def correction(found: Opened, reply: Round) -> dict[str, Any]:
    """Whether, and until when, the proposer may still correct what they chose (S38)."""
    rated = found.dossier.ratings
    given = [r for r in rated if r.round_no == reply.no and found.view.as_proposer]
    if not given or found.case.state in _FINAL:
        return {}
    until = raters.correctable_until(reply, given[0])
    return {
        "correctable_until": until,
        "may_correct": until is None or found.view.today <= until,
    }
