"""表格格子 — labels of a form with what stands in the boxes beside them, by their place on the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from jianyan.exchange.documents.parts import Box, Line, Page
from jianyan.exchange.form import LONG_FIELDS, field_of, knows
from jianyan.exchange.headings import Dictionary

LONGEST_LABEL = 8  # signs; longer ones are text
COLON = re.compile(r"[:：]\s*$")
UNSURE = 0.6  # a box that nobody drew


@dataclass(frozen=True, slots=True)
class Cell:
    """A label and the lines that stand in its box, from above."""

    label: Line
    lines: tuple[Line, ...]
    is_sure: bool = True  # else where it begins or ends is a guess: no line is drawn there


def cells(page: Page, dictionary: Dictionary) -> tuple[list[Cell], Page]:
    """The boxes of a form, and the page without them. Labels with a colon are left to the text, unless drawn lines
    make them boxes.
    """
    lines = [line for line in page.lines if line.text.strip()]
    sign = median(line.box.height for line in lines) if lines else 1.0
    labels, used = _labels(lines, sign, dictionary)
    labels = [o for o in labels if not COLON.search(o.text) or _drawn(o, page.rules)]
    used = {line: label for line, label in used.items() if label in labels}
    free = [line for line in lines if line not in used]
    found: list[Cell] = []
    for label in labels:
        able = _able(label, labels, free, sign)
        if drawn := _drawn(label, page.rules):
            within = [line for line in able if drawn[0] < line.box.middle < drawn[1]]
            cell = Cell(label, _from_above(within))
        else:
            is_long = field_of(dictionary, label.text) in LONG_FIELDS
            cell = _beside(label, labels, able, sign, is_long)
        if cell.lines:
            found.append(cell)
            free = [line for line in free if line not in cell.lines]
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


def _able(label: Line, labels: Sequence[Line], free: Sequence[Line], sign: float) -> list[Line]:
    """The lines to the right of a label, up to the next label."""
    right = min(
        (o.box.left for o in labels if o.box.left > label.box.right and _level(o, label)),
        default=float("inf"),
    )
    return [
        line
        for line in free
        if line.box.left > label.box.right - 0.3 * sign and line.box.left < right
    ]


def _beside(
    label: Line, labels: Sequence[Line], able: Sequence[Line], sign: float, is_long: bool
) -> Cell:
    """A box without lines around it: what stands beside the label, and what joins on to that."""
    held = [line for line in able if _level(line, label, 0.6 * sign)]
    if not held:
        return Cell(label, ())
    above, below = _bounds(label, labels, is_long)
    near = [line for line in able if above < line.box.middle < below]
    if is_long:
        held = _balanced(_grown(held, near, sign * 1.5, 400), label, sign)
    else:
        edge = max(line.box.right for line in able) - 2.5 * sign
        ends_early = all(line.box.right < edge for line in held)
        near = [line for line in near if not (ends_early and line.box.right > edge)]
        held = _grown(held, near, sign, 4)
    more = _grown(held, able, sign * 1.5, len(held) + 1)
    return Cell(label, _from_above(held), is_sure=len(more) == len(held))


def _from_above(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: (line.box.top, line.box.left)))


def _drawn(label: Line, rules: Sequence[Box]) -> tuple[float, float] | None:
    """The rules above and below a label; a box that goes on overleaf has only the one above."""
    across = [rule.middle for rule in rules if rule.left < (label.box.left + label.box.right) / 2 < rule.right]  # fmt: skip
    above = [y for y in across if y <= label.box.middle]
    below = [y for y in across if y > label.box.middle]
    if not above:
        return None
    return max(above), min(below, default=float("inf"))


def _balanced(held: Sequence[Line], label: Line, sign: float) -> list[Line]:
    """A label in the middle of its box has as much above it as below; one at the top has nothing above."""
    middle = label.box.middle
    above = middle - min(line.box.top for line in held)
    if above < 1.5 * sign:
        return list(held)
    return [line for line in held if line.box.bottom < middle + above + 0.7 * sign]


def _level(line: Line, label: Line, room: float = 0.0) -> bool:
    return line.box.bottom > label.box.top - room and line.box.top < label.box.bottom + room


def _bounds(label: Line, labels: Sequence[Line], is_long: bool) -> tuple[float, float]:
    """Up to the next labels above and below in the same column of labels; short boxes half way."""
    column = [o for o in labels if o.box.left < label.box.right and o.box.right > label.box.left]
    above = max((o for o in column if o.box.bottom <= label.box.top), default=None, key=_height)
    below = min((o for o in column if o.box.top >= label.box.bottom), default=None, key=_height)
    middle = label.box.middle
    high = float("-inf") if above is None else above.box.bottom if is_long else (above.box.middle + middle) / 2  # fmt: skip
    low = float("inf") if below is None else below.box.top if is_long else (below.box.middle + middle) / 2  # fmt: skip
    return high, low


def _height(line: Line) -> float:
    return line.box.middle


def _grown(held: Sequence[Line], able: Sequence[Line], gap: float, most: int) -> list[Line]:
    """With the lines directly above and below, as long as they join on."""
    found = list(held)
    while len(found) < most:
        joining = [line for line in able if line not in found and _joins(found, line, gap)]
        if not joining:
            break
        found += joining
    return found


def _joins(held: Sequence[Line], line: Line, gap: float) -> bool:
    sign = line.box.height
    top = min(other.box.top for other in held)
    bottom = max(other.box.bottom for other in held)
    left = min(other.box.left for other in held)
    nearest = max(line.box.top - bottom, top - line.box.bottom)
    return line.box.left > left - 1.5 * sign and -0.3 * sign <= nearest < gap - 0.3 * sign
