"""部门类型: the kinds of department of a city or county, with the vocabulary of their public duties."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_OUTER = re.compile(r"^(?:中共|国家税务总局|国家统计局|中国人民|国网|中国)|[(（].*?[)）]")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of department: how units of it are named, and what it answers for."""

    key: str
    name: str
    unit: re.Pattern[str]
    sure: tuple[str, ...]  # what hardly anybody else answers for
    first: tuple[str, ...]  # what by itself points to it
    terms: tuple[str, ...]


@cache
def kinds() -> tuple[Kind, ...]:
    text = files("jianyan.advice.duties").joinpath("kinds.toml").read_text(encoding="utf-8")
    return tuple(
        Kind(
            row["key"], row["name"], re.compile(row["unit"]),
            *(tuple(dict.fromkeys(row.get(part, "").split())) for part in ("sure", "first", "terms")),
        )
        for row in tomllib.loads(text)["kind"]
    )  # fmt: skip


@cache
def kinds_of(name: str) -> tuple[Kind, ...]:
    """The kinds a unit belongs to by its name; 农业农村和水利局 is of two. What stands in brackets
    (another name on the same door) counts only where the rest says nothing."""
    plain = _OUTER.sub("", name)
    own = tuple(kind for kind in kinds() if kind.unit.search(plain))
    return own or tuple(kind for kind in kinds() if kind.unit.search(name))
