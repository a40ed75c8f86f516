"""承诺语句模型: weights of stretches of signs, learned from labelled sentences; beside the phrase list."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_NUMBER = re.compile(r"[0-9〇零一二三四五六七八九十百千]+")


@dataclass(frozen=True, slots=True)
class PromiseModel:
    """A linear model: `scripts/learn_promises.py` writes it, nothing in it is run."""

    weights: Mapping[str, tuple[float, float]]  # by stretch: how rare it is, what it says
    bias: float

    def lean(self, plain: str) -> float:
        """Above 0 where a sentence (in its reading form) looks like a promise."""
        counts = Counter(gram for gram in grams(plain) if gram in self.weights)
        values = {gram: (1 + math.log(n)) * self.weights[gram][0] for gram, n in counts.items()}
        length = math.sqrt(sum(value**2 for value in values.values())) or 1.0
        return self.bias + sum(v / length * self.weights[gram][1] for gram, v in values.items())


def grams(plain: str) -> Iterator[str]:
    """Stretches of one to three signs; one number is like another."""
    said = _NUMBER.sub("0", plain)
    for size in (1, 2, 3):
        for at in range(len(said) - size + 1):
            yield said[at : at + size]


@cache
def shipped() -> PromiseModel:
    source = files("jianyan.advice").joinpath("promise_model.json").read_text(encoding="utf-8")
    kept = json.loads(source)
    weights = {gram: (rarity, weight) for gram, rarity, weight in kept["weights"]}
    return PromiseModel(weights, kept["bias"])
