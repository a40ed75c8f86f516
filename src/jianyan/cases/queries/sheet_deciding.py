"""件的页面(审查、并案、分办、争议) — what was decided before and about assignment, as the page holds it."""

from dataclasses import dataclass
from datetime import date

from jianyan.cases.states import InquiryState, ReviewStage, UnitRole, Verdict


@dataclass(frozen=True, slots=True)
class Link:
    """Another case that this one is merged with."""

    id: int
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareShown:
    """One unit of the draft split."""

    unit: str
    role: UnitRole
    scope: str
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedShown:
    """One unit that was asked before assignment, and what it said."""

    part: str
    unit: str
    role: UnitRole | None
    state: InquiryState
    question: str
    asked_on: date
    answer: str
    suggested: str
    answered_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionShown:
    """One reviewer in one stage; no verdict while it is awaited."""

    stage: ReviewStage
    who: str
    verdict: Verdict | None
    ground: str
    words: str
    other: str
    given_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeShown:
    """One request for another unit: the path of the case from unit to unit."""

    unit: str
    asked_on: date
    reason: str
    signer: str
    suggested: str
    decided_on: date | None
    to_unit: str
    decision: str
    leader: str
    notice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidingShown:
    """What was decided before and about assignment, cut to what the reader may know."""

    merged_into: Link | None
    merged: tuple[Link, ...]
    is_fast: bool
    objected_on: date | None
    objection: str
    answer: str
    answered_on: date | None
    outcome: str
    bodies: tuple[str, ...]
    told: tuple[str, ...]
    list_no: str
    leader: str
    signed_on: date | None
    scan: str
    notice: str
    shares: tuple[ShareShown, ...]
    asked: tuple[AskedShown, ...]
    opinions: tuple[OpinionShown, ...]
    disputes: tuple[DisputeShown, ...]

    @property
    def opinions_in(self) -> int:
        return sum(1 for one in self.opinions if one.verdict)
