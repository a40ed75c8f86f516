"""办理结果分类: each place's own classes, with a neutral code that can be compared."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from jianyan.rules.errors import RulesError

NEUTRAL: dict[str, tuple[str, str]] = {
    "SOLVED": ("已解决或采纳", "solved or adopted"),
    "PARTLY": ("部分解决或采纳", "solved or adopted in part"),
    "IN_PROGRESS_THIS_YEAR": ("正在解决", "being solved this year"),
    "PLANNED": ("列入计划", "planned"),
    "BLOCKED_CONDITION": ("受条件限制", "conditions are missing"),
    "NOT_LAWFUL": ("不符合法律政策", "not lawful"),
    "REFERENCE": ("留作参考", "for reference"),
    "HIGHER_LEVEL": ("属上级职权", "belongs to a higher level"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeClass:
    """One class of a scheme: the local letter and words, and what it asks for."""

    code: str
    neutral: str
    label_zh: str
    label_en: str
    commitment: str = "none"  # required | expected | none
    date_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeScheme:
    """办理结果分类方案"""

    key: str
    title: str
    title_en: str
    used_by: str
    classes: tuple[OutcomeClass, ...]

    def find(self, code: str) -> OutcomeClass:
        for one in self.classes:
            if one.code == code:
                return one
        known = "、".join(one.code for one in self.classes)
        raise RulesError(
            f"scheme {self.key} has no class `{code}`; classes: {known}",
            f"方案 {self.key} 没有“{code}”类；可选：{known}",
        )


@lru_cache(maxsize=1)
def _schemes() -> dict[str, OutcomeScheme]:
    path = Path(__file__).parent / "data" / "schemes" / "outcomes.toml"
    found = {}
    for table in tomllib.loads(path.read_text(encoding="utf-8"))["scheme"]:
        classes = msgspec.convert(table.pop("class"), tuple[OutcomeClass, ...])
        found[table["key"]] = OutcomeScheme(classes=classes, **table)
    return found


def keys() -> list[str]:
    return list(_schemes())


def scheme(key: str) -> OutcomeScheme:
    """The scheme of this key, or RulesError."""
    if key not in _schemes():
        raise RulesError(
            f"no outcome scheme is called `{key}`; known: {', '.join(keys())}",
            f"没有名为 {key} 的结果分类方案；现有：{'、'.join(keys())}",
        )
    return _schemes()[key]
