"""Events of the work inside a unit (内部办理): routing, plan, research, interim explanation."""

from dataclasses import dataclass
from datetime import date

from jianyan.cases.facts import Duty, Words


@dataclass(frozen=True, slots=True)
class Routed:
    """内部分解: who inside the unit, or which co-unit, works on the whole or on which point."""

    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class PlanFiled:
    """办理方案."""

    plan: Words
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ActivityLogged:
    """调研、座谈、走访: with the proposers who were invited and those who came."""

    kind: str
    held_on: date
    place: str
    invited: tuple[int, ...] = ()
    present: tuple[int, ...] = ()
    note: Words | None = None


@dataclass(frozen=True, slots=True)
class InterimExplained:
    """中期说明: why the first time limit is not met, told to the proposer."""

    text: Words
