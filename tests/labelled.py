"""Texts in which a person marked stretches as 【【…】】: the plain text, and where they stand."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

Stretch = tuple[int, int]
_MARK = re.compile("(【【.*?】】)", re.DOTALL)


def labelled(path: Path, between: str) -> Iterator[tuple[str, list[Stretch]]]:
    for part in path.read_text(encoding="utf-8").split(between):
        if part.strip():
            yield _unmarked(part.strip("\n"))


def _unmarked(part: str) -> tuple[str, list[Stretch]]:
    text, marked = "", []
    for piece in _MARK.split(part):
        inner = piece[2:-2] if piece.startswith("【【") else piece
        if inner is not piece:
            marked.append((len(text), len(text) + len(inner)))
        text += inner
    return text, marked


def overlap(one: Stretch, other: Stretch) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def covered(one: Stretch, by: Sequence[Stretch]) -> float:
    return sum(overlap(one, other) for other in by) / (one[1] - one[0])
