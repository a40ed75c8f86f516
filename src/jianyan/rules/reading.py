"""读规则文件: TOML text to a rule text, or a refusal that names file, line and remedy."""

import tomllib
from datetime import date
from typing import Any

import msgspec

from jianyan.rules import checks
from jianyan.rules.errors import RulesError
from jianyan.rules.texts import Pack


def build(text: str, file: str) -> Pack:
    """The rule text in a file; RulesError names the first problem and counts the others."""
    found = checks.problems(text, name=file.removesuffix(".toml"))
    if found:
        first, more = found[0], len(found) - 1
        raise RulesError(
            first.en + (f" (and {more} more: run `jianyan check-rules`)" if more else ""),
            first.zh + (f"(另有 {more} 处,请运行 jianyan check-rules)" if more else ""),
            where=f"{file}, line {first.line}",
        )
    return msgspec.convert(_listed(tomllib.loads(text)), Pack, builtin_types=(date,))


def _listed(table: dict[str, Any]) -> dict[str, Any]:
    """A condition may be written as one value or as a list; it is kept as a list."""
    for entries in table.get("limit", {}).values():
        for entry in entries:
            when = entry.get("when", {})
            entry["when"] = {key: v if isinstance(v, list) else [v] for key, v in when.items()}
    return table
