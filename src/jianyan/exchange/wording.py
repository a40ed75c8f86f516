"""措辞 — the sentence for every refusal, skip and notice of an import, in Chinese and English."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from jianyan.exchange.documents.parts import Unreadable
from jianyan.exchange.headings import field_names
from jianyan.exchange.rows import FileRefused, Problem


@cache
def sentences() -> dict[str, dict[str, str]]:
    file = resources.files("jianyan.exchange") / "data" / "refusals.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def of_row(problem: Problem, row: int, *, language: str = "zh-hans", sheet: str = "") -> str:
    column = field_names().get(problem.column, problem.column)
    words = _worded(problem.code, {**problem.params, "row": row, "column": column}, language)
    if not sheet:
        return words
    return f"〔{sheet}〕{words}" if _is_chinese(language) else f"[{sheet}] {words}"


def of_file(refused: FileRefused, *, language: str = "zh-hans") -> str:
    return _worded(refused.code, refused.params, language)


def of_document(refused: Unreadable, *, language: str = "zh-hans") -> str:
    return _worded(refused.code, refused.params, language)


def fields(names: Iterable[str], language: str = "zh-hans") -> str:
    """Fields by the names that people know them by."""
    if not _is_chinese(language):
        return ", ".join(name.replace("_", " ") for name in names)
    return "、".join(field_names().get(name, name) for name in names)


def phrase(code: str, language: str = "zh-hans", **params: object) -> str:
    return _worded(code, params, language)


def _worded(code: str, params: Mapping[str, object], language: str) -> str:
    sentence = sentences()[code]["zh" if _is_chinese(language) else "en"]
    shown = {key: value if value not in ("", None) else "—" for key, value in params.items()}
    return sentence.format(**shown)


def _is_chinese(language: str) -> bool:
    return language.startswith("zh")
