"""The values that events are made of, and the fact: one line of the journal before it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from jianyan.people.rights import Actor
from jianyan.rules.due import Due

if TYPE_CHECKING:
    from jianyan.cases.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Words:
    """A text of the case by number and SM3; the body lies in its own immutable row."""

    no: int
    sm3: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRef:
    """A file of the case by number and SM3; its bytes and its name lie in rows of their own."""

    no: int
    sm3: str
    kind: str
    media: str
    size: int
    name: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockSet:
    """A time limit as the law gave it on the day: what the clock shows, for ever."""

    limit: str
    start_on: date
    due_on: date
    legal_due_on: date | None
    latest_on: date | None
    provisional: bool
    article: str
    pack: str
    version: str
    calendar: str
    when: Mapping[str, str]
    turn: int = 1
    rules: str = ""  # the office's own text, key@version; `pack` is the one that ruled
    # days that people set: item_due, first_start, extended_to, stopped_1, resumed_1 …
    given: Mapping[str, date] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        due: Due,
        when: Mapping[str, str],
        given: Mapping[str, date],
        *,
        rules: str,
        turn: int = 1,
    ) -> "ClockSet":
        return cls(
            limit=due.limit,
            start_on=due.start_on,
            due_on=due.due_on,
            legal_due_on=due.legal_due_on,
            latest_on=due.latest_on,
            provisional=due.provisional,
            article=due.article,
            pack=due.pack,
            version=due.version,
            calendar=due.calendar,
            when=dict(when),
            turn=turn,
            rules=rules,
            given=dict(given),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One unit's task as assigned."""

    no: int
    unit: int
    role: str
    scope: Words | None
    first_assigned_on: date
    clocks: tuple[ClockSet, ...]
    for_office: int | None = None  # the office for which the unit stands
    for_no: int | None = None  # 代拟: the task that this unit drafts for
    own_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedTask:
    """拟办: one unit's task as the draft split has it."""

    no: int
    unit: int
    role: str
    scope: Words | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One unit that is asked before assignment, for which role and with what question."""

    no: int
    unit: int
    role: str = ""
    question: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """分解: one point (or the whole) with the section and officer, or the co-unit, that sees to it."""

    point: int | None
    section: int | None
    officer: str
    unit: int | None
    due_on: date | None
    note: Words | None


@dataclass(frozen=True, slots=True)
class By:
    """Who acts, on which legal day, at which moment. Made at the door, handed inwards."""

    actor: Actor
    on: date
    at: datetime
    stands_in_for: int | None = (
        None  # the user whose right it is done by (代理); told in the journal
    )


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the journal: what happened to which part, by whom, and its state since."""

    event: Any
    by: By
    dossier: "Dossier"
    part: str
    state: str
