"""规则文件检查: everything wrong with a rule file, by line, in Chinese and English."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from jianyan.rules import limits, lines, outcomes, ratings, shape
from jianyan.rules.errors import RulesError
from jianyan.rules.lines import Path
from jianyan.rules.shape import Key
from jianyan.rules.spans import Span, parse, total

Table = dict[str, object]
_DAYS = {"day": 1.0, "workday": 7 / 5, "month": 30.4}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a rule file: its line, a stable code, and what to do about it."""

    line: int
    code: str
    zh: str
    en: str


def problems(text: str, *, name: str = "") -> list[Problem]:
    """Everything wrong with the text of a rule file; empty when it can be used."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return [_unreadable(text, error)]
    where = lines.index(text)
    found = [
        Problem(lines.line_of(where, path), code, zh, en)
        for path, code, zh, en in _all(table, name)
    ]
    return sorted(found, key=lambda one: (one.line, one.code))


def _unreadable(text: str, error: tomllib.TOMLDecodeError) -> Problem:
    words = str(error)
    digits = "".join(part for part in words.partition("line ")[2].split(",")[0] if part.isdigit())
    line = int(digits) if digits else len(text.splitlines())
    return Problem(line, "not_toml", f"不是有效的 TOML:{words}", f"not readable as TOML: {words}")


Finding = tuple[Path, str, str, str]


def _all(table: Table, name: str) -> Iterator[Finding]:
    nested = {"limit", "count", "disclosure"}
    flat = {key: value for key, value in table.items() if key not in nested}
    yield from _keys(flat, shape.PACK, ())
    yield from _sub(table, "count", shape.COUNT)
    yield from _sub(table, "disclosure", shape.DISCLOSURE)
    yield from _schemes(table)
    if name and isinstance(table.get("key"), str) and name.partition("@")[0] != table["key"]:
        yield (
            ("key",),
            "key_is_not_file_name",
            f"key 应与文件名一致：文件名为 {name}.toml",
            f"`key` must be the name of the file, which is {name}.toml",
        )
    of_limits = table.get("limit", {})
    if not isinstance(of_limits, dict):
        yield ("limit",), "not_a_table", "limit 应写作 [[limit.reply]]", "write [[limit.reply]]"
        return
    for limit, entries in of_limits.items():
        yield from _limit(limit, entries)
        yield from _strangers(limit, entries, table.get("chains"))


def _keys(table: Table, known: dict[str, Key], at: Path) -> Iterator[Finding]:
    for key, value in table.items():
        if key not in known:
            names = "、".join(known)
            yield (
                (*at, key),
                "unknown_key",
                f"不认识的键 {key}；可用的键：{names}",
                f"unknown key `{key}`; known keys: {', '.join(known)}",
            )
        else:
            yield from _value(key, value, known[key], (*at, key))
    for key, rule in known.items():
        if rule.required and key not in table:
            yield at, f"{key}_missing", f"缺少 {key}，请补上", f"`{key}` is missing: add it"


def _value(key: str, value: object, rule: Key, at: Path) -> Iterator[Finding]:
    """The complaint about one value; a table is tried key by key, to name the right line."""
    parts = [(at, value)]
    if isinstance(value, dict) and value:
        parts = [((*at, inner), {inner: one}) for inner, one in value.items()]
    for path, part in parts:
        if wrong := rule.check(part):
            yield path, f"bad_{key}", f"{key}:{wrong[0]}", f"`{key}`: {wrong[1]}"


def _sub(table: Table, key: str, known: dict[str, Key]) -> Iterator[Finding]:
    inner = table.get(key, {})
    if isinstance(inner, dict):
        yield from _keys(inner, known, (key,))
    else:
        yield (key,), "not_a_table", f"{key} 应为表，写作 [{key}]", f"write it as a table: [{key}]"


def _schemes(table: Table) -> Iterator[Finding]:
    for key, known in (
        ("outcome_scheme", outcomes.keys()),
        ("satisfaction_scheme", ratings.keys()),
    ):
        value = table.get(key)
        if isinstance(value, str) and value not in known:
            yield (
                (key,),
                f"unknown_{key}",
                f"没有名为 {value} 的方案；可用：{'、'.join(known)}",
                f"no scheme is called `{value}`; use {', '.join(known)}",
            )


def _limit(name: str, entries: object) -> Iterator[Finding]:
    if name not in limits.LIMITS:
        names = ", ".join(limits.LIMITS)
        yield (
            ("limit", name, 0),
            "unknown_limit",
            f"没有名为 {name} 的期限；可用：{names}",
            f"no limit is called `{name}`; use {names}",
        )
        return
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        yield (
            ("limit", name),
            "not_a_list",
            f"请用双方括号:[[limit.{name}]]",
            f"use double brackets: [[limit.{name}]]",
        )
        return
    for number, entry in enumerate(entries):
        yield from _entry(entry, ("limit", name, number))
    yield from _overlaps(name, entries)


def _entry(entry: Table, at: Path) -> Iterator[Finding]:
    plain = {key: value for key, value in entry.items() if key != "extension"}
    yield from _keys(plain, shape.LIMIT, at)
    within = _span(entry.get("within"))
    if within and within.before and within.before not in limits.LIMITS:
        yield (
            (*at, "within"),
            "unknown_limit",
            f"倒推所依据的期限 {within.before} 不存在",
            f"it counts back from `{within.before}`, which is no limit",
        )
    extension = entry.get("extension", {})
    if not isinstance(extension, dict):
        zh, en = "extension 应为表", "`extension` must be a table"
        yield (*at, "extension"), "not_a_table", zh, en
    elif "extension" in entry:
        yield from _keys(extension, shape.EXTENSION, (*at, "extension"))
        yield from _ceiling(within, extension, (*at, "extension"))


def _ceiling(within: Span | None, extension: Table, at: Path) -> Iterator[Finding]:
    most, added = _span(extension.get("at_most")), _span(extension.get("added"))
    if not (most or added):
        yield (
            at,
            "ceiling_missing",
            "延期未写上限，请写 at_most（总期限）或 added（延长的期限）",
            "the extension has no ceiling: write `at_most` (in all) or `added` (on top)",
        )
    if within and added and not most and not total(within, added):
        yield (
            (*at, "added"),
            "bad_added",
            "added 的单位应与 within 相同；固定日期的期限请写 at_most",
            "`added` must use the unit of `within`; for a fixed day write `at_most`",
        )
    if within and most and within.is_counted and most.is_counted and _long(most) < _long(within):
        yield (
            (*at, "at_most"),
            "ceiling_below_limit",
            "延期上限短于期限本身，请核对条文",
            "the ceiling is shorter than the limit itself: compare with the article",
        )


def _long(span: Span) -> float:
    return span.n * _DAYS[span.unit]


def _span(value: object) -> Span | None:
    try:
        return parse(value) if isinstance(value, str) else None
    except RulesError:
        return None


def _overlaps(name: str, entries: list[Table]) -> Iterator[Finding]:
    for (_, one), (second, two) in combinations(enumerate(map(_when, entries)), 2):
        particular = one.keys() < two.keys() or two.keys() < one.keys()
        together = all(one[key] & two[key] for key in one.keys() & two.keys())
        if together and not particular:
            yield (
                ("limit", name, second),
                "overlapping_conditions",
                f"与前面的 [[limit.{name}]] 条件重叠，无法判断适用哪一条；请写清 when",
                f"overlaps with an earlier [[limit.{name}]]: make `when` tell them apart",
            )


def _strangers(name: str, entries: object, chains: object) -> Iterator[Finding]:
    """Conditions on a kind of item that the whole text does not speak about."""
    if not isinstance(entries, list) or not isinstance(chains, list):
        return
    for number, entry in enumerate(entries):
        wanted = _when(entry).get("chain", set()) if isinstance(entry, dict) else set()
        if wanted and not wanted & set(map(str, chains)):
            yield (
                ("limit", name, number, "when"),
                "never_met",
                f"本规则的 chains 不含 {'、'.join(sorted(wanted))}，这一条永远不会适用",
                f"never applies: `chains` does not hold {', '.join(sorted(wanted))}",
            )


def _when(entry: Table) -> dict[str, set[str]]:
    when = entry.get("when", {})
    if not isinstance(when, dict):
        return {}
    return {key: set(map(str, v if isinstance(v, list) else [v])) for key, v in when.items()}
