"""Writes tests/structure/events.txt: the shapes of all events, to which new ones may be added only."""

import sys

from scripts.pages.events import shapes
from scripts.pages.source import ROOT

KEPT = ROOT / "tests" / "structure" / "events.txt"


def kept() -> list[str]:
    return KEPT.read_text(encoding="utf-8").splitlines() if KEPT.exists() else []


def name_of(line: str) -> str:
    return line.partition("(")[0]


def fields_of(line: str) -> list[str]:
    """The fields of a shape; commas inside brackets do not part them."""
    inside = line.partition("(")[2].removesuffix(")")
    fields, depth, start = [], 0, 0
    for place, letter in enumerate(inside):
        depth += (letter in "[({") - (letter in "])}")
        if letter == "," and depth == 0:
            fields.append(inside[start:place].strip())
            start = place + 1
    return [field for field in [*fields, inside[start:].strip()] if field]


def broken() -> list[str]:
    """What the code says today that old journal lines would not bear, one sentence each."""
    today = {shape.name: list(shape.fields) for shape in shapes()}
    found = []
    for line in kept():
        name, old = name_of(line), fields_of(line)
        if name not in today:
            found.append(f"{name} is gone; old lines still hold it")
        elif gone := [field for field in old if field not in today[name]]:
            found.append(f"{name} has changed {', '.join(gone)}; add a new event instead")
        elif bare := [f for f in today[name] if f not in old and "=" not in f]:
            found.append(f"{name} has a new field without a default: {', '.join(bare)}")
    return found


if __name__ == "__main__":
    if complaints := broken():
        sys.exit("\n".join(complaints))
    if "--check" not in sys.argv:
        KEPT.write_text(
            "\n".join(sorted(shape.line for shape in shapes())) + "\n", encoding="utf-8"
        )
