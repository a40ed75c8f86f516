"""屡提难解 — the same matter at the same place raised year after year, with what was answered each time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Q

from jianyan.advice.sameness import elsewhere, subject
from jianyan.advice.similar import Like, like_case
from jianyan.cases.dossier import Dossier
from jianyan.cases.models import Case, Commitment
from jianyan.cases.states import CommitmentState
from jianyan.people.models import Unit

LOOKED_AT = 60
# neutral codes of an answer that left the matter as it was (the C and D of most schemes)
UNSOLVED = frozenset({"BLOCKED_CONDITION", "NOT_LAWFUL", "REFERENCE", "HIGHER_LEVEL"})


@dataclass(frozen=True, slots=True)
class Promised:
    """One promise of that time and what became of it."""

    due_on: date | None
    is_kept: bool
    is_broken: bool  # late, or given up


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One earlier time: which case, who led, how it was answered."""

    like: Like
    year: int
    unit: str
    outcomes: tuple[str, ...]  # neutral codes of the delivered replies
    classes: tuple[str, ...]  # the local letters
    promised: tuple[Promised, ...]

    @property
    def was_solved(self) -> bool:
        answered = bool(self.outcomes) and not UNSOLVED.intersection(self.outcomes)
        return answered and not any(promise.is_broken for promise in self.promised)

    @property
    def was_left(self) -> bool:
        """Answered for reference or conditions, or with a promise that was not kept."""
        broken = any(promise.is_broken for promise in self.promised)
        return broken or bool(UNSOLVED.intersection(self.outcomes))


@dataclass(frozen=True, slots=True)
class Chain:
    """屡提链条: the earlier times, the newest first, and how many years the matter was raised."""

    links: tuple[Link, ...]
    years: int  # with this one
    is_again: bool  # in as many years as the setting says

    @property
    def wants_plan(self) -> bool:
        """建议列入专项工作方案: again, and none of the earlier years solved it (S43)."""
        left = {link.year for link in self.links if link.was_left}
        return self.is_again and len(left) >= self.years - 1

    @property
    def last_year(self) -> Link | None:
        """The newest earlier time with a unit that led it: whom to think of first (S17)."""
        return next((link for link in self.links if link.unit), None)


def chain(case: Case, *, where: Q, today: date) -> Chain:
    """The earlier times of this matter among the cases that somebody may see."""
    like = like_case(case, where=where, limit=LOOKED_AT, least=settings.LIKENESS["again"])
    return chain_of(case, like, today)


def chain_of(case: Case, like: Sequence[Like], today: date) -> Chain:
    """Out of what is alike: what shares a name too, of the years before, and is not elsewhere."""
    year, about = case.session.year, subject(case.title)
    earlier = [
        one
        for one in like
        if one.year < year
        and (one.why.names or one.why.is_near_copy)
        and not elsewhere(about, subject(one.title))
    ]
    units = Unit.objects.in_bulk([one.dossier.case.lead_unit_id for one in earlier])
    links = [_link(one, units, today) for one in earlier]
    links.sort(key=lambda link: (-link.year, -link.like.score))
    years = len({link.year for link in links} | {year})
    return Chain(tuple(links), years, years >= settings.LIKENESS["years"])


def _link(one: Like, units: dict[int, Unit], today: date) -> Link:
    dossier = one.dossier
    unit = units.get(dossier.case.lead_unit_id or 0)
    replies = [reply for reply in dossier.rounds if reply.delivered_on]
    return Link(
        like=one,
        year=one.year,
        unit=unit.short_name if unit else "",
        outcomes=tuple(dict.fromkeys(reply.outcome for reply in replies if reply.outcome)),
        classes=tuple(dict.fromkeys(r.outcome_class for r in replies if r.outcome_class)),
        promised=tuple(_promised(promise, today) for promise in _told(dossier)),
    )


def _told(dossier: Dossier) -> list[Commitment]:
    """Promises of delivered replies; a draft's are nobody else's to know."""
    delivered = {reply.no for reply in dossier.rounds if reply.delivered_on}
    return [one for one in dossier.commitments if one.round_no in delivered]


def _promised(promise: Commitment, today: date) -> Promised:
    is_kept = promise.state == CommitmentState.CLOSED
    given_up = promise.state == CommitmentState.NOT_FEASIBLE
    is_late = promise.due_on is not None and promise.due_on < today and not is_kept
    return Promised(promise.due_on, is_kept, given_up or is_late)
