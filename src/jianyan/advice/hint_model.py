"""审查提示模型: what a passage looks like, learned from texts labelled by hand; beside the list of cues.

Long texts are looked at passage by passage: a ground stands in one of them, the rest is as usual.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import rjieba

from jianyan.advice.terms import grams, weighed

PASSAGE = 160  # signs that are looked at together, about as many as a labelled text has
_SENTENCE = re.compile(r"[^。!?;\n]+[。!?;]?")


@dataclass(frozen=True, slots=True)
class HintModel:
    """One linear model for each code: `scripts/learn_hints.py` writes it, nothing in it is run."""

    codes: Sequence[str]
    biases: Sequence[float]
    rarity: Mapping[str, float]  # by term
    weights: Mapping[str, Sequence[float]]  # by term, one for each code

    def leans(self, plain: str) -> dict[str, float]:
        """For each code above 0 where a passage (in its reading form) looks like it."""
        said = list(self.biases)
        for term, value in weighed(terms(plain), self.rarity):
            for at, weight in enumerate(self.weights[term]):
                said[at] += value * weight
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
    rarity = {term: rare for term, rare, *_said in kept["weights"]}
    weights = {term: said for term, _rare, *said in kept["weights"]}
    return HintModel(kept["codes"], kept["biases"], rarity, weights)


@cache
def shipped() -> HintModel:
    return read_model(
        files("jianyan.advice").joinpath("hint_model.json").read_text(encoding="utf-8")
    )
