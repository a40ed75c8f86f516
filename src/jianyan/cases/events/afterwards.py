"""Events after the reply: promises, adoption, conclusion, disclosure (办后)."""

from dataclasses import dataclass
from datetime import date

from jianyan.cases.facts import ClockSet, Words


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
    """申请销号, with evidence; where the rule says by when it is rated, that clock starts."""

    evidence: Words
    clocks: tuple[ClockSet, ...] = ()


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
class OfflineConcluded:
    """线下办结: answered by the confidential channel on this day; nothing of the answer is here (S08)."""

    answered_on: date


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
