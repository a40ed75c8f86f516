"""Events of rating and of what follows from dissatisfaction (评价、再次办理、协调)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jianyan.cases.facts import FileRef, Words


@dataclass(frozen=True, slots=True)
class RatingInvited:
    """催请评价, by the receiving office."""

    mode: str
    note: Words | None = None


@dataclass(frozen=True, slots=True)
class PaperRatingReceived:
    """登记纸质评价原件: the signed scan as it came along the pack's route; no value is named."""

    scan: str
    paper: FileRef | None = None


@dataclass(frozen=True, slots=True)
class RatingCorrected:
    """更正评价, by the proposer inside the window; what stood before is named (S38)."""

    proposer: int
    values: dict[str, str]
    counts: str
    comment: Words | None
    was: dict[str, str]
    was_counts: str
    rated_on: date


@dataclass(frozen=True, slots=True)
class RatingCalledBack:
    """评价回访: confirmed, not reached, or not the proposer's own, which takes it out."""

    proposer: int
    result: str
    note: Words | None = None


@dataclass(frozen=True, slots=True)
class BallotsCounted:
    """票决测评: how an assembly voted on a reply."""

    body: str
    held_on: date
    ballots: Mapping[str, int]
    counts: str
    scan: str = ""
    paper: FileRef | None = None


@dataclass(frozen=True, slots=True)
class CoHandlerRated:
    """评价会办单位 (S39); on paper: read from the signed form."""

    proposer: int
    values: dict[str, str]
    counts: str
    comment: Words | None
    until: date | None = None
    on_paper: bool = False
    scan: str = ""
    paper: FileRef | None = None


@dataclass(frozen=True, slots=True)
class RehandlingProposed:
    """建议再次办理, by the government side, which proposes and relays but does not decide."""

    reason: Words


@dataclass(frozen=True, slots=True)
class MeetingRecorded:
    """登记协调会、评估, with minutes; its opinion is binding or explains (S37)."""

    about: str
    mode: str
    held_on: date
    minutes: Words
    attendees: Words | None = None
    binding: bool = False
    paper: FileRef | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """协调后办结: the dissatisfaction is settled, with the reason told to the proposer."""

    result: Words
    overrides: tuple[str, ...] = ()
    reason: Words | None = None


@dataclass(frozen=True, slots=True)
class QualityChecked:
    """办理质量抽查, found in order."""

    note: Words


@dataclass(frozen=True, slots=True)
class Reclassified:
    """办理结果类别变更 by what was fulfilled; the class of the letter stays beside it (S42)."""

    was: str
    was_outcome: str
    outcome_class: str
    outcome: str
    reason: Words


@dataclass(frozen=True, slots=True)
class FulfilmentRated:
    """落实情况评价, by the proposer, after the promise is said to be kept or has come due."""

    proposer: int
    values: dict[str, str]
    counts: str
    comment: Words | None


@dataclass(frozen=True, slots=True)
class PromiseReopened:
    """协调后继续落实."""

    reason: Words


@dataclass(frozen=True, slots=True)
class PromiseSettled:
    """协调后销号."""

    reason: Words


@dataclass(frozen=True, slots=True)
class ContactPersonNamed:
    """变更联系人: who speaks for the case now, in whose place and why."""

    proposer: int
    instead_of: int
    because: str
    reason: Words | None = None
