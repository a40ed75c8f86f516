"""满意度评价: the scales on which proposers rate, axis by axis."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from jianyan.rules.errors import RulesError


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value that may be chosen; `counts` says on which side of the rate it falls."""

    code: str
    label_zh: str
    label_en: str
    counts: str  # satisfied | dissatisfied | neither
    reason: bool = False
    at_least: int = 0  # of a percentage: the band begins here


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One thing that is rated; an axis that only asks for a fact does not rate."""

    code: str
    label_zh: str
    label_en: str
    values: tuple[Value, ...]
    rates: bool = True
    percent: bool = False  # a number from 0 to 100 is given; the values are its bands

    def chosen(self, given: str) -> Value | None:
        """The value that was given, or the band of a percentage; None where it is neither."""
        if not self.percent:
            return next((value for value in self.values if value.code == given), None)
        if not given.isdecimal() or int(given) > 100:
            return None
        bands = sorted(self.values, key=lambda value: -value.at_least)
        return next((value for value in bands if value.at_least <= int(given)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingScheme:
    """满意度评价方案"""

    key: str
    title: str
    title_en: str
    used_by: str
    axes: tuple[Axis, ...]
    by: str = "proposer"  # or vote: counted ballots of an assembly
    passes_at: int = (
        0  # per cent of a case (several raters, ballots) from which it counts as satisfied
    )

    @property
    def reason_for(self) -> frozenset[str]:
        """Codes of values that must be explained in words."""
        return frozenset(value.code for axis in self.axes for value in axis.values if value.reason)

    def axis(self, code: str) -> Axis:
        for one in self.axes:
            if one.code == code:
                return one
        known = "、".join(one.code for one in self.axes)
        raise RulesError(
            f"scheme {self.key} has no axis `{code}`; axes: {known}",
            f"方案 {self.key} 没有评价项“{code}”；可选：{known}",
        )


@lru_cache(maxsize=1)
def _schemes() -> dict[str, RatingScheme]:
    path = Path(__file__).parent / "data" / "schemes" / "ratings.toml"
    found = {}
    for table in tomllib.loads(path.read_text(encoding="utf-8"))["scheme"]:
        axes = table.pop("axis")
        for axis in axes:
            axis["values"] = axis.pop("value")
        found[table["key"]] = RatingScheme(axes=msgspec.convert(axes, tuple[Axis, ...]), **table)
    return found


def keys() -> list[str]:
    return list(_schemes())


def scheme(key: str) -> RatingScheme:
    """The scheme of this key, or RulesError."""
    if key not in _schemes():
        raise RulesError(
            f"no rating scheme is called `{key}`; known: {', '.join(keys())}",
            f"没有名为 {key} 的满意度评价方案；现有：{'、'.join(keys())}",
        )
    return _schemes()[key]
