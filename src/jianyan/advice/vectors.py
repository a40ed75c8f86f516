"""向量 — a text's terms and names folded into a few numbers, so that the database finds its neighbours."""

import numpy as np
import numpy.typing as npt

from jianyan.advice.features import SPACE, Features, Floats
from jianyan.advice.rarity import Rarity

WIDTH = 512
SPREAD = 8  # numbers that each term touches, each with a sign of its own


def folded(of: Features, rarity: Rarity) -> Floats:
    """The same length whatever the text; words and names half and half."""
    words = (1 + np.log(np.maximum(of.counts, 1).astype(np.float32))) * rarity.terms[of.terms]
    names = rarity.names[of.names] * np.sqrt(of.worths)
    vector = _spread(of.terms, words) + _spread(of.names + np.uint32(SPACE), names)
    length = float(np.linalg.norm(vector))
    if not length:
        vector[0] = 1.0  # the angle to nothing is not defined
        return vector
    folded_one: Floats = vector / length
    return folded_one


def _spread(numbers: npt.NDArray[np.uint32], weights: Floats) -> Floats:
    length = float(np.linalg.norm(weights)) or 1.0
    vector = np.zeros(WIDTH, np.float32)
    for way in range(SPREAD):
        mixed = _mixed(numbers * np.uint32(SPREAD) + np.uint32(way))
        signs = (mixed >> np.uint32(31)).astype(np.float32) * 2 - 1
        np.add.at(vector, mixed & np.uint32(WIDTH - 1), signs * weights / length)
    return vector


def _mixed(numbers: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """Every bit of the result depends on every bit of the number: the same on every machine."""
    mixed = numbers.copy()
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        mixed ^= mixed >> np.uint32(shift)
        mixed *= np.uint32(factor)
    return mixed ^ (mixed >> np.uint32(16))
