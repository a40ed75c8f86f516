"""评测相近 — ranks a corpus for each query, and scores pairs, by the product's own likeness."""

from collections.abc import Iterator
from typing import Any

from jianyan.advice.features import features
from jianyan.advice.pairing import likeness_of
from jianyan.advice.rarity import counted
from jianyan.advice.shelf import Shelf, best
from jianyan.ops.evaluating.lines import Row


def similar(corpus: list[Row], queries: list[Row], limit: int) -> dict[str, Any]:
    """For each query the texts of the corpus most like it, itself included where it stands there."""
    kept = [features(row["text"]) for row in corpus]
    shelf = Shelf(kept, counted(kept))
    scored = shelf.scores([features(row["text"]) for row in queries])
    return {
        "results": [
            {
                "id": query["id"],
                "ranked": [
                    {"id": corpus[at]["id"], "score": round(float(scores[at]), 6)}
                    for at in best(scores, limit)
                ],
            }
            for query, scores in zip(queries, scored, strict=True)
        ]
    }


def pairs(rows: list[Row]) -> dict[str, Any]:
    """How like each other the two texts of each pair are, between 0 and 1."""
    kept = [(features(row["a"]), features(row["b"])) for row in rows]
    rarity = counted(_once(rows, kept))
    return {
        "results": [
            {"id": row["id"], "score": round(likeness_of(*both, rarity), 6)}
            for row, both in zip(rows, kept, strict=True)
        ]
    }


def _once(rows: list[Row], kept: list[Any]) -> Iterator[Any]:
    """Each different text once: one that stands in many pairs is one text."""
    seen: set[str] = set()
    for row, both in zip(rows, kept, strict=True):
        for name, one in zip("ab", both, strict=True):
            if row[name] not in seen:
                seen.add(row[name])
                yield one
