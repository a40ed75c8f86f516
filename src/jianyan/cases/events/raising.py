"""Events of raising and reviewing (提出、审查)."""

from dataclasses import dataclass
from datetime import date

from jianyan.cases.facts import ClockSet, Words


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
    extra: Words | None = None
    office: int
    session: int
    chain: str
    period: str
    authorship: str
    channel: str
    rules: str
    analysis: Words | None = None
    wished_co: str = ""
    basis: str = ""
    no_publish_reason: Words | None = None
    contact_wish: Words | None = None
    reply_wanted: bool = True
    allow_co_sign: bool = False
    origin: str = "direct"
    motion_no: str = ""
    asked_until: date | None = None  # co-signers are asked again until this day: the text changed
    hints_passed: tuple[
        str, ...
    ] = ()  # words that hint at secrets; the writer said they touch none


@dataclass(frozen=True, slots=True)
class Submitted:
    """提交; where the rule says by when an intersession text is assigned, that clock starts."""

    clocks: tuple[ClockSet, ...] = ()
    cosigners: tuple[int, ...] = ()  # who confirmed on line
    overrides: tuple[str, ...] = ()
    reason: Words | None = None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """撤回."""

    reason: Words | None


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
    overrides: tuple[str, ...] = ()
    reason: Words | None = None


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
    asks_outcome: bool = False
