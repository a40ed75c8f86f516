"""Events of assigning and handling (交办、办理)."""

from dataclasses import dataclass
from datetime import date

from jianyan.cases.facts import ClockSet, Task, Words


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
    clocks: tuple[ClockSet, ...] = ()


@dataclass(frozen=True, slots=True)
class AssignmentKept:
    """不予调整: the unit continues; its clocks never stopped."""

    reason: Words


@dataclass(frozen=True, slots=True)
class Reassigned:
    """同意调整: this task is released and another unit gets it."""

    task: Task
    reason: Words | None


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
