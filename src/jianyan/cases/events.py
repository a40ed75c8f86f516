"""What can happen to a case: one frozen dataclass an event; old ones never change, new ones are added."""

from dataclasses import dataclass
from datetime import date

from jianyan.cases.facts import ClockSet, Task, Words


# ── raising 提出 ─────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """保存草稿: a version of the draft (birth of a case, and every later version)."""

    title: Words
    situation: Words | None
    points: tuple[Words, ...]
    original: Words | None = None
    category: str = ""
    wished_units: str = ""
    publish_consent: bool = True
    confidential: bool = False
    lead: int
    cosigners: tuple[int, ...] = ()
    keyed_scan: str = ""
    external_id: str = ""
    office: int
    session: int
    chain: str
    period: str
    authorship: str
    channel: str
    rules: str


@dataclass(frozen=True, slots=True)
class Submitted:
    """提交."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """撤回."""

    reason: Words | None


# ── reviewing 审查 ───────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class TakenIntoReview:
    """接收审查."""


@dataclass(frozen=True, slots=True)
class SentBack:
    """退回修改, with the day by which it should come again."""

    reason: Words
    revise_by: date | None


@dataclass(frozen=True, slots=True)
class Filed:
    """立案(受理), with its number from the series."""

    series: str
    pattern: str
    number: str
    seq: int
    category: str


@dataclass(frozen=True, slots=True)
class NotFiled:
    """不予立案(不作为代表建议处理), on a coded ground that is told to the proposer."""

    ground: str
    reason: Words


@dataclass(frozen=True, slots=True)
class Converted:
    """转为意见建议: forwarded in another form, the proposer told."""

    form: str
    receiver: str
    reason: Words | None


# ── assigning 交办 ───────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Assigned:
    """交办: the clocks start."""

    hub: int
    tasks: tuple[Task, ...]
    overrides: tuple[str, ...] = ()
    reason: Words | None = None


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """签收."""

    officer: str
    phone: str
    clocks: tuple[ClockSet, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnRequested:
    """申请调整承办单位; late is a fact, not a bar (practice.md 1.8)."""

    reason: Words
    unit: int | None
    late_since: date | None


@dataclass(frozen=True, slots=True)
class AssignmentKept:
    """不予调整: the unit continues; its clocks never stopped."""

    reason: Words


@dataclass(frozen=True, slots=True)
class Reassigned:
    """同意调整: this task is released and another unit gets it."""

    task: Task
    reason: Words | None


# ── handling 办理 ────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class ContactRecorded:
    """登记沟通情况."""

    stage: str
    mode: str
    contacted_on: date
    note: Words | None


@dataclass(frozen=True, slots=True)
class ContactDisputed:
    """提案者对沟通情况提出异议 (S21)."""

    contact: int
    reason: Words | None


@dataclass(frozen=True, slots=True)
class CoOpinionGiven:
    """提交会办意见."""

    opinion: Words


# ── replying 答复 ────────────────────────────────────────────────────────────────────────────
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
    """审签."""

    opinion: Words | None


@dataclass(frozen=True, slots=True)
class DraftReturned:
    """退回修改答复稿."""

    reason: Words


@dataclass(frozen=True, slots=True)
class Issued:
    """签发, with the document number."""

    document_no: str
    signer: str
    overrides: tuple[str, ...] = ()
    reason: Words | None = None


@dataclass(frozen=True, slots=True)
class Delivered:
    """送达 to one or several proposers; the last one opens the rating."""

    proposers: tuple[int, ...]
    mode: str
    clocks: tuple[ClockSet, ...] = ()


# ── rating 评价 ──────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Rated:
    """填写评价, by the proposer (or registered from the signed paper)."""

    proposer: int
    values: dict[str, str]  # axis of the scheme → value chosen
    counts: str  # satisfied, dissatisfied or neither, by the scheme
    comment: Words | None
    on_paper: bool = False
    scan: str = ""


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


# ── afterwards 办后 ──────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Committed:
    """列入承诺事项."""

    text: Words
    due_on: date | None
    point: int | None
    round: int | None


@dataclass(frozen=True, slots=True)
class ProgressReported:
    """报告落实进展."""

    text: Words


@dataclass(frozen=True, slots=True)
class FulfilmentClaimed:
    """申请销号, with evidence."""

    evidence: Words


@dataclass(frozen=True, slots=True)
class FulfilmentConfirmed:
    """确认销号, by the proposer."""


@dataclass(frozen=True, slots=True)
class FulfilmentRefused:
    """提案者不认可落实情况 (S42)."""

    reason: Words


@dataclass(frozen=True, slots=True)
class GivenUp:
    """难以落实(已说明): signed explanation to the proposer."""

    reason: Words
    signer: str


@dataclass(frozen=True, slots=True)
class Concluded:
    """办结."""


@dataclass(frozen=True, slots=True)
class AdoptionRecorded:
    """登记采纳意见, with evidence."""

    point: int
    unit: int
    degree: str
    evidence: Words
    measure: str


@dataclass(frozen=True, slots=True)
class DisclosureReviewed:
    """公开审查: full or summary, the text that may be shown, or the ground for not showing it."""

    public: bool
    form: str
    body: Words | None
    summary: Words | None
    show_name: bool
    ground: str


@dataclass(frozen=True, slots=True)
class Published:
    """发布."""

    address: str = ""


@dataclass(frozen=True, slots=True)
class Recalled:
    """撤下."""

    reason: Words


# ── said by the house itself ─────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class RolledUp:
    """A part moved because another part did; the reason names it."""

    because: str


@dataclass(frozen=True, slots=True)
class HistoryImported:
    """往年办理情况: unit, class, reply and dates of a past year, which no clock or rate counts."""

    units: tuple[int, ...]
    outcome_class: str
    reply: Words | None
    replied_on: date | None
    satisfaction: str


@dataclass(frozen=True, slots=True)
class TextErased:
    """清除文字: the body is emptied, its digest stays."""

    text: int
    reason: str


@dataclass(frozen=True, slots=True)
class DueDayMoved:
    """时限变更: the calendar or a rule changed; old and new day, with the reason."""

    clocks: tuple[ClockSet, ...]
    reason: str
