"""评测分派 — trains on labelled lines, and names the labels of others with their chances."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import CommandError

from jianyan.advice.routing.router import learn
from jianyan.ops.evaluating.lines import Row

MOST = 50  # labels of one answer


def routed(train: list[Row], test: list[Row]) -> dict[str, Any]:
    """Labels best first; a line without words only names a label, one without a label says nothing."""
    said = [(text_of(row), label) for row in train for label in _labels(row)]
    if not said:
        raise CommandError("no line of --train has a label (训练文件中没有标注)")
    router = learn([text for text, _ in said], [label for _, label in said])
    return {"predictions": [_answer(row, router.guess(text_of(row))) for row in test]}


def _answer(row: Row, guess: Any) -> dict[str, Any]:
    labels = [{"label": name, "score": round(chance, 6)} for name, chance in guess.labels[:MOST]]
    return {"id": row["id"], "labels": labels, "abstained": guess.abstained}


def text_of(row: Row) -> str:
    """The text; where the title stands apart it comes first, on a line of its own."""
    text, title = row["text"], str(row.get("title") or "").strip()
    return f"{title}\n{text}" if title and title not in text else text


def _labels(row: Row) -> Iterator[str]:
    found = row.get("label")
    yield from (str(one) for one in (found if isinstance(found, list) else [found]) if one)
