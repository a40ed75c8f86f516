"""审查提示 — signs in a text that a reviewer should look at: refusal grounds, state and work secrets, places."""

import re
import tomllib
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jianyan.advice.places import places
from jianyan.search.segmentation import reading

METHOD, VERSION = "hints", "2"
LONGEST, AROUND = 20_000, 60
CERTAIN_PLACE, MOST_PLACES = 0.6, 8


@dataclass(frozen=True, slots=True)
class Hint:
    """One sign: what kind, which code of it, the passage that shows it, and how sure."""

    kind: str  # ground, secrecy, place
    code: str
    passage: str
    score: float


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of hints.toml: what shows it, what must stand in the text as well, and what must not."""

    kind: str
    codes: tuple[str, ...]
    weight: float
    pattern: re.Pattern[str]
    also: re.Pattern[str] | None
    but: re.Pattern[str] | None

    def found(self, said: str) -> re.Match[str] | None:
        if (self.also and not self.also.search(said)) or (self.but and self.but.search(said)):
            return None
        return self.pattern.search(said)


@cache
def _cues() -> tuple[Cue, ...]:
    source = files("jianyan.advice").joinpath("hints.toml").read_text(encoding="utf-8")
    return tuple(
        Cue(
            row["kind"],
            tuple(row["codes"]),
            row["weight"],
            re.compile(row["pattern"]),
            *(re.compile(row[key]) if key in row else None for key in ("also", "but")),
        )
        for row in tomllib.loads(source)["hint"]
    )


def hints(text: str, grounds: Collection[str] = ()) -> list[Hint]:
    """The surest sign of each code. `grounds`: the codes of refusal that the rules here know; others
    are no ground in this place."""
    said = reading(text[:LONGEST])
    best: dict[str, Hint] = {}
    for cue in _cues():
        found = cue.found(said)
        code = _code(cue.kind, cue.codes, grounds)
        if found and code and (code not in best or best[code].score < cue.weight):
            best[code] = Hint(cue.kind, code, _passage(said, found), cue.weight)
    return sorted(best.values(), key=lambda one: (one.kind, -one.score))


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
