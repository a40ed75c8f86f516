"""时限: one time limit of a rule text, on which conditions it applies, and how it is extended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jianyan.rules.errors import RulesError
from jianyan.rules.spans import Span, parse, total

LIMITS: dict[str, tuple[str, str]] = {
    "reply": ("答复", "reply"),
    "return_request": ("申请调整承办单位", "asking for a change of unit"),
    "return_decide": ("决定是否调整", "deciding on a change of unit"),
    "reassign": ("重新交办", "reassignment"),
    "sign_in": ("签收", "acknowledging receipt"),
    "assign": ("交办", "assignment"),
    "assignment_meeting": ("召开交办会", "assignment meeting"),
    "dispatch": ("政府内部转办", "passing to the unit"),
    "first_contact": ("首次沟通", "first contact"),
    "co_opinion": ("提交会办意见", "co-opinion"),
    "co_opinion_redo": ("重提会办意见", "renewed co-opinion"),
    "extension_ask": ("申请延期", "asking for an extension"),
    "feedback": ("反馈评价", "feedback"),
    "rehandle": ("再次办理", "re-handling"),
    "publish": ("公开答复", "publication"),
    "accept_notice": ("受理告知", "notice of acceptance"),
    "commitment_report": ("报告承诺落实", "report on commitments"),
    "commitment_feedback": ("评价承诺落实", "feedback on commitments"),
    "remark_answer": ("答复两会旁听意见", "answering a session remark"),
    "unit_summary": ("报送办理总结", "unit summary"),
    # internal targets, the tl.* of the table of moves
    "review": ("审查", "examination"),
    "pre_assign": ("预交办", "pre-assignment"),
    "plan": ("制定办理方案", "handling plan"),
    "countersign": ("会签", "countersigning"),
    "office_review": ("办公厅（室）预审", "review by the office"),
    "escalate": ("升级协调", "escalation"),
    "key_decide": ("确定重点督办件", "choosing key items"),
    "track_report": ("报告跟踪进展", "progress report"),
    "track_notify": ("告知落实结果", "telling the result"),
    "archive": ("归档", "archiving"),
}
STARTS: dict[str, tuple[str, str]] = {
    "assigned": ("交办之日", "the day of assignment"),
    "dispatched": ("转办之日", "the day it was passed on"),
    "received": ("承办单位收到之日", "the day the unit received it"),
    "submitted": ("收到建议提案之日", "the day the office received it"),
    "accepted": ("受理之日", "the day of acceptance"),
    "session_opened": ("会议开幕之日", "the opening of the session"),
    "session_closed": ("会议闭会之日", "the close of the session"),
    "returned": ("收到退回件之日", "the day the returned item was received"),
    "return_requested": ("提出调整申请之日", "the day the change was asked for"),
    "asked": ("提出要求之日", "the day it was asked for"),
    "delivered": ("收到答复之日", "the day the reply was received"),
    "ordered": ("要求再次办理之日", "the day re-handling was ordered"),
    "reported": ("收到落实情况之日", "the day the result was received"),
    "dissatisfied": ("再次不满意之日", "the day of renewed dissatisfaction"),
    "drafted": ("送签之日", "the day the draft was sent for approval"),
    "fulfilled": ("落实之日", "the day of fulfilment"),
    "concluded": ("办结之日", "the day of conclusion"),
    "calendar": ("年度", "the calendar"),
}
CONDITIONS: dict[str, frozenset[str]] = {
    "chain": frozenset({"suggestion", "proposal", "remark"}),
    "period": frozenset({"session", "intersession"}),
    "level": frozenset({"national", "province", "city", "county", "township"}),
    "role": frozenset({"lead", "sole", "co", "separate", "reference"}),
    "author": frozenset(
        [
            "deputy",
            "joint",
            "delegation",
            "member",
            "party",
            "organisation",
            "committee",
            "sector",
            "group",
        ]
    ),
    "key": frozenset({"yes", "no"}),
}
ASSUMED = {"chain": "suggestion", "period": "session", "role": "lead", "key": "no"}
BY = frozenset({"right", "consent"})
LATE = frozenset({"none", "warn", "points", "zero", "mark", "reject", "exclude", "escalate"})
ROLLS = frozenset({"next_workday", "none", "previous_workday"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """延期: up to when, by right or with whose consent, and who must be told."""

    by: str
    at_most: str | None = None  # from the start event
    added: str | None = None  # on top of the limit
    consent_of: tuple[str, ...] = ()
    report_to: tuple[str, ...] = ()
    tell_proposer: bool = False
    times: int | None = None
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One time limit: how long, from which event, on which conditions, by which article."""

    within: str
    counted_from: str
    article: str
    when: dict[str, tuple[str, ...]] = field(default_factory=dict)
    extension: Extension | None = None
    roll: str | None = None
    late: str = "none"
    internal: str | None = None  # an earlier target inside the limit
    stated: bool = True  # False: the text is silent, this is the office's default
    start_stated: bool = True  # False: the text names no start event
    note: str = ""

    @property
    def span(self) -> Span:
        return parse(self.within)

    def fits(self, facts: Mapping[str, str]) -> bool:
        """No known fact speaks against it; what is unknown speaks for nothing."""
        return all(key not in facts or facts[key] in values for key, values in self.when.items())

    def ceiling(self) -> Span | None:
        """The longest span an extension can reach, where the text or the sums give one."""
        if self.extension is None:
            return None
        if self.extension.at_most:
            return parse(self.extension.at_most)
        return total(self.span, parse(self.extension.added)) if self.extension.added else None


def choose(
    name: str, limits: Sequence[Limit], facts: Mapping[str, str], assumed: Mapping[str, str]
) -> Limit | None:
    """The one limit that applies: by what is known, else the only one, else by what is usual."""
    fitting = [limit for limit in limits if limit.fits(facts)]
    if known := _closest(fitting, facts):
        return known
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    usual = {**assumed, **facts}
    if guessed := _closest(fitting, usual):
        return guessed
    wanted = sorted({key for limit in fitting for key in limit.when if key not in usual})
    raise RulesError(
        f"`{name}` depends on {', '.join(wanted)}: say which",
        f"{name} 的期限因{'、'.join(wanted)}而异，请说明",
    )


def _closest(limits: Sequence[Limit], facts: Mapping[str, str]) -> Limit | None:
    """The most particular limit all of whose conditions are known and met."""
    met = [one for one in limits if one.fits(facts) and all(key in facts for key in one.when)]
    return max(met, key=lambda limit: len(limit.when), default=None)
