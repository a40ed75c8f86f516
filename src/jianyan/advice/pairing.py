"""两两比较 — how like each other the two texts of a pair are, the same whichever is named first."""

import numpy as np

from jianyan.advice.features import Features
from jianyan.advice.likeness import asked, combined, weighed
from jianyan.advice.rarity import Rarity


def likeness_of(one: Features, other: Features, rarity: Rarity) -> float:
    """Between 0 and 1: the mean of both directions."""
    return (_towards(one, other, rarity) + _towards(other, one, rarity)) / 2


def _towards(text: Features, other: Features, rarity: Rarity) -> float:
    """As a shelf that holds the other text alone would say."""
    of = asked(text, rarity)
    lengths = np.full(len(other.counts), other.length, np.float32)
    weights = weighed(other.counts.astype(np.float32), lengths, rarity.mean_length)
    norm = float(np.linalg.norm(weights * rarity.terms[other.terms])) or 1.0
    _, here, there = np.intersect1d(
        text.terms, other.terms, assume_unique=True, return_indices=True
    )
    shared = of.weights[here] * weights[there]
    cosine = float((shared * rarity.terms[text.terms[here]]).sum()) / (of.norm * norm)
    _, here, there = np.intersect1d(
        text.names, other.names, assume_unique=True, return_indices=True
    )
    names = float((of.names[here] * np.sqrt(other.worths[there])).max(initial=0))
    cover = float(shared.sum()) / of.total
    found = combined(of, np.array([cosine]), np.array([cover]), np.array([names]))
    return float(found[0])
