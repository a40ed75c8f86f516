"""已训练的模型: one matrix, its vocabulary and its calibration; numpy alone answers, no pickle."""

import hashlib
import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jianyan.advice.routing.features import features, heard

Floats = NDArray[np.float32]
LEAST_KNOWN = 0.3  # share of a text's words that the model has met; below, it does not know
UNSURE = 0.35  # below this chance of being right it says so


@dataclass(frozen=True, slots=True)
class Guess:
    """What the model makes of one text: every label with its chance, best first."""

    labels: tuple[tuple[str, float], ...]
    known: float

    @property
    def abstained(self) -> bool:
        return not self.labels or self.labels[0][1] < UNSURE or self.known < LEAST_KNOWN


@dataclass(frozen=True)
class Model:
    """A blend of linear classifiers, folded into one matrix of terms by labels."""

    labels: tuple[str, ...]
    terms: tuple[str, ...]
    rarity: Floats
    weights: Floats
    bias: Floats
    temperature: float
    trained_on: int

    @cached_property
    def columns(self) -> Mapping[str, int]:
        return {term: column for column, term in enumerate(self.terms)}

    @cached_property
    def version(self) -> str:
        stored = self.weights.astype(np.float16).tobytes()  # as `save` writes them
        seal = hashlib.sha256(stored + " ".join(self.labels).encode())
        return f"{self.trained_on}-{seal.hexdigest()[:8]}"

    def guess(self, text: str) -> Guess:
        held = self._held(text)
        chances = softmax(self._scores(held)[None, :], self.temperature)[0]
        order = np.argsort(-chances, kind="stable")
        ranked = tuple((self.labels[i], float(chances[i])) for i in order)
        return Guess(ranked, self._known(text))

    def spoken(self, text: str, label: str, most: int = 3) -> tuple[str, ...]:
        """The words of a text that spoke most for a label, against the other labels."""
        held = self._held(text)
        lead = self.weights[:, self.labels.index(label)] - self.weights.mean(axis=1)
        found = [(value * float(lead[at]), self.terms[at]) for at, value in held]
        ranked = [word[1:] for weight, word in sorted(found, reverse=True) if weight > 0]
        said = set(heard(text))
        return tuple(word for word in ranked if word in said)[:most]

    def _held(self, text: str) -> list[tuple[int, float]]:
        """The terms of a text that the model knows, each with its weight in it."""
        counts = Counter(term for term in features(text) if term in self.columns)
        values = {
            self.columns[term]: (1 + math.log(n)) * float(self.rarity[self.columns[term]])
            for term, n in counts.items()
        }
        length = math.sqrt(sum(value**2 for value in values.values())) or 1.0
        return [(at, value / length) for at, value in sorted(values.items())]

    def _scores(self, held: Sequence[tuple[int, float]]) -> Floats:
        if not held:
            return self.bias.copy()
        at, values = zip(*held, strict=True)
        found: Floats = np.array(values, dtype=np.float32) @ self.weights[list(at)] + self.bias
        return found

    def _known(self, text: str) -> float:
        said = heard(text)
        return sum(f"\t{word}" in self.columns for word in said) / len(said) if said else 0.0

    def save(self, file: Path) -> None:
        """Written beside and then moved, so that a reader never meets half a model."""
        head = {
            "labels": self.labels,
            "terms": self.terms,
            "temperature": self.temperature,
            "trained_on": self.trained_on,
        }
        part = file.with_name(f"{file.name}.part.npz")
        file.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(
            part,
            rarity=self.rarity,
            weights=self.weights.astype(np.float16),
            bias=self.bias,
            head=np.frombuffer(json.dumps(head, ensure_ascii=False).encode(), np.uint8),
        )
        part.replace(file)


def load(file: Path) -> Model:
    """A model as `save` wrote it; nothing in the file is run."""
    with np.load(file, allow_pickle=False) as stored:
        head: dict[str, Any] = json.loads(bytes(stored["head"]).decode())
        return Model(
            labels=tuple(head["labels"]),
            terms=tuple(head["terms"]),
            rarity=stored["rarity"],
            weights=stored["weights"].astype(np.float32),
            bias=stored["bias"],
            temperature=float(head["temperature"]),
            trained_on=int(head["trained_on"]),
        )


def softmax(scores: NDArray[Any], temperature: float) -> NDArray[Any]:
    warm = scores / temperature
    powers = np.exp(warm - warm.max(axis=1, keepdims=True))
    chances: NDArray[Any] = powers / powers.sum(axis=1, keepdims=True)
    return chances
