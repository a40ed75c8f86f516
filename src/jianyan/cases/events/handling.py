"""Events of assigning and handling (交办、办理)."""

from dataclasses import dataclass
from datetime import date

from jianyan.cases.facts import ClockSet, FileRef, Task, Words


@dataclass(frozen=True, slots=True)
class Assigned:
    """交办: the clocks start."""

    hub: int
    tasks: tuple[Task, ...]
    overrides: tuple[str, ...] = ()
    reason: Words | None = None
    bodies: tuple[int, ...] = ()  # 共同交办
    told: tuple[str, ...] = ()  # organs told of it, 原选举单位 …


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """签收."""

    officer: str
    phone: str
    clocks: tuple[ClockSet, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficerChanged:
    """更换承办人: the unit names another of its people."""

    officer: str
    phone: str


@dataclass(frozen=True, slots=True)
class Reminded:
    """催办: a word to a unit that is slow, with the day by which an answer is wanted."""

    note: Words | None = None
    answer_by: date | None = None


@dataclass(frozen=True, slots=True)
class ReturnRequested:
    """申请调整承办单位; late is a fact, not a bar (practice.md 1.8)."""

    reason: Words
    unit: int | None
    late_since: date | None
    clocks: tuple[ClockSet, ...] = ()
    signer: str = ""
    overrides: tuple[str, ...] = ()
    barred: bool = False  # too late where the rule bars it: on record, and not accepted (S12)

    @property
    def stays(self) -> bool:
        """Whether the state is as it was before."""
        return self.barred


@dataclass(frozen=True, slots=True)
class AssignmentKept:
    """不予调整: the unit continues; its clocks never stopped."""

    reason: Words
    leader: str = ""  # who decided a second dispute (S14)
    paper: FileRef | None = None


@dataclass(frozen=True, slots=True)
class Reassigned:
    """同意调整: this task is released and another unit gets it."""

    task: Task
    reason: Words | None
    leader: str = ""
    notice: str = ""  # 调整通知
    paper: FileRef | None = None


@dataclass(frozen=True, slots=True)
class ContactRecorded:
    """登记沟通情况."""

    stage: str
    mode: str
    contacted_on: date
    note: Words | None
    proposers: tuple[int, ...] = ()  # with whom; nobody named: with all who signed
    shared: str = ""  # the mark of a contact that served several cases (n:m)
    files: tuple[int, ...] = ()
    papers: tuple[FileRef, ...] = ()  # photographs and scans that show it


@dataclass(frozen=True, slots=True)
class ContactConfirmed:
    """提案者确认沟通情况."""

    contact: int


@dataclass(frozen=True, slots=True)
class ContactDisputed:
    """提案者对沟通情况提出异议 (S21)."""

    contact: int
    reason: Words | None


@dataclass(frozen=True, slots=True)
class CoOpinionGiven:
    """提交会办意见."""

    opinion: Words
