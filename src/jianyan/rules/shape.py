"""规则文件的写法: every key a rule file may hold and what may stand behind it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from jianyan.rules import limits
from jianyan.rules.errors import RulesError
from jianyan.rules.numbering import fields
from jianyan.rules.spans import parse
from jianyan.rules.vocabulary import APPROVERS, LEVELS, ORGANS, REPLY_TO, STATES, WARNINGS

Words = tuple[str, str]  # Chinese, English
Check = Callable[[object], Words | None]


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a table: what may stand there and whether it must."""

    check: Check
    required: bool = False


def text(value: object) -> Words | None:
    if isinstance(value, str) and value.strip():
        return None
    return "应为非空文字", "must be a text that is not empty"


def maybe(value: object) -> Words | None:
    return None if isinstance(value, str) else ("应为文字", "must be a text")


def day(value: object) -> Words | None:
    if type(value) is date:
        return None
    return "应为日期，如 2026-01-01（不加引号）", "must be a day like 2026-01-01, without quotes"


def yes_no(value: object) -> Words | None:
    return None if isinstance(value, bool) else ("应为 true 或 false", "must be true or false")


def count(value: object) -> Words | None:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return None
    return "应为不小于 0 的整数", "must be a whole number, 0 or more"


def span(value: object) -> Words | None:
    try:
        parse(value if isinstance(value, str) else repr(value))
    except RulesError as error:
        return error.zh, error.en
    return None


def pattern(value: object) -> Words | None:
    try:
        fields(value if isinstance(value, str) else "")
    except RulesError as error:
        return error.zh, error.en
    return None


def one_of(values: Iterable[str]) -> Check:
    known = tuple(values)

    def check(value: object) -> Words | None:
        if value in known:
            return None
        return f"不认识“{value}”；可用：{'、'.join(known)}", f"unknown; use {', '.join(known)}"

    return check


def some_of(values: Iterable[str]) -> Check:
    known = tuple(values)

    def check(value: object) -> Words | None:
        if not isinstance(value, list) or not value:
            return "应为不空的列表", "must be a list that is not empty"
        wrong = [one for one in value if one not in known]
        if not wrong:
            return None
        return (
            f"不认识“{wrong[0]}”；可用：{'、'.join(known)}",
            f"unknown `{wrong[0]}`; use {', '.join(known)}",
        )

    return check


def texts(value: object) -> Words | None:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return None
    return "应为文字列表", "must be a list of texts"


def named(check: Check, keys: Iterable[str] | None = None) -> Check:
    """A table whose values all pass one check (and whose keys are known)."""
    known = None if keys is None else tuple(keys)

    def inner(value: object) -> Words | None:
        if not isinstance(value, dict):
            return "应为表", "must be a table"
        for key, one in value.items():
            if known is not None and key not in known:
                return f"不认识的键 {key}；可用：{'、'.join(known)}", (
                    f"unknown key `{key}`; use {', '.join(known)}"
                )
            if wrong := check(one):
                return f"{key}:{wrong[0]}", f"`{key}`: {wrong[1]}"
        return None

    return inner


def condition(value: object) -> Words | None:
    """`when = {chain = "proposal", author = ["party", "organisation"]}`"""
    if not isinstance(value, dict) or not value:
        return "when 应为条件表", "must be a table of conditions"
    for key, one in value.items():
        if key not in limits.CONDITIONS:
            known = ", ".join(limits.CONDITIONS)
            return f"不认识的条件 {key}；可用：{known}", f"unknown condition `{key}`; use {known}"
        wanted = one if isinstance(one, list) else [one]
        for each in wanted or [None]:
            if each not in limits.CONDITIONS[key]:
                known = ", ".join(sorted(limits.CONDITIONS[key]))
                return (
                    f"{key} 不能是“{each}”；可用：{known}",
                    f"{key} cannot be `{each}`; use {known}",
                )
    return None


EXTENSION = {
    "by": Key(one_of(sorted(limits.BY)), required=True),
    "at_most": Key(span),
    "added": Key(span),
    "consent_of": Key(some_of(ORGANS)),
    "report_to": Key(some_of(ORGANS)),
    "tell_proposer": Key(yes_no),
    "times": Key(count),
    "article": Key(text),
}
LIMIT = {
    "within": Key(span, required=True),
    "counted_from": Key(one_of(limits.STARTS), required=True),
    "article": Key(text, required=True),
    "when": Key(condition),
    "roll": Key(one_of(sorted(limits.ROLLS))),
    "late": Key(one_of(sorted(limits.LATE))),
    "internal": Key(span),
    "stated": Key(yes_no),
    "start_stated": Key(yes_no),
    "note": Key(maybe),
}
COUNT = {
    "calendar": Key(text),
    "roll": Key(one_of(sorted(limits.ROLLS))),
    "exclude_start_day": Key(yes_no),
    "month_end": Key(one_of(("clamp",))),
    "article": Key(text),
}
DISCLOSURE = {
    "form": Key(one_of(("full", "summary", "full_or_summary", "none"))),
    "consent_of_proposer": Key(yes_no),
    "required": Key(yes_no),
    "article": Key(maybe),
}
PACK = {
    "key": Key(text, required=True),
    "version": Key(text, required=True),
    "title": Key(text, required=True),
    "title_en": Key(text, required=True),
    "short": Key(text),
    "level": Key(one_of(LEVELS), required=True),
    "region": Key(text, required=True),
    "chains": Key(some_of(sorted(limits.CONDITIONS["chain"])), required=True),
    "grade": Key(one_of(("F", "E", "K")), required=True),
    "source": Key(text, required=True),
    "effective_from": Key(day, required=True),
    "effective_to": Key(day),
    "binding": Key(yes_no),
    "superior": Key(text),
    "beside": Key(texts),
    "notice": Key(yes_no),
    "outcome_scheme": Key(text),
    "satisfaction_scheme": Key(text),
    "ground": Key(named(text)),
    "grounds_article": Key(text),
    "numbering": Key(named(pattern)),
    "feedback_route": Key(one_of(("direct", "both", "paper_via_unit"))),
    "reply_to": Key(one_of(REPLY_TO)),
    "reply_to_by": Key(named(one_of(REPLY_TO))),
    "text_most": Key(count),
    "contact_first": Key(yes_no),
    "co_opinion_returns": Key(count),
    "plan_required": Key(one_of(("none", "key", "all"))),
    "hardened": Key(some_of(WARNINGS)),
    "harden_by": Key(some_of(ORGANS)),
    "withdraw_until": Key(one_of(STATES)),
    "withdraw_joint": Key(one_of(("lead", "all"))),
    "raters": Key(some_of(("lead", "lead_after_consulting", "each", "group_head"))),
    "silence": Key(one_of(("no_feedback", "counted_satisfied"))),
    "correct_days": Key(count),
    "co_handlers_rated": Key(yes_no),
    "fulfilment_rated": Key(yes_no),
    "commitment_date_required": Key(texts),
    "assigned_by": Key(some_of(ORGANS)),
    "decides_rehandling": Key(some_of(ORGANS)),
    "approval": Key(some_of(APPROVERS)),
    "office_review": Key(some_of(("all", "key", "not_adopted"))),
    "joint_look": Key(some_of(("all", "key", "not_adopted"))),
    "signed_by": Key(one_of(("principal", "person_in_charge", "gov_leader"))),
    "key_signed_by": Key(one_of(("principal", "person_in_charge", "gov_leader"))),
    "copies": Key(some_of(ORGANS)),
    "told_of_assignment": Key(some_of(ORGANS)),
    "reassign_clock": Key(one_of(("keep", "restart", "restart_but_cap_legal"))),
    "stops_for": Key(texts),
    "warning": Key(named(count, ("near", "urgent"))),
    "articles": Key(named(text)),
    "note": Key(maybe),
}
