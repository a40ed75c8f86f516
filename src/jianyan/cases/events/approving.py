"""Events around a reply (审批、送达): checks, pre-review, the proposer consulted, receipts, replacement."""

from dataclasses import dataclass
from datetime import date

from jianyan.cases.facts import ClockSet, FileRef, Words


@dataclass(frozen=True, slots=True)
class DraftChecked:
    """核稿: steps of the chain of approval, passed by one person."""

    steps: tuple[str, ...]
    opinion: Words | None = None


@dataclass(frozen=True, slots=True)
class ReviewAsked:
    """报送预审, at the office that dispatches."""

    note: Words | None = None
    clocks: tuple[ClockSet, ...] = ()
    joint: bool = False  # the office that received the case looks at it too


@dataclass(frozen=True, slots=True)
class ReviewPassed:
    """预审通过; that the receiving office has not looked at it is among the warnings passed."""

    opinion: Words | None = None
    overrides: tuple[str, ...] = ()
    reason: Words | None = None


@dataclass(frozen=True, slots=True)
class JointlyLooked:
    """会同预审: what the office that received the case says of a draft in pre-review."""

    opinion: Words


@dataclass(frozen=True, slots=True)
class ReviewFailed:
    """预审退回, on a coded ground."""

    ground: str
    reason: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedOutside:
    """登记线下签发: signed off in the unit's own system or on paper; the sealed copy is authoritative."""

    document_no: str
    signer: str
    signer_post: str
    signed_on: date
    body: Words | None = None  # the sealed text, where it differs from the draft
    sealed: FileRef | None = None
    sheet: FileRef | None = None
    overrides: tuple[str, ...] = ()
    reason: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedCopyAdded:
    """补传盖章件."""

    sealed: FileRef
    body: Words | None = None
    overrides: tuple[str, ...] = ()
    reason: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposerConsulted:
    """征求代表意见: this version of the draft is shown to the proposer while the question is open."""

    mode: str
    body: int
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationAnswered:
    """提案者对答复稿的意见."""

    consultation: int
    agrees: bool
    words: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationClosed:
    """登记征求意见结果: what the proposer said elsewhere, and what was changed; the draft is closed again."""

    consultation: int
    answer: str
    words: Words | None = None
    changes: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptRecorded:
    """登记送达回执."""

    proposer: int
    received_on: date
    receiver: str = ""


@dataclass(frozen=True, slots=True)
class CopiesSent:
    """登记抄送."""

    organs: tuple[str, ...]
    units: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ReplyReplaced:
    """更正答复: the reply was wrong; a corrected one follows, the old one is kept, the rating opens anew."""

    reason: Words
    until: date | None = None


@dataclass(frozen=True, slots=True)
class KeyMarked:
    """列为重点督办件: who leads and who supervises."""

    leader: str
    supervisor: str = ""
    reason: Words | None = None
    others: tuple[tuple[str, ClockSet], ...] = ()  # by when each unit at work files its plan


@dataclass(frozen=True, slots=True)
class KeyUnmarked:
    """取消重点督办."""

    reason: Words
