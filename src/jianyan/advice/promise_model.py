"""承诺语句模型: weights of stretches of signs, learned from labelled sentences; beside the phrase list."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jianyan.advice.terms import grams, weighed


@dataclass(frozen=True, slots=True)
class PromiseModel:
    """A linear model: `scripts/learn_promises.py` writes it, nothing in it is run."""

    rarity: Mapping[str, float]  # by stretch
    weights: Mapping[str, float]
    bias: float

    def lean(self, plain: str) -> float:
        """Above 0 where a sentence (in its reading form) looks like a promise."""
        said = weighed(grams(plain), self.rarity)
        return self.bias + sum(value * self.weights[gram] for gram, value in said)


@cache
def shipped() -> PromiseModel:
    source = files("jianyan.advice").joinpath("promise_model.json").read_text(encoding="utf-8")
    kept = json.loads(source)
    rarity = {gram: rare for gram, rare, _weight in kept["weights"]}
    weights = {gram: weight for gram, _rare, weight in kept["weights"]}
    return PromiseModel(rarity, weights, kept["bias"])
