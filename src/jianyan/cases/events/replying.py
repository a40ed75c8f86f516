"""Events of replying and rating (答复、评价)."""

from dataclasses import dataclass

from jianyan.cases.facts import ClockSet, FileRef, Words


@dataclass(frozen=True, slots=True)
class ReplyDrafted:
    """拟稿: a version of the reply with its response to each advice point."""

    body: Words
    responses: tuple[tuple[int, Words, str], ...]
    outcome_class: str
    outcome: str
    publicity: str
    publicity_ground: str


@dataclass(frozen=True, slots=True)
class SentForApproval:
    """送签; the warnings passed are named with the reason."""

    overrides: tuple[str, ...] = ()
    reason: Words | None = None


@dataclass(frozen=True, slots=True)
class Countersigned:
    """会签."""

    section: str
    opinion: Words | None


@dataclass(frozen=True, slots=True)
class Endorsed:
    """审签; steps of the chain that were open are among the warnings passed."""

    opinion: Words | None
    overrides: tuple[str, ...] = ()
    reason: Words | None = None


@dataclass(frozen=True, slots=True)
class DraftReturned:
    """退回修改答复稿, on a coded ground."""

    reason: Words
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Issued:
    """签发, with the document number."""

    document_no: str
    signer: str
    overrides: tuple[str, ...] = ()
    reason: Words | None = None
    signer_post: str = ""


@dataclass(frozen=True, slots=True)
class Delivered:
    """送达 to one or several proposers; the last one opens the rating."""

    proposers: tuple[int, ...]
    mode: str
    clocks: tuple[ClockSet, ...] = ()
    organ: str = ""
    tracking: str = ""
    record: Words | None = None
    overrides: tuple[str, ...] = ()
    reason: Words | None = None
    paper: FileRef | None = None  # the signed record of a reply face to face


@dataclass(frozen=True, slots=True)
class Rated:
    """填写评价, by the proposer (or registered from the signed paper)."""

    proposer: int
    values: dict[str, str]  # axis of the scheme → value chosen
    counts: str  # satisfied, dissatisfied or neither, by the scheme
    comment: Words | None
    on_paper: bool = False
    scan: str = ""
    paper: FileRef | None = None


@dataclass(frozen=True, slots=True)
class RatingClosed:
    """未反馈: the window closed without a rating; never turned into satisfied (S35)."""


@dataclass(frozen=True, slots=True)
class RehandlingOrdered:
    """再次办理: a new round with its own limit; the first rating stays (S36)."""

    reason: Words
    clocks: tuple[ClockSet, ...] = ()


@dataclass(frozen=True, slots=True)
class NotRehandled:
    """不再办理, explained to the proposer."""

    reason: Words
