"""审查提示模型: what a passage looks like, learned from texts labelled by hand; beside the list of cues.

Long texts are looked at passage by passage: a ground stands in one of them, the rest is as usual.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import rjieba

from jianyan.advice.promise_model import grams

PASSAGE = 160  # signs that are looked at together, about as many as a labelled text has
_SENTENCE = re.compile(r"[^。!?;\n]+[。!?;]?")


@dataclass(frozen=True, slots=True)
class HintModel:
    """One linear model for each code: `scripts/learn_hints.py` writes it, nothing in it is run."""

    codes: Sequence[str]
    biases: Sequence[float]
    weights: Mapping[str, tuple[float, Sequence[float]]]  # by term: how rare it is, what it says

    def leans(self, plain: str) -> dict[str, float]:
        """For each code above 0 where a passage (in its reading form) looks like it."""
        counts = Counter(term for term in terms(plain) if term in self.weights)
        values = {term: (1 + math.log(n)) * self.weights[term][0] for term, n in counts.items()}
        length = math.sqrt(sum(value**2 for value in values.values())) or 1.0
        said = list(self.biases)
        for term, value in values.items():
            for at, weight in enumerate(self.weights[term][1]):
                said[at] += value / length * weight
        return dict(zip(self.codes, said, strict=True))


def terms(plain: str) -> Iterator[str]:
    """Stretches of one to three signs, and words."""
    yield from grams(plain)
    yield from (f"w:{word}" for word in rjieba.cut(plain) if len(word) > 1)


def passages(plain: str) -> Iterator[str]:
    """Whole sentences, as many as belong together."""
    passage = ""
    for match in _SENTENCE.finditer(plain):
        if passage and len(passage) + len(match[0]) > PASSAGE:
            yield passage
            passage = ""
        passage += match[0]
    if passage:
        yield passage


def read_model(source: str) -> HintModel:
    kept = json.loads(source)
    weights = {term: (rarity, said) for term, rarity, *said in kept["weights"]}
    return HintModel(kept["codes"], kept["biases"], weights)


@cache
def shipped() -> HintModel:
    return read_model(
        files("jianyan.advice").joinpath("hint_model.json").read_text(encoding="utf-8")
    )
