"""审查提示 — signs in a text that a reviewer should look at: refusal grounds, state and work secrets, places."""

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from jianyan.advice.hint_model import passages, shipped
from jianyan.advice.places import places
from jianyan.search.segmentation import reading

METHOD, VERSION = "hints", "2"
LONGEST, AROUND = 20_000, 60
LEAST = -0.4  # from here on the model's signs were right in 19 of 20 (docs/advice.md)
CERTAIN_PLACE, MOST_PLACES = 0.6, 8


@dataclass(frozen=True, slots=True)
class Hint:
    """One sign: what kind, which code of it, the passage that shows it, and how sure."""

    kind: str  # ground, secrecy, place
    code: str
    passage: str
    score: float


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...], float, re.Pattern[str]], ...]:
    source = files("jianyan.advice").joinpath("hints.toml").read_text(encoding="utf-8")
    return tuple(
        (row["kind"], tuple(row["codes"]), row["weight"], re.compile(row["pattern"]))
        for row in tomllib.loads(source)["hint"]
    )


def hints(text: str, grounds: Collection[str] = ()) -> list[Hint]:
    """The surest sign of each code. `grounds`: the codes of refusal that the rules here know; others
    are no ground in this place."""
    said = reading(text[:LONGEST])
    best: dict[str, Hint] = {}
    for one in (*_by_cues(said, grounds), *_by_model(said, grounds)):
        if one.code not in best or best[one.code].score < one.score:
            best[one.code] = one
    return sorted(best.values(), key=lambda one: (one.kind, -one.score))


def _by_cues(said: str, grounds: Collection[str]) -> Iterator[Hint]:
    for kind, codes, weight, pattern in _rows():
        found = pattern.search(said)
        code = _code(kind, codes, grounds)
        if found and code:
            yield Hint(kind, code, _passage(said, found), weight)


def _by_model(said: str, grounds: Collection[str]) -> Iterator[Hint]:
    """What a passage looks like to the model that learned from labelled texts."""
    known = {codes[0]: codes for kind, codes, *_rest in _rows() if kind == "ground"}
    for passage in passages(said):
        for learned, lean in shipped().leans(passage).items():
            kind = "ground" if learned in known else "secrecy"
            code = _code(kind, known.get(learned, (learned,)), grounds)
            if code and lean > LEAST:
                yield Hint(kind, code, passage.strip(), round(1 / (1 + exp(-lean - 1)), 2))


def _code(kind: str, codes: tuple[str, ...], grounds: Collection[str]) -> str:
    if kind != "ground":
        return codes[-1]
    return next((code for code in codes if code in grounds), "")


def _passage(said: str, found: re.Match[str]) -> str:
    """The sentence around a sign, as far as it is short."""
    start = max(said.rfind(sign, 0, found.start()) for sign in "。;\n!?") + 1
    ends = [at for sign in "。;\n!?" if (at := said.find(sign, found.end())) >= 0]
    end = min(ends, default=len(said))
    start, end = max(start, found.start() - AROUND), min(end, found.end() + AROUND)
    return said[start:end].strip()


def named_places(text: str) -> list[Hint]:
    """The rivers, roads, communities and schools that a text is about: named in its title, or more
    than once. Where a name begins is never written, so what stands there once may be no name."""
    title = reading(text[:LONGEST].partition("\n")[0])
    worth: dict[str, float] = {}
    times: Counter[str] = Counter()
    for one in places(text[:LONGEST]):
        name = one.runs[min(1, len(one.runs) - 1)]
        times[name] += 1
        worth[name] = max(worth.get(name, 0.0), one.worth)
    sure = [
        name
        for name, value in worth.items()
        if value >= CERTAIN_PLACE and (name in title or times[name] > 1)
    ]
    ranked = sorted(sure, key=lambda name: -worth[name])[:MOST_PLACES]
    return [Hint("place", name, name, round(min(worth[name], 1.0), 2)) for name in ranked]
