"""读规则文件: TOML text to a rule text, or a refusal that names file, line and remedy."""

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path
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
            first.zh + (f"（另有 {more} 处，请运行 jianyan check-rules）" if more else ""),
            where=f"{file}, line {first.line}",
        )
    return msgspec.convert(table_of(text), Pack, builtin_types=(date,))


def table_of(text: str) -> dict[str, Any]:
    """A sound rule file as a plain table, written in full."""
    return _listed(tomllib.loads(text))


def _listed(table: dict[str, Any]) -> dict[str, Any]:
    """A condition may be one value or a list; it is kept as a list. Patterns have defaults."""
    table["numbering"] = patterns(table["chains"]) | table.get("numbering", {})
    for entries in table.get("limit", {}).values():
        for entry in entries:
            when = entry.get("when", {})
            entry["when"] = {key: v if isinstance(v, list) else [v] for key, v in when.items()}
    return table


def patterns(chains: list[str]) -> dict[str, str]:
    """Numbers and titles where a text names none; of both kinds where it speaks of both."""
    found: dict[str, str] = {}
    for chain in chains:
        for key, pattern in _defaults()["numbering"].get(chain, {}).items():
            found.setdefault(key, pattern)
            if len(chains) > 1 and key != chain:
                found[f"{key}_{chain}"] = pattern
    return found


@lru_cache(maxsize=1)
def _defaults() -> dict[str, Any]:
    path = Path(__file__).parent / "data" / "defaults.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
