"""编号: official numbers and document numbers from a pattern of the rule text."""

import string

from jianyan.rules.errors import RulesError

FIELDS = [
    "level",
    "term",
    "session",
    "chain",
    "period",
    "category",
    "seq",
    "year",
    "unit_char",
    "series",
    "n",
    "term_zh",
    "session_zh",
    "level_zh",
    "chain_zh",
    "period_zh",
    "place",
]
_DIGITS = "零一二三四五六七八九"


def render(pattern: str, **values: str | int) -> str:
    """Fill a pattern such as `{term}-{session}-{seq:04d}` or `{unit_char}{series}〔{year}〕{n}号`."""
    for key in ("term", "session"):
        if isinstance(values.get(key), int):
            values.setdefault(f"{key}_zh", numeral(int(values[key])))
    try:
        return pattern.format(**values)
    except KeyError as error:
        raise RulesError(
            f"pattern `{pattern}` needs {error}", f"编号规则 {pattern} 需要 {error}"
        ) from error
    except (ValueError, IndexError) as error:
        raise RulesError(
            f"pattern `{pattern}` cannot be filled: {error}", f"编号规则 {pattern} 有误：{error}"
        ) from error


def fields(pattern: str) -> list[str]:
    """The names a pattern uses; RulesError for a pattern nobody can fill."""
    try:
        used = [name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None]
    except ValueError as error:
        raise RulesError(
            f"pattern `{pattern}` is broken: {error}", f"编号规则 {pattern} 有误：{error}"
        ) from error
    for name in used:
        if name not in FIELDS:
            raise RulesError(
                f"pattern `{pattern}`: unknown field `{name}`; use {', '.join(FIELDS)}",
                f"编号规则 {pattern}：不认识的字段 {name}；可用：{'、'.join(FIELDS)}",
            )
    return used


def numeral(number: int) -> str:
    """十四: a Chinese numeral for the term or session of a congress, 1 to 99."""
    if not 0 < number < 100:
        raise RulesError(f"{number} is outside 1 to 99", f"{number} 超出 1 至 99")
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones else "")
