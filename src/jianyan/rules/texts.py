"""规则文本: what one rule text says about limits, classes, ratings, people and papers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from jianyan.rules.errors import RulesError
from jianyan.rules.limits import ASSUMED, LIMITS, Extension, Limit, choose


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """期间计算: how days are counted where a limit says nothing else."""

    calendar: str = "china"
    roll: str = "next_workday"
    exclude_start_day: bool = True
    month_end: str = "clamp"
    article: str = "参照民法典第二百条至第二百零四条"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """公开: what this text says about publishing."""

    form: str = "full_or_summary"
    consent_of_proposer: bool = False
    required: bool = False
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """规则包: what one text rules about limits, classes, ratings, people and papers."""

    key: str
    version: str
    title: str
    title_en: str
    level: str
    region: str
    chains: tuple[str, ...]
    grade: str
    source: str
    effective_from: date
    effective_to: date | None = None
    short: str = ""
    binding: bool = False
    superior: str | None = None
    beside: tuple[str, ...] = ()
    notice: bool = False
    limit: dict[str, tuple[Limit, ...]] = field(default_factory=dict)
    count: Count = field(default_factory=Count)
    outcome_scheme: str = "ABC_3"
    satisfaction_scheme: str = "SINGLE_3"
    ground: dict[str, str] = field(default_factory=dict)
    grounds_article: str = ""
    numbering: dict[str, str] = field(default_factory=dict)
    feedback_route: str = "direct"
    reply_to: str = "each"
    reply_to_by: dict[str, str] = field(default_factory=dict)  # another way for one kind of author
    text_most: int = 0  # characters of a text; 0: the rule states none
    contact_first: bool = False
    co_opinion_returns: int = 1  # how often the lead may send a co-opinion back
    plan_required: str = "key"  # for which cases a handling plan is asked: none, key, all
    hardened: frozenset[str] = frozenset()
    harden_by: tuple[str, ...] = ()
    withdraw_until: str = "concluded"  # the last moment; a silent text bars nothing
    withdraw_joint: str = "lead"
    raters: tuple[str, ...] = ("lead",)
    silence: str = "no_feedback"
    correct_days: int = (
        0  # working days in which a rating may be corrected; 0: until the window closes
    )
    co_handlers_rated: bool = False
    fulfilment_rated: bool = False  # a promise said to be kept is rated, not only confirmed
    commitment_date_required: tuple[str, ...] = ()
    assigned_by: tuple[str, ...] = ("deputy_office",)
    decides_rehandling: tuple[str, ...] = ("deputy_office",)
    approval: tuple[str, ...] = (
        "officer",
        "section_head",
        "office",
        "secrecy_disclosure",
        "deputy_head",
        "principal",
    )
    office_review: tuple[str, ...] = ()  # which replies the office looks at: all, key, not_adopted
    joint_look: tuple[str, ...] = ()  # at which of them the receiving office looks too
    signed_by: str = "principal"
    key_signed_by: str = "principal"
    disclosure: Disclosure = field(default_factory=Disclosure)
    copies: tuple[str, ...] = ()
    told_of_assignment: tuple[str, ...] = ()
    reassign_clock: str = "restart_but_cap_legal"
    stops_for: tuple[str, ...] = ()
    warning: dict[str, int] = field(default_factory=lambda: {"near": 10, "urgent": 3})
    articles: dict[str, str] = field(default_factory=dict)
    note: str = ""

    @property
    def limits(self) -> dict[str, tuple[Limit, ...]]:
        return self.limit

    @property
    def grounds(self) -> tuple[str, ...]:
        """Codes on which an item may be refused; the words are in `ground`."""
        return tuple(self.ground)

    @property
    def extension(self) -> Extension | None:
        """How the reply may be extended, where only one way is provided."""
        return self.extension_of("reply")

    def extension_of(self, name: str) -> Extension | None:
        found = [limit.extension for limit in self.limit.get(name, ()) if limit.extension]
        return found[0] if found else None

    def in_force(self, day: date) -> bool:
        return self.effective_from <= day and (not self.effective_to or day <= self.effective_to)

    def covers(self, facts: Mapping[str, str]) -> bool:
        """Whether this text speaks about items of this chain at all."""
        return "chain" not in facts or facts["chain"] in self.chains

    def find(self, name: str, facts: Mapping[str, str]) -> Limit | None:
        """The limit of this text for the facts; None where the text sets none."""
        if name not in LIMITS:
            raise RulesError(
                f"no limit is called `{name}`; known: {', '.join(LIMITS)}",
                f"没有名为 {name} 的期限；可用：{'、'.join(LIMITS)}",
            )
        if not self.covers(facts):
            return None
        usual = {**ASSUMED, "level": self.level}
        return choose(name, self.limit.get(name, ()), facts, usual)
