"""姓名 — invented people with the sort keys of pinyin and of strokes (姓氏笔画)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random

from jianyan.people.orders import pinyin_of, strokes_of


@dataclass(frozen=True, slots=True)
class Person:
    """An invented name with the keys that every roster sorts by."""

    name: str
    female: bool

    @property
    def pinyin(self) -> str:
        return pinyin_of(self.name)

    @property
    def strokes(self) -> str:
        return strokes_of(self.name)


@dataclass(frozen=True, slots=True)
class _Lists:
    surnames: str
    weights: tuple[int, ...]
    last: dict[bool, str]
    first: dict[bool, str]
    avoid: frozenset[str]


def person(rng: Random) -> Person:
    lists = _lists()
    while True:
        surname = rng.choices(lists.surnames, lists.weights)[0]
        female = rng.random() < 0.42
        name = surname + _given(rng, lists, female)
        if name not in lists.avoid:
            return Person(name, female)


def people(rng: Random, count: int) -> tuple[Person, ...]:
    """As many people as asked for, no two of the same name."""
    found: dict[str, Person] = {}
    while len(found) < count:
        someone = person(rng)
        found.setdefault(someone.name, someone)
    return tuple(found.values())


def _given(rng: Random, lists: _Lists, female: bool) -> str:
    last = rng.choice(lists.last[female])
    if rng.random() < 0.18:
        return last
    first = rng.choice(lists.first[female])
    while first == last:
        first = rng.choice(lists.first[female])
    return first + last


@cache
def _lists() -> _Lists:
    data = tomllib.loads(
        files("jianyan.ops.demo").joinpath("data/names.toml").read_text(encoding="utf-8")
    )
    given = {False: data["given_male"], True: data["given_female"]}
    common, usual, rare = (data[f"surnames_{how}"] for how in ("common", "usual", "rare"))
    return _Lists(
        surnames=common + usual + rare,
        weights=(9,) * len(common) + (3,) * len(usual) + (1,) * len(rare),
        last={
            female: "".join(one for one in all_of if one not in data["never_last"])
            for female, all_of in given.items()
        },
        first={False: "".join(data["first_male"]), True: "".join(data["first_female"])},
        avoid=frozenset(data["avoid"]),
    )
