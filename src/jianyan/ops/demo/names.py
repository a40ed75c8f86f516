"""姓名 — invented people with the sort keys of pinyin and of strokes (姓氏笔画)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random


@dataclass(frozen=True, slots=True)
class Person:
    """An invented name; both keys sort as plain text."""

    name: str
    pinyin: str
    strokes: str
    female: bool


@dataclass(frozen=True, slots=True)
class _Glyph:
    char: str
    pinyin: str
    strokes: str


@dataclass(frozen=True, slots=True)
class _Lists:
    surnames: tuple[_Glyph, ...]
    weights: tuple[int, ...]
    last: dict[bool, tuple[_Glyph, ...]]
    first: dict[bool, tuple[_Glyph, ...]]
    avoid: frozenset[str]


def person(rng: Random) -> Person:
    lists = _lists()
    while True:
        surname = rng.choices(lists.surnames, lists.weights)[0]
        female = rng.random() < 0.42
        glyphs = (surname, *_given(rng, lists, female))
        name = "".join(glyph.char for glyph in glyphs)
        if name not in lists.avoid:
            break
    return Person(
        name=name,
        pinyin=f"{surname.pinyin} {''.join(glyph.pinyin for glyph in glyphs[1:])}",
        strokes="".join(glyph.strokes for glyph in glyphs),
        female=female,
    )


def people(rng: Random, count: int) -> tuple[Person, ...]:
    """As many people as asked for, no two of the same name."""
    found: dict[str, Person] = {}
    while len(found) < count:
        someone = person(rng)
        found.setdefault(someone.name, someone)
    return tuple(found.values())


def _given(rng: Random, lists: _Lists, female: bool) -> tuple[_Glyph, ...]:
    last = rng.choice(lists.last[female])
    if rng.random() < 0.18:
        return (last,)
    first = rng.choice(lists.first[female])
    while first.char == last.char:
        first = rng.choice(lists.first[female])
    return (first, last)


@cache
def _lists() -> _Lists:
    data = tomllib.loads(
        files("jianyan.ops.demo").joinpath("data/names.toml").read_text(encoding="utf-8")
    )
    given = {False: _glyphs(data["given_male"]), True: _glyphs(data["given_female"])}
    by_char = {glyph.char: glyph for glyphs in given.values() for glyph in glyphs}
    final = {
        female: tuple(glyph for glyph in glyphs if glyph.char not in data["never_last"])
        for female, glyphs in given.items()
    }
    common = _glyphs(data["surnames_common"])
    usual = _glyphs(data["surnames_usual"])
    rare = _glyphs(data["surnames_rare"])
    return _Lists(
        surnames=common + usual + rare,
        weights=(9,) * len(common) + (3,) * len(usual) + (1,) * len(rare),
        last=final,
        first={
            False: tuple(by_char[char] for char in data["first_male"]),
            True: tuple(by_char[char] for char in data["first_female"]),
        },
        avoid=frozenset(data["avoid"]),
    )


def _glyphs(rows: list[str]) -> tuple[_Glyph, ...]:
    """Strokes become the count in two digits and the kind of the first stroke (横竖撇点折)."""
    parts = (row.split() for row in rows)
    return tuple(
        _Glyph(char, pinyin, f"{int(count):02d}{first}") for char, pinyin, count, first in parts
    )
