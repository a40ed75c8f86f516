"""Events of deciding together (审查、并案、拟定分办、呈批、承办争议): before and about assignment."""

from dataclasses import dataclass
from datetime import date

from jianyan.cases.facts import Asked, FileRef, ProposedTask, Task, Words


# ── 并案 ─────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Merged:
    """并案: this case shares the handling of another; it keeps text, number and signatories."""

    into: int
    reason: Words | None
    overrides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TookIn:
    """并入: another case was merged into this one; its proposers are addressees here."""

    case: int
    proposers: tuple[int, ...]
    lead: int | None


@dataclass(frozen=True, slots=True)
class Unmerged:
    """解除并案: the case goes its own way again."""

    out_of: int
    reason: Words


@dataclass(frozen=True, slots=True)
class LetGo:
    """移出并案: a case that was merged into this one left it."""

    case: int


# ── 审查 ─────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class ReviewersNamed:
    """组织审查: who looks at it in this stage."""

    stage: str
    reviewers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionGiven:
    """填写审查意见: what a reviewer would do."""

    stage: str
    verdict: str
    ground: str = ""
    words: Words | None = None
    other: int | None = None
    revise_by: date | None = None


@dataclass(frozen=True, slots=True)
class UnitsConsulted:
    """征求承办意见(立案前为案前协商): units are asked before anything is assigned."""

    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class HandlingAgreed:
    """同意承办: the unit that was asked agrees."""

    reason: Words | None


@dataclass(frozen=True, slots=True)
class HandlingObjected:
    """不同意承办: the unit that was asked objects and may say whose business it is."""

    reason: Words
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class OpinionOutcomeRecorded:
    """登记采纳情况: what came of an opinion that was forwarded."""

    text: Words


# ── 拟定分办、呈批 ───────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class UnitsProposed:
    """拟定承办单位: the draft split of one case."""

    shares: tuple[ProposedTask, ...]


@dataclass(frozen=True, slots=True)
class SplitSubmitted:
    """呈批: it stands on this list for signature and is frozen."""

    list_no: str
    overrides: tuple[str, ...] = ()
    reason: Words | None = None


@dataclass(frozen=True, slots=True)
class SplitTakenBack:
    """撤回呈批: before the signature."""

    reason: Words


@dataclass(frozen=True, slots=True)
class SplitSigned:
    """领导审签: the leader's signature; from now on changes go by notice."""

    list_no: str
    leader: str
    signed_on: date
    scan: str = ""
    overrides: tuple[str, ...] = ()
    reason: Words | None = None
    paper: FileRef | None = None


@dataclass(frozen=True, slots=True)
class SplitAdjusted:
    """调整分办: after the signature, by a numbered adjustment notice."""

    notice: str
    shares: tuple[ProposedTask, ...]
    reason: Words


@dataclass(frozen=True, slots=True)
class FastTracked:
    """列入快速通道: time is short; it goes before the list."""

    reason: Words


# ── 交办之后 ─────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class UnitObjected:
    """对承办单位提出异议: the proposer thinks that another unit should handle it (S15)."""

    reason: Words


@dataclass(frozen=True, slots=True)
class ObjectionAnswered:
    """答复异议: what the office says to it; the proposer reads it."""

    answer: Words


@dataclass(frozen=True, slots=True)
class Dispatched:
    """转办: the hub passes the task on inside government, on a day of its own."""

    tasks: tuple[Task, ...]
    letter_no: str = ""
    reason: Words | None = None


@dataclass(frozen=True, slots=True)
class HandedDown:
    """转下级代拟: a lower unit drafts for its government, under that level's own number."""

    tasks: tuple[Task, ...]
    number: str = ""


@dataclass(frozen=True, slots=True)
class CoHandlerAsked:
    """申请增加协办单位."""

    unit: int
    reason: Words


@dataclass(frozen=True, slots=True)
class CoHandlerAdded:
    """同意增加协办单位."""

    task: Task
    notice: str = ""
    reason: Words | None = None


@dataclass(frozen=True, slots=True)
class CoHandlerRefused:
    """不予增加协办单位."""

    reason: Words


@dataclass(frozen=True, slots=True)
class StudiedTogether:
    """合并研究、分别答复: the unit's own mark; numbers and counts stay as they are."""

    cases: tuple[int, ...]
