"""评价人 — who speaks for a case and who rates it, by the raters that its rule text names."""

from collections.abc import Iterable, Mapping
from datetime import date

from jianyan.cases.dossier import Dossier
from jianyan.cases.models import Case, Rating, Round, Vote
from jianyan.cases.refusal import Refused
from jianyan.people.rights import Actor
from jianyan.rules import packs, ratings, workdays
from jianyan.rules.ratings import RatingScheme
from jianyan.rules.texts import Pack


def pack_of(case: Case) -> Pack:
    return packs.load(case.rules)


def scheme_of(case: Case) -> RatingScheme:
    return ratings.scheme(pack_of(case).satisfaction_scheme)


def everyone_rates(case: Case) -> bool:
    return "each" in pack_of(case).raters


def raters(dossier: Dossier) -> list[int]:
    """Who is asked: all who signed, or the one who speaks for them (a delegation: its head's login)."""
    signed = [s for s in dossier.signatories if not s.has_left]
    if everyone_rates(dossier.case):
        return [s.proposer_id for s in signed]
    replaced = any(s.is_contact for s in signed)
    # the lead of a case that was merged into this one speaks for its own (S06)
    speaks = (s for s in signed if s.is_contact or (s.is_lead and (s.via_id or not replaced)))
    return [s.proposer_id for s in speaks]


def rater(dossier: Dossier, actor: Actor) -> int:
    """As which proposer this person rates, or Refused where another speaks for all."""
    mine = [one for one in raters(dossier) if one in actor.proposers]
    if not mine:
        raise Refused("lead_rates")
    return mine[0]


def is_complete(dossier: Dossier, round_no: int) -> bool:
    """Whether the round need not wait for another rating: ballots are counted, or all have rated."""
    if any(vote.round_no == round_no for vote in dossier.rows(Vote)):
        return True
    given = {r.proposer_id for r in dossier.ratings if r.round_no == round_no}
    if everyone_rates(dossier.case):
        return set(raters(dossier)) <= given
    return bool(given)


def sides(dossier: Dossier, round_no: int) -> list[str]:
    """On which side each rating of a round, and its ballots, fall."""
    given: Iterable[Rating] = dossier.ratings
    counted = [r.counts for r in given if r.round_no == round_no]
    return counted + [vote.counts for vote in dossier.rows(Vote) if vote.round_no == round_no]


def judged(scheme: RatingScheme, values: Mapping[str, str], comment: str) -> str:
    """On which side the values fall, or Refused: every axis needs one, a bad one its reason."""
    found = []
    for axis in scheme.axes:
        chosen = axis.chosen(values.get(axis.code, ""))
        if chosen is None:
            raise Refused("axis_missing", axis=axis.code)
        if chosen.reason and not comment.strip():
            raise Refused("dissatisfied_needs_reason")
        if axis.rates:
            found.append(chosen.counts)
    return next((side for side in ("dissatisfied", "neither") if side in found), "satisfied")


def correctable_until(reply: Round, rating: Rating) -> date | None:
    """The window that the office set, never past the day from which the unit sees the rating."""
    pack = pack_of(reply.dossier.case)
    if not pack.correct_days:
        return reply.feedback_due_on
    calendar = workdays.calendar(pack.count.calendar)
    own = calendar.add_workdays(rating.rated_on, pack.correct_days)
    return min(own, reply.feedback_due_on) if reply.feedback_due_on else own
