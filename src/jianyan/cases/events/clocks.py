"""Events of time limits (时限): extension, stop and restart; the clocks carry what they came to."""

from dataclasses import dataclass
from datetime import date

from jianyan.cases.facts import ClockSet, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionRequested:
    """申请延期: with the reason; where the rule gives it by right, the clock moves at once."""

    limit: str
    until: date
    reason: Words
    late_since: date | None = None
    by_right: bool = False
    told: tuple[str, ...] = ()
    clocks: tuple[ClockSet, ...] = ()
    others: tuple[tuple[str, ClockSet], ...] = ()
    overrides: tuple[str, ...] = ()  # late, close to the limit, no interim explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionGranted:
    """同意延期: by the body that the rule names; who must be told is written down (S22)."""

    limit: str
    until: date
    bodies: tuple[str, ...]
    told: tuple[str, ...]
    clocks: tuple[ClockSet, ...]
    others: tuple[tuple[str, ClockSet], ...] = ()
    overrides: tuple[str, ...] = ()
    reason: Words | None = None


@dataclass(frozen=True, slots=True)
class ExtensionRefused:
    """不同意延期: the clock stays as it was."""

    reason: Words


@dataclass(frozen=True, slots=True)
class ClockStopped:
    """暂停计时, on a ground that the rule names."""

    ground: str
    reason: Words
    clocks: tuple[ClockSet, ...]


@dataclass(frozen=True, slots=True)
class ClockRestarted:
    """恢复计时: what was left is left."""

    reason: Words | None
    clocks: tuple[ClockSet, ...]
    others: tuple[tuple[str, ClockSet], ...] = ()
