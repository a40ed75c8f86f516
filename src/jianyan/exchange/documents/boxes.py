"""表格格子 — labels of a form with what stands in the boxes beside them, by their place on the page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from jianyan.exchange.documents.parts import Line, Page
from jianyan.exchange.form import LONG_FIELDS, field_of, knows
from jianyan.exchange.headings import Dictionary

LONGEST_LABEL = 8  # signs; longer ones are text


@dataclass(frozen=True, slots=True)
class Cell:
    """A label and the lines that stand in its box, from above."""

    label: Line
    lines: tuple[Line, ...]


def cells(page: Page, dictionary: Dictionary) -> tuple[list[Cell], Page]:
    """The boxes of a form, and the page without them. Labels with a colon are left to the text."""
    lines = [line for line in page.lines if line.text.strip()]
    sign = median(line.box.height for line in lines) if lines else 1.0
    labels, used = _labels(lines, sign, dictionary)
    free = [line for line in lines if line not in used]
    found: list[Cell] = []
    for label in labels:
        beside = _beside(label, labels, free, sign, dictionary)
        if beside:
            found.append(Cell(label, tuple(beside)))
            free = [line for line in free if line not in beside]
    kept = {id(part) for cell in found for part in used.values() if part is cell.label}
    rest = [
        line for line in lines if line in free or (line in used and id(used[line]) not in kept)
    ]
    return found, page.having(tuple(rest))


def _labels(
    lines: Sequence[Line], sign: float, dictionary: Dictionary
) -> tuple[list[Line], dict[Line, Line]]:
    """Lines that are labels, also such as are broken over two or three lines of a narrow box."""
    labels: list[Line] = []
    used: dict[Line, Line] = {}
    short = [line for line in lines if len(_bare(line)) <= LONGEST_LABEL]
    for line in short:
        if line in used:
            continue
        parts, whole = _whole(line, short, sign, dictionary)
        if whole is not None:
            labels.append(whole)
            used |= dict.fromkeys(parts, whole)
    return labels, used


def _whole(
    line: Line, short: Sequence[Line], sign: float, dictionary: Dictionary
) -> tuple[list[Line], Line | None]:
    parts, joined = [line], line
    for _sign in range(5):
        if knows(dictionary, joined.text):
            return parts, joined
        more = next(
            (o for o in short if _spaced(joined, o, sign) or _under(joined, o, sign)), None
        )
        if more is None:
            break
        parts = [*parts, more]
        joined = replace(joined, text=_bare(joined) + _bare(more), box=joined.box.over(more.box))
    return parts, None


def _bare(line: Line) -> str:
    return "".join(line.text.split())


def _spaced(line: Line, other: Line, sign: float) -> bool:
    """案　由: signs of one label with room between them."""
    gap = other.box.left - line.box.right
    short = len(_bare(line)) <= 2 and len(_bare(other)) == 1
    return other is not line and short and _level(line, other) and 0 <= gap < 2.5 * sign


def _under(line: Line, other: Line, sign: float) -> bool:
    """The next line of the same narrow box."""
    middle = (line.box.left + line.box.right) / 2
    centred = abs((other.box.left + other.box.right) / 2 - middle) < 0.8 * sign
    gap = other.box.top - line.box.bottom
    return other is not line and centred and -0.5 * sign < gap < 1.3 * sign


def _beside(
    label: Line, labels: Sequence[Line], free: Sequence[Line], sign: float, dictionary: Dictionary
) -> list[Line]:
    """The lines of the box to the right: those beside the label, and those that join on to them."""
    right = min(
        (o.box.left for o in labels if o.box.left > label.box.right and _level(o, label)),
        default=float("inf"),
    )
    able = [
        line
        for line in free
        if line.box.left > label.box.right - 0.3 * sign and line.box.left < right
    ]
    above, below = _bounds(label, labels)
    able = [line for line in able if above < line.box.middle < below]
    most = 400 if field_of(dictionary, label.text) in LONG_FIELDS else 4
    held = [line for line in able if _level(line, label, 0.6 * sign)]
    if not held:
        return []
    return sorted(_grown(held, able, sign, most), key=lambda line: (line.box.top, line.box.left))


def _level(line: Line, label: Line, room: float = 0.0) -> bool:
    return line.box.bottom > label.box.top - room and line.box.top < label.box.bottom + room


def _bounds(label: Line, labels: Sequence[Line]) -> tuple[float, float]:
    """Half way to the next labels above and below in the same column of labels."""
    column = [o for o in labels if o.box.left < label.box.right and o.box.right > label.box.left]
    above = [o.box.middle for o in column if o.box.bottom <= label.box.top]
    below = [o.box.middle for o in column if o.box.top >= label.box.bottom]
    middle = label.box.middle
    return (
        (max(above) + middle) / 2 if above else float("-inf"),
        (min(below) + middle) / 2 if below else float("inf"),
    )


def _grown(held: list[Line], able: Sequence[Line], sign: float, most: int) -> list[Line]:
    """With the lines directly above and below, as long as they join on."""
    while len(held) < most:
        top = min(line.box.top for line in held)
        bottom = max(line.box.bottom for line in held)
        left = min(line.box.left for line in held)
        joining = [
            line
            for line in able
            if line not in held
            and line.box.left > left - 1.5 * sign
            and (0 <= line.box.top - bottom + 0.3 * sign < 1.5 * sign or 0 <= top - line.box.bottom + 0.3 * sign < 1.5 * sign)
        ]  # fmt: skip
        if not joining:
            break
        held = [*held, *joining]
    return held
