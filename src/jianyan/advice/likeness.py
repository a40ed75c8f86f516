"""相近程度 — one number from what two texts share: their words, and the places and things they name.

The same matter at the same place is likeness; the same matter elsewhere is not. So a shared name
weighs more than all other words together, the more the rarer it is and the more the text is about it.
"""

from dataclasses import dataclass

import numpy as np

from jianyan.advice.features import Features, Floats
from jianyan.advice.rarity import Rarity

K1, B = 1.2, 0.6
NAMES = 0.55  # the share of names in the score of two whole texts
FEW = 0.15  # what is left of it where little is said: a title has said its names with its words
WHOLE = 1 / 3  # of the mean length: from here on a text counts as whole
COPY = 4  # cosine to this power: two texts alike to the letter are alike, whatever they name


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A text prepared to be compared with many others."""

    features: Features
    weights: Floats  # of each term
    norm: float
    total: float
    names: Floats  # of each run of a name
    share: float  # of the names in the score


def asked(features: Features, rarity: Rarity) -> Asked:
    idf = rarity.terms[features.terms]
    said = 1 + np.log(np.maximum(features.counts, 1).astype(np.float32))
    weights = (said * idf).astype(np.float32)
    names = rarity.names[features.names] * np.sqrt(features.worths)
    whole = min(features.length / (rarity.mean_length * WHOLE), 1.0)
    return Asked(
        features,
        weights,
        float(np.sqrt((weights**2).sum())) or 1.0,
        float(weights.sum()) or 1.0,
        names.astype(np.float32),
        NAMES * max(whole, FEW) if len(names) else 0.0,
    )


def weighed(counts: Floats, lengths: Floats, mean: float) -> Floats:
    """How much each term counts for the text that says it: often says more, a long text says less."""
    return counts * (K1 + 1) / (counts + K1 * (1 - B + B * lengths / mean))


def combined(of: Asked, cosine: Floats, cover: Floats, names: Floats) -> Floats:
    """The score between 0 and 1: words both ways, and the best name shared."""
    words = (np.clip(cosine, 0, 1) + np.clip(cover, 0, 1)) / 2
    score = (1 - of.share) * words + of.share * names
    likeness: Floats = np.maximum(score, np.clip(cosine, 0, 1) ** COPY)
    return likeness
