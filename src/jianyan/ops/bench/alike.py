"""相近测评 — how well each way tells the same matter told again, and what the product's groups make of it."""

from collections.abc import Iterator
from time import perf_counter
from typing import Any

import numpy as np

from jianyan.advice.clusters import groups
from jianyan.advice.features import features
from jianyan.advice.rarity import counted
from jianyan.ops.bench.told import Told, told
from jianyan.ops.bench.ways import ways

PRECISION = 0.9
SHOWN = 6  # failures of each kind
Table = Any


def measured(share: int = 1) -> Iterator[str]:
    """The lines of the answer, each as soon as it is known."""
    set_of = told(share)
    same = same_matter(set_of)
    yield f"{len(set_of)} texts, {int(same.sum()) // 2} pairs on the same matter"
    yield f"| way | MAP | MRR | recall at precision {PRECISION} | seconds |\n|---|---|---|---|---|"
    for name, scored in ways([one.whole for one in set_of]):
        begun = perf_counter()
        scores = scored()
        took = perf_counter() - begun
        mean, first = ranked(scores, same)
        yield f"| {name} | {mean:.3f} | {first:.3f} | {recall_at(scores, same):.3f} | {took:.1f} |"
    yield from _groups(set_of, same)


def same_matter(set_of: list[Told]) -> Table:
    about = np.array(["|".join(one.about) for one in set_of])
    same = about[:, None] == about[None, :]
    np.fill_diagonal(same, val=False)
    return same


def ranked(scores: Table, same: Table) -> tuple[float, float]:
    """Mean average precision and mean reciprocal rank, over the texts that have another on their matter."""
    precisions, firsts = [], []
    for at, row in enumerate(scores):
        others = np.delete(np.arange(len(row)), at)
        hits = same[at][others[np.argsort(-row[others], kind="stable")]]
        if hits.any():
            places = np.flatnonzero(hits) + 1
            precisions.append(float((np.arange(1, len(places) + 1) / places).mean()))
            firsts.append(1 / int(places[0]))
    return float(np.mean(precisions)), float(np.mean(firsts))


def recall_at(scores: Table, same: Table, precision: float = PRECISION) -> float:
    """The largest share of the pairs that one threshold gives with so many right."""
    upper = np.triu_indices(len(scores), 1)
    hits = np.cumsum(same[upper][np.argsort(-scores[upper], kind="stable")])
    enough = np.flatnonzero(hits / np.arange(1, len(hits) + 1) >= precision)
    return float(hits[enough[-1]] / hits[-1]) if len(enough) else 0.0


def grouped(set_of: list[Told]) -> Table:
    """Which pairs the product puts into one group."""
    kept = [features(one.whole) for one in set_of]
    pairs = np.zeros((len(kept), len(kept)), bool)
    for members, _score in groups([one.title for one in set_of], kept, counted(kept)):
        pairs[np.ix_(members, members)] = True
    np.fill_diagonal(pairs, val=False)
    return pairs


def _groups(set_of: list[Told], same: Table) -> Iterator[str]:
    found = grouped(set_of)
    right = int((found & same).sum())
    yield f"groups: recall {right / same.sum():.3f}, precision {right / max(found.sum(), 1):.3f}"
    for name, wrong in (("missed", same & ~found), ("wrongly together", found & ~same)):
        pairs = np.argwhere(np.triu(wrong))
        yield f"{name}: {len(pairs)}"
        for at, other in pairs[:: max(len(pairs) // SHOWN, 1)][:SHOWN]:
            yield f"  {set_of[at].title} | {set_of[other].title}"
