"""一摞文本 — many kept texts as arrays one behind the other: one question to a thousand of them is quick."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from jianyan.advice.features import SPACE, Features, Floats
from jianyan.advice.likeness import asked, combined, weighed
from jianyan.advice.rarity import Rarity

HEAD = 8  # bytes: how many terms, how many runs of names
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Pile:
    """What `features.packed` keeps of each text, of all texts together."""

    sizes: Numbers  # of each text its terms and its runs of names
    terms: Numbers
    counts: Floats
    names: Numbers
    worths: Floats


def piled(kept: Sequence[bytes]) -> Pile:
    """Unpacked all at once."""
    sizes = np.frombuffer(b"".join(one[:HEAD] for one in kept), np.uint32).reshape(-1, 2)
    ends = (HEAD + 4 * sizes.sum(axis=1)).tolist()
    cut = list(zip(kept, ends, strict=True))
    numbers = np.frombuffer(b"".join(one[HEAD:end] for one, end in cut), np.uint32)
    small = np.frombuffer(b"".join(one[end:] for one, end in cut), np.uint8)
    is_term = np.repeat(np.tile([True, False], len(kept)), sizes.ravel())
    return Pile(
        sizes.astype(np.int64),
        numbers[is_term].astype(np.int64),
        small[is_term].astype(np.float32),
        numbers[~is_term].astype(np.int64),
        small[~is_term].astype(np.float32) / 100,
    )


def scores_of(of: Features, texts: Pile, rarity: Rarity) -> Floats:
    """The scores of one text against these, as a shelf of them would give: no shelf is built for one
    question."""
    one = asked(of, rarity)
    mine = np.zeros(SPACE, np.float32)
    np.add.at(mine, of.terms, one.weights)  # two terms may share a number
    lengths = _sums(texts.counts, texts.sizes[:, 0])
    long = np.repeat(lengths, texts.sizes[:, 0])
    weights = weighed(texts.counts, long, rarity.mean_length)
    idf = rarity.terms[texts.terms]
    shared = mine[texts.terms] * weights
    norms = np.sqrt(_sums((weights * idf) ** 2, texts.sizes[:, 0]))
    cosine = _sums(shared * idf, texts.sizes[:, 0]) / (one.norm * np.where(norms > 0, norms, 1))
    cover = _sums(shared, texts.sizes[:, 0]) / one.total
    return combined(one, cosine, cover, _best_names(of, one.names, texts))


def _best_names(of: Features, worths: Floats, texts: Pile) -> Floats:
    mine = np.zeros(SPACE, np.float32)
    np.maximum.at(mine, of.names, worths)
    shared = mine[texts.names] * np.sqrt(texts.worths)
    return _by_text(np.maximum, shared, texts.sizes[:, 1])


def _sums(values: Floats, sizes: Numbers) -> Floats:
    return _by_text(np.add, values, sizes)


def _by_text(how: Any, values: Floats, sizes: Numbers) -> Floats:
    """Reduced text by text; nothing for a text that has none (reduceat would give it its neighbour's)."""
    found = np.zeros(len(sizes), np.float32)
    some = sizes > 0
    if some.any():
        starts = np.cumsum(sizes) - sizes
        found[some] = how.reduceat(values, starts[some])
    return found
