"""目录条目 — what one row of a catalogue comes to: an entry, a refusal, or a skip with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from jianyan.advice.points import Span
from jianyan.exchange.names import Named
from jianyan.exchange.rows import Problem


@dataclass(frozen=True, slots=True)
class UnitNamed:
    """承办单位: the name of a unit and its role, as the catalogue writes it."""

    name: str
    role: str  # lead, co, separate, reference, or "" where the heading does not say


@dataclass(frozen=True, slots=True)
class History:
    """往年办理情况: what became of the case before it came here, as written."""

    filed_on: date | None = None
    assigned_on: date | None = None
    replied_on: date | None = None
    outcome: str = ""
    satisfaction: str = ""
    reply: str = ""
    reply_number: str = ""
    acknowledged_on: date | None = None
    due_on: date | None = None
    rated_on: date | None = None

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__slots__)


@dataclass(frozen=True, slots=True)
class Contact:
    """联系方式: personal data of the first proposer, for `people` only."""

    phone: str = ""
    email: str = ""
    workplace: str = ""
    address: str = ""
    card_no: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One suggestion or proposal as the catalogue gives it, every value understood."""

    row: int
    title: str
    proposers: tuple[Named, ...]
    text: str
    situation: str
    points: tuple[Span, ...]
    sheet: str = ""
    external_id: str = ""
    number: str = ""
    cosigners: tuple[Named, ...] = ()
    signed_total: int | None = None  # 等12人: how many signed, where not all are named
    kind: str = ""  # individual, joint, or the kind of body
    period: str = ""
    submitted_on: date | None = None
    category: str = ""
    group: str = ""  # 界别 or 代表团 of the first proposer
    wished_units: str = ""
    units: tuple[UnitNamed, ...] = ()
    history: History = field(default_factory=History)
    contact: Contact = field(default_factory=Contact)
    extra: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Problem, ...] = ()  # taken in all the same, but a person should know


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that is not taken in, with everything that is wrong with it at once."""

    row: int
    problems: tuple[Problem, ...]
    sheet: str = ""

    @property
    def code(self) -> str:
        return self.problems[0].code


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that is no case: blank, a title, a total, a repeated heading, a duplicate."""

    row: int
    reason: Problem
    sheet: str = ""

    @property
    def code(self) -> str:
        return self.reason.code


Item = Entry | RefusedRow | SkippedRow
