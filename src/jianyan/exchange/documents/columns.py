"""版面顺序 — the lines of a page in the order of reading: rows from above, columns from the left."""

from collections.abc import Sequence
from statistics import median

from jianyan.exchange.documents.parts import Line, Page

STEPS = 40
FEWEST = 1  # lines in the shorter column
MORE = 4  # lines in the longer one
NARROWEST = 0.3  # of the written width, or it is the labels of a form
MOST_CROSSING = 0.4  # of the lines, such as the title over both columns

Row = tuple[Line, ...]  # lines beside one another


def parts(page: Page) -> list[Page]:
    """The page in parts that are read one after another: it is one part where it has no columns."""
    lines = [line for line in page.lines if line.text.strip()]
    gutter = _gutter(lines)
    if gutter is None:
        return [page]
    found: list[Page] = []
    for band in _bands(lines, gutter):
        left = tuple(line for line in band if line.box.left + line.box.right < 2 * gutter)
        right = tuple(line for line in band if line.box.left + line.box.right >= 2 * gutter)
        found += [page.having(side) for side in (left, right) if side]
    return found


def rows(page: Page) -> list[Row]:
    """The rows of one part, from above."""
    return _rows([line for line in page.lines if line.text.strip()])


def _rows(lines: Sequence[Line]) -> list[Row]:
    found: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.box.middle):
        if found and _beside(found[-1], line):
            found[-1].append(line)
        else:
            found.append([line])
    return [tuple(sorted(row, key=lambda line: line.box.left)) for row in found]


def _beside(row: Sequence[Line], line: Line) -> bool:
    first = row[-1]
    height = min(first.box.height, line.box.height)
    if abs(first.box.middle - line.box.middle) >= height * 0.6:
        return False
    return all(
        line.box.left >= other.box.right - height or line.box.right <= other.box.left + height
        for other in row
    )


def _gutter(lines: Sequence[Line]) -> float | None:
    """The middle of the empty strip between two columns, or nothing where there is one column."""
    if len(lines) < FEWEST + MORE:
        return None
    left = min(line.box.left for line in lines)
    right = max(line.box.right for line in lines)
    width = right - left
    best: tuple[int, float, float] | None = None
    for step in range(STEPS + 1):
        x = left + width * (0.3 + 0.4 * step / STEPS)
        crossing = _crossing(lines, x)
        key = (len(crossing), abs(x - (left + right) / 2), x)
        if best is None or key < best:
            best = key
    if best is None or not _two_columns(lines, best[2], width):
        return None
    return best[2]


def _crossing(lines: Sequence[Line], x: float) -> list[Line]:
    return [line for line in lines if line.box.left < x < line.box.right]


def _two_columns(lines: Sequence[Line], x: float, width: float) -> bool:
    crossing = _crossing(lines, x)
    if len(crossing) > MOST_CROSSING * len(lines):
        return False
    sides = (
        [line for line in lines if line.box.right <= x],
        [line for line in lines if line.box.left >= x],
    )
    wide = [sum(line.box.width > NARROWEST * width for line in side) for side in sides]
    return (
        min(wide) >= FEWEST
        and max(wide) >= MORE
        and all(
            median(line.box.width for line in side) > NARROWEST * width * 0.8 for side in sides
        )
    )


def _bands(lines: Sequence[Line], gutter: float) -> list[list[Line]]:
    """Lines between those that go over both columns; each of these is a band of its own."""
    found: list[list[Line]] = [[]]
    for line in sorted(lines, key=lambda line: line.box.top):
        if line.box.left < gutter < line.box.right:
            found += [[line], []]
        else:
            found[-1].append(line)
    return found
