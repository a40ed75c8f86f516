"""Events among units (会办): a co-opinion sent back or urged, differing opinions coordinated."""

from dataclasses import dataclass

from jianyan.cases.facts import ClockSet, FileRef, Words


@dataclass(frozen=True, slots=True)
class CoOpinionReturned:
    """退回重提: the lead unit asks for an opinion with substance; its own clock starts (S18)."""

    reason: Words
    clocks: tuple[ClockSet, ...] = ()
    overrides: tuple[str, ...] = ()
    passed: Words | None = None


@dataclass(frozen=True, slots=True)
class CoOpinionsUrged:
    """催办会办意见: the lead unit asks the units that still owe theirs."""

    units: tuple[int, ...]
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class DifferenceRaised:
    """提请协调: the units could not agree; what was tried is in the minutes."""

    question: Words
    units: tuple[int, ...]
    minutes: Words | None = None
    paper: FileRef | None = None  # the minutes as they were signed


@dataclass(frozen=True, slots=True)
class DifferenceReferred:
    """报领导决定: the office could not bring the units together."""

    difference: int
    leader: str
    minutes: Words
    paper: FileRef | None = None


@dataclass(frozen=True, slots=True)
class DifferenceSettled:
    """协调结果: what holds now, by whom, with the minutes."""

    difference: int
    result: Words
    minutes: Words | None = None
    leader: str = ""
    paper: FileRef | None = None
