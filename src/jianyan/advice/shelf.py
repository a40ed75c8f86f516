"""书架 — many texts in memory, each asked how like one text it is: the exact answer, all compared."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from jianyan.advice.features import SPACE, Features, Floats
from jianyan.advice.likeness import Asked, asked, combined, weighed
from jianyan.advice.rarity import Rarity

AT_ONCE = 128
Places = npt.NDArray[Any]  # whole numbers
Matrix = Any  # scipy's sparse matrices have no types of their own


class Shelf:
    """Texts to compare with, in the order given."""

    def __init__(self, features: Sequence[Features], rarity: Rarity) -> None:
        self.features = features
        self.rarity = rarity
        self.size = len(features)
        rows, terms, weights, self._norms = _words(features, rarity)
        self._weights = _matrix(weights, rows, terms, self.size).T.tocsr()
        at, names, worths = _named(features)
        self._names = _matrix(worths, at, names, self.size).tocsc()

    def scores(self, of: Sequence[Features]) -> Iterator[Floats]:
        """For each text asked about its likeness to every one here."""
        for first in range(0, len(of), AT_ONCE):
            yield from self._scores(
                [asked(one, self.rarity) for one in of[first : first + AT_ONCE]]
            )

    def _scores(self, of: Sequence[Asked]) -> Iterator[Floats]:
        rows = _rows([len(one.weights) for one in of])
        terms = _joined([one.features.terms for one in of])
        weights = _joined([one.weights for one in of]).astype(np.float32)
        idf = self.rarity.terms[terms.astype(np.int64)]
        covers = (_matrix(weights, rows, terms, len(of)) @ self._weights).toarray()
        cosines = (_matrix(weights * idf, rows, terms, len(of)) @ self._weights).toarray()
        for number, one in enumerate(of):
            cosine = cosines[number] / (one.norm * self._norms)
            yield combined(one, cosine, covers[number] / one.total, self.names(one))

    def scores_among(self, of: Asked, among: Places, names: Floats) -> Floats:
        """The same scores for some of the texts here alone; their words are read, no others."""
        mine, terms = self._mine, of.features.terms
        np.add.at(mine[:, 0], terms, of.weights)  # two terms may share a number
        mine[terms, 1] = mine[terms, 0] * self.rarity.terms[terms]
        shared = self._by_text[among] @ mine
        mine[terms] = 0
        cosines = shared[:, 1] / (of.norm * self._norms[among])
        return combined(of, cosines, shared[:, 0] / of.total, names[among])

    def telling(self, of: Asked, least: float) -> Places:
        """Every text here whose cosine may reach `least`, and some more; some of them twice.

        The rarest terms come first, until what is left of the text is shorter than `least`: whoever
        shares none of those cannot be so near (Cauchy and Schwarz).
        """
        held = self._weights.indptr
        terms = of.features.terms.astype(np.int64)
        order = np.lexsort((terms, held[terms + 1] - held[terms]))
        left = 1 - np.cumsum(of.weights[order].astype(np.float64) ** 2) / of.norm**2
        first = terms[order[: int(np.searchsorted(-left, -(least**2))) + 1]]
        found = [self._weights.indices[held[term] : held[term + 1]] for term in first.tolist()]
        return np.concatenate(found) if found else np.zeros(0, np.int64)

    @cached_property
    def _by_text(self) -> Matrix:
        return self._weights.T.tocsr()

    @cached_property
    def _mine(self) -> Floats:
        """Room for the weights of one text, plain and by rarity, empty between two questions."""
        return np.zeros((SPACE, 2), np.float32)

    def names(self, of: Asked) -> Floats:
        """For each text here the worth of the best name that it shares."""
        best = np.zeros(self.size, np.float32)
        starts = self._names.indptr
        for run, worth in zip(of.features.names.tolist(), of.names.tolist(), strict=True):
            first, last = starts[run], starts[run + 1]
            if first < last:
                at = self._names.indices[first:last]
                best[at] = np.maximum(best[at], worth * self._names.data[first:last])
        return best


def _words(texts: Sequence[Features], rarity: Rarity) -> tuple[Places, Places, Floats, Floats]:
    """Of all terms one behind the other: of which text, which, what it counts there; the texts' norms."""
    rows = _rows([len(text.terms) for text in texts])
    terms = _joined([text.terms for text in texts]).astype(np.int64)
    counts = _joined([text.counts for text in texts]).astype(np.float32)
    lengths = np.array([text.length for text in texts], np.float32)
    weights = weighed(counts, lengths[rows], rarity.mean_length) if len(rows) else counts
    return rows, terms, weights, _norms(weights * rarity.terms[terms], rows, len(texts))


def _named(texts: Sequence[Features]) -> tuple[Places, Places, Floats]:
    """The same of the runs of names: of which text, which, the root of its worth."""
    names = _joined([text.names for text in texts]).astype(np.int64)
    worths = np.sqrt(_joined([text.worths for text in texts])).astype(np.float32)
    return _rows([len(text.names) for text in texts]), names, worths


def _rows(lengths: Sequence[int]) -> npt.NDArray[np.int64]:
    return np.repeat(np.arange(len(lengths)), lengths)


def _joined(parts: Sequence[npt.NDArray[Any]]) -> npt.NDArray[Any]:
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def _norms(weights: Floats, rows: npt.NDArray[np.int64], size: int) -> Floats:
    norms = np.sqrt(np.bincount(rows, weights.astype(np.float64) ** 2, minlength=size))
    return np.where(norms > 0, norms, 1).astype(np.float32)


def _matrix(values: Floats, rows: npt.NDArray[np.int64], columns: Any, size: int) -> Matrix:
    return sparse.csr_matrix((values, (rows, columns)), shape=(size, SPACE), dtype=np.float32)


def best(scores: Floats, most: int) -> list[int]:
    """The places of the best scores, the best first; equal ones in their order."""
    if len(scores) > most:
        near = np.argpartition(-scores, most - 1)[:most]
        edge = scores[near].min()
        near = np.flatnonzero(scores >= edge)
    else:
        near = np.arange(len(scores))
    found = near[np.argsort(-scores[near], kind="stable")][:most]
    return [int(at) for at in found]
