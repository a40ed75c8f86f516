"""形式检查 — before a text is sent: one matter, situation, advice, length, grounds of refusal; hints, never stops."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

MANY_POINTS = 8  # more than this seldom belongs to one matter


@dataclass(frozen=True, slots=True)
class Asked:
    """What a place asks of a text: its grounds of refusal by code, and its longest text."""

    grounds: Mapping[str, str] = field(default_factory=dict)
    article: str = ""
    most: int = 0  # characters of situation, analysis and advice together; 0: not limited


@dataclass(frozen=True, slots=True)
class Checked:
    """One line of the list; `words` is what was found in the text, `is_good` that nothing was."""

    code: str
    is_good: bool
    words: str = ""
    ground: str = ""


@cache
def _table(name: str) -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    path = Path(__file__).with_suffix(".toml")
    rows = tomllib.loads(path.read_text(encoding="utf-8"))[name]
    return tuple((tuple(row.get("codes", ())), re.compile(row["pattern"])) for row in rows)


def length(situation: str, analysis: str, points: Sequence[str]) -> int:
    """Characters without spaces and line ends, as papers are counted."""
    return sum(len("".join(text.split())) for text in (situation, analysis, *points))


def check(
    title: str, situation: str, points: Sequence[str], asked: Asked, *, analysis: str = ""
) -> list[Checked]:
    """The whole list, good lines too, in the order of the form."""
    whole = "\n".join((title, situation, analysis, *points))
    return [
        _matters(title, points),
        Checked("situation", bool(situation.strip())),
        Checked("advice", any(point.strip() for point in points)),
        *_length(length(situation, analysis, points), asked.most),
        *_grounds(whole, asked),
        _personal(whole),
    ]


def _matters(title: str, points: Sequence[str]) -> Checked:
    found = _first("matters", title)
    many = sum(1 for point in points if point.strip()) > MANY_POINTS
    return Checked("one_matter", not found and not many, found)


def _length(characters: int, most: int) -> Iterator[Checked]:
    if most:
        yield Checked("length", characters <= most, f"{characters}/{most}")


def _grounds(text: str, asked: Asked) -> Iterator[Checked]:
    """Only grounds that this place's rule names, each once."""
    named: dict[str, str] = {}
    for codes, pattern in _table("ground"):
        code = next((code for code in codes if code in asked.grounds), "")
        if code and (found := pattern.search(text)):
            named.setdefault(code, found[0])
    for code, words in named.items():
        yield Checked("ground", is_good=False, words=words, ground=asked.grounds[code])
    if asked.grounds and not named:
        yield Checked("ground", is_good=True)


def _personal(text: str) -> Checked:
    found = _first("personal_data", text)
    return Checked("personal_data", not found, found)


def _first(table: str, text: str) -> str:
    found = (pattern.search(text) for _codes, pattern in _table(table))
    return next((match[0] for match in found if match), "")
