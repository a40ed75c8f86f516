"""行文 — fills the slots of hand-written texts with words and natural numbers of a level."""

from dataclasses import dataclass
from random import Random

from jianyan.ops.demo.catalogue import frames

_NUMERALS = "零一二三四五六七八九十"
# slot: lowest, highest, step
_RANGES = {
    "few": (2, 6, 1),
    "tens": (12, 46, 1),
    "dozen": (12, 48, 1),
    "scores": (82, 98, 1),
    "pct": (15, 44, 1),
    "hundred": (120, 980, 10),
    "thousand": (1200, 9600, 100),
}
_NATION_SCALE = {"dozen": 10, "hundred": 10, "thousand": 100}


def numeral(number: int) -> str:
    """一 … 十 for the small counts of a letter."""
    return _NUMERALS[number]


@dataclass(frozen=True, slots=True)
class Phrasing:
    """The words of one matter; every number is drawn afresh for each text it fills."""

    rng: Random
    level: str
    place: str
    words: dict[str, str]

    @classmethod
    def at(cls, rng: Random, level: str, *, cos: str, **words: str) -> "Phrasing":
        here = frames().words[level]
        return cls(rng, level, words["place"], {**here, **words, "cos": cos or here["joint"]})

    def fill(self, text: str, **more: str) -> str:
        if "{" not in text:
            return text
        return text.format_map(_Slots(self, more))

    def pick(self, texts: tuple[str, ...], **more: str) -> str:
        return self.fill(self.rng.choice(texts), **more)

    def some(self, texts: tuple[str, ...], count: int) -> tuple[str, ...]:
        """As many of the texts, in the order they were written."""
        chosen = sorted(self.rng.sample(range(len(texts)), min(count, len(texts))))
        return tuple(self.fill(texts[index]) for index in chosen)

    def number(self, slot: str) -> str:
        low, high, step = _RANGES[slot.rstrip("0123456789")]
        drawn = self.rng.randrange(low, high + 1, step)
        scaled = drawn * _NATION_SCALE.get(slot, 1) if self.level == "nation" else drawn
        return f"{scaled / 10000:.4g}万" if scaled >= 100000 else str(scaled)


class _Slots(dict[str, str]):
    """Words first; a slot that is no word is a number, drawn once for this text."""

    def __init__(self, phrasing: Phrasing, more: dict[str, str]) -> None:
        super().__init__(phrasing.words, **more)
        self._phrasing = phrasing

    def __missing__(self, slot: str) -> str:
        self[slot] = self._phrasing.number(slot)
        return self[slot]
