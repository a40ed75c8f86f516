"""训练: linear classifiers over signs and words, blended and calibrated on texts they had not seen."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.naive_bayes import ComplementNB
from sklearn.svm import LinearSVC

from jianyan.advice.routing.features import features
from jianyan.advice.routing.model import Model, softmax

SHARES = (1.0, 1.0, 1.3)  # margin, margin on weighted terms, complement Bayes
MOST_TERMS = 300_000
FOLDS, MOST_FOLDED, HELD_OUT = 5, 3_000, 2_000
WARMTHS = np.geomspace(0.05, 5, 60)
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Member:
    """One classifier of the blend: a weight for each term and label."""

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def scores(self, rows: Any) -> Scores:
        return np.asarray(rows @ self.weights + self.bias, dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Read:
    """Texts as counted terms."""

    columns: dict[str, int]
    counts: Any  # texts by terms


@dataclass(frozen=True, slots=True)
class Held:
    """What the blend made of texts it had not learned from."""

    rows: NDArray[Any]  # which texts
    chances: Scores
    truth: NDArray[Any]  # the labels by their place among the model's


def train(texts: Sequence[str], labels: Sequence[str]) -> tuple[Model, Held | None]:
    """A model of these texts, and how it did on those held out. The same texts in the same order
    give the same model."""
    read = _read(texts)
    names = tuple(sorted(set(labels)))
    at = {name: no for no, name in enumerate(names)}
    wanted = np.array([at[label] for label in labels])
    spreads, temperature, held = _calibrated(read.counts, wanted, len(names))
    rarity = _rarity(read.counts)
    rows = _weighed(read.counts, rarity)
    members = _members(rows, wanted, len(names))
    shares = [share / spread for share, spread in zip(SHARES, spreads, strict=True)]
    weights = sum(share * one.weights for share, one in zip(shares, members, strict=True))
    bias = sum(share * one.bias for share, one in zip(shares, members, strict=True))
    model = Model(
        labels=names,
        terms=tuple(read.columns),
        rarity=rarity,
        weights=np.asarray(weights, dtype=np.float32),
        bias=np.asarray(bias, dtype=np.float32),
        temperature=temperature,
        trained_on=len(texts),
    )
    return model, held


def _read(texts: Sequence[str]) -> Read:
    columns: dict[str, int] = {}
    places: list[int] = []
    values: list[int] = []
    ends = [0]
    for text in texts:
        counts = Counter(features(text))
        places += [columns.setdefault(term, len(columns)) for term in counts]
        values += counts.values()
        ends.append(len(places))
    data = np.array(values, dtype=np.float32)
    matrix = sparse.csr_matrix((data, places, ends), shape=(len(texts), len(columns)))
    return _pruned(columns, matrix)


def _pruned(columns: dict[str, int], matrix: Any) -> Read:
    """Where there are very many terms, those that stand in most texts; the rest is chance."""
    if len(columns) <= MOST_TERMS:
        return Read(columns, matrix)
    common = np.asarray((matrix > 0).sum(axis=0)).ravel()
    kept = np.sort(np.argsort(-common, kind="stable")[:MOST_TERMS])
    terms = list(columns)
    return Read({terms[old]: new for new, old in enumerate(kept)}, matrix[:, kept].tocsr())


def _rarity(counts: Any) -> NDArray[np.float32]:
    texts = counts.shape[0]
    common = np.asarray((counts > 0).sum(axis=0)).ravel()
    return np.asarray(np.log((1 + texts) / (1 + common)) + 1, dtype=np.float32)


def _weighed(counts: Any, rarity: NDArray[np.float32]) -> Any:
    rows = counts.copy()
    rows.data = (1 + np.log(rows.data)) * rarity[rows.indices]
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1
    return sparse.diags(1 / lengths).dot(rows).tocsr().astype(np.float32)


def _members(rows: Any, wanted: NDArray[Any], labels: int) -> tuple[Member, Member, Member]:
    # one after the other: the library draws its chances from one source, threads would mix them
    fits = [_against_rest(rows, wanted == label) for label in range(labels)]
    plain = Member(
        np.stack([f[0] for f in fits], axis=1), np.array([f[1] for f in fits], dtype=np.float32)
    )
    told = Member(
        np.stack([f[2] for f in fits], axis=1), np.array([f[3] for f in fits], dtype=np.float32)
    )
    return plain, told, _bayes(rows, wanted, labels)


def _against_rest(rows: Any, mine: NDArray[np.bool_]) -> tuple[Any, float, Any, float]:
    """The margin of one label, on the terms as they are and weighted by how they tell it apart."""
    if mine.all() or not mine.any():
        nothing = np.zeros(rows.shape[1], dtype=np.float32)
        level = 1.0 if mine.all() else -1.0
        return nothing, level, nothing, level
    telling = _telling(rows, mine)
    apart = rows.multiply(telling).tocsr()
    size = float(np.sqrt(np.asarray(apart.multiply(apart).sum(axis=1))).mean()) or 1.0
    plain, weighted = _margin(rows, mine), _margin(apart / size, mine)
    return plain[0], plain[1], weighted[0] * telling / size, weighted[1]


def _margin(rows: Any, mine: NDArray[np.bool_]) -> tuple[NDArray[np.float32], float]:
    fitted = LinearSVC(C=1.0, random_state=0, max_iter=300, tol=1e-3).fit(rows, mine)
    return fitted.coef_[0].astype(np.float32), float(fitted.intercept_[0])


def _telling(rows: Any, mine: NDArray[np.bool_]) -> NDArray[np.float32]:
    """How far each term stands more in one label's texts than in the rest, or less."""
    present = (rows > 0).astype(np.float32)
    here = np.asarray(present[mine].sum(axis=0)).ravel() + 1
    there = np.asarray(present[~mine].sum(axis=0)).ravel() + 1
    ratio = np.abs(np.log((here / here.sum()) / (there / there.sum())))
    return np.asarray(ratio, dtype=np.float32)


def _bayes(rows: Any, wanted: NDArray[Any], labels: int) -> Member:
    weights = np.zeros((rows.shape[1], labels), dtype=np.float32)
    bias = np.zeros(labels, dtype=np.float32)
    if len(set(wanted.tolist())) > 1:
        fitted = ComplementNB(alpha=0.2).fit(rows, wanted)
        found = fitted.feature_log_prob_.T.astype(np.float32)
        weights[:, fitted.classes_] = found - found.mean(axis=1, keepdims=True)
        missing = np.setdiff1d(np.arange(labels), fitted.classes_)
        weights[:, missing] = found.min() - found.mean() if len(missing) else 0
    return Member(weights, bias)


def _calibrated(
    counts: Any, wanted: NDArray[Any], labels: int
) -> tuple[list[float], float, Held | None]:
    """The spread of each member's scores and the warmth of the blend, on texts held out."""
    parts: list[list[Scores]] = [[], [], []]
    rows: list[NDArray[Any]] = []
    for learned, held in _folds(wanted):
        rarity = _rarity(counts[learned])
        members = _members(_weighed(counts[learned], rarity), wanted[learned], labels)
        for part, member in zip(parts, members, strict=True):
            part.append(member.scores(_weighed(counts[held], rarity)))
        rows.append(held)
    if not rows:
        return [1.0, 1.0, 1.0], 1.0, None
    scores = [np.concatenate(part) for part in parts]
    spreads = [float(one.std()) or 1.0 for one in scores]
    blend = np.asarray(sum(s * one / d for s, one, d in zip(SHARES, scores, spreads, strict=True)))
    order = np.concatenate(rows)
    warmth = _warmth(blend, wanted[order])
    return spreads, warmth, Held(order, softmax(blend, warmth), wanted[order])


def _folds(wanted: NDArray[Any]) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
    """Each label spread evenly; many texts need one part held out, few want every part."""
    order = np.argsort(wanted, kind="stable")
    fold = np.empty(len(wanted), dtype=int)
    fold[order] = np.arange(len(wanted)) % FOLDS
    if len(wanted) < 2 * FOLDS:
        return
    for no in range(FOLDS if len(wanted) <= MOST_FOLDED else 1):
        held = np.flatnonzero(fold == no)[:HELD_OUT]
        yield np.flatnonzero(fold != no), held


def _warmth(blend: Scores, truth: NDArray[Any]) -> float:
    """The temperature at which the chances of the held-out truths are likeliest."""
    rows = np.arange(len(truth))

    def surprise(warmth: float) -> float:
        chances = softmax(blend, warmth)[rows, truth]
        return float(-np.log(np.maximum(chances, 1e-9)).mean())

    return float(min(WARMTHS, key=surprise))
