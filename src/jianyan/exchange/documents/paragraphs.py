"""成段 — rows of a page joined into paragraphs, headings and boxes of a form."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from jianyan.exchange.documents import boxes, columns
from jianyan.exchange.documents.columns import Row
from jianyan.exchange.documents.parts import Block, Box, Line, Page, Place
from jianyan.exchange.form import BEHIND, LABELLED, ends_as_title, field_of, is_letterhead, knows
from jianyan.exchange.headings import Dictionary

ENDS = re.compile(r"[。;；!！?？:：”」》)）]\s*$")
NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[（(]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[)）]|\d{1,2}\s*[.．、](?!\d)"
    r"|第[一二三四五六七八九十]{1,3}[、,，]|[①-⑳])"
)
LATIN_END = re.compile(r"[A-Za-z0-9,.;:)%]$")
LATIN_START = re.compile(r"^[A-Za-z0-9(]")
HYPHEN = re.compile(r"(?<=[A-Za-z])[-\u2010\u00ad]$")


@dataclass(frozen=True, slots=True)
class Frame:
    """The written part of a page: its margins, and how large a sign is."""

    left: float
    right: float
    sign: float
    pitch: float
    page: int
    numbers: Mapping[Line, int]  # which line of the page each is

    @classmethod
    def of(cls, page: Page, numbers: Mapping[Line, int]) -> "Frame":
        lines = [line for line in page.lines if line.text.strip()]
        if not lines:
            return cls(0, page.width, 1, 1, page.no, numbers)
        sign = median(line.box.height for line in lines) or 1
        long = [line for line in lines if line.box.width > 8 * sign] or lines
        lefts = sorted(line.box.left for line in long)
        rights = sorted(line.box.right for line in long)
        tops = [row[0].box.middle for row in columns.rows(page)]
        steps = [b - a for a, b in pairwise(tops) if b > a]
        pitch = median(steps) if steps else sign * 1.5
        left, right = lefts[len(lefts) // 4], rights[-len(rights) // 4]
        return cls(left, right, sign, pitch, page.no, numbers)

    def is_middle(self, box: Box) -> bool:
        """It stands in the middle, with room on both sides."""
        before, after = box.left - self.left, self.right - box.right
        room = min(before, after)
        return room > 1.5 * self.sign and abs(before - after) < max(2.5 * self.sign, room * 0.5)


@dataclass(slots=True)
class _Open:
    """The paragraph that is being put together."""

    block: Block
    last: Line
    frame: Frame
    indent: float  # where its second line would begin
    right: float


def blocks(pages: Sequence[Page], dictionary: Dictionary) -> list[Block]:
    """All blocks in reading order; a paragraph may run over the end of a page."""
    found: list[Block] = []
    held: _Open | None = None
    for page in pages:
        boxed, rest = boxes.cells(page, dictionary)
        frame = Frame.of(rest, _numbers(page))
        for below, block in _boxed(page, boxed, frame, dictionary):
            part = rest.having(tuple(line for line in rest.lines if line.box.middle < below))
            rest = rest.having(tuple(line for line in rest.lines if line.box.middle >= below))
            held = _written(part, frame, dictionary, found, held)
            if block is not None:
                found += [held.block, block] if held else [block]
                held = None
        held = _written(rest, frame, dictionary, found, held)
    return [*found, held.block] if held else found


def _boxed(
    page: Page, cells: Sequence[boxes.Cell], frame: Frame, dictionary: Dictionary
) -> Iterator[tuple[float, Block]]:
    """Each box of a form as one block, with where it begins; its lines joined like any others."""
    for cell in sorted(cells, key=lambda cell: cell.lines[0].box.top):
        inner: list[Block] = []
        box = page.having(cell.lines)
        last = _written(box, Frame.of(box, frame.numbers), dictionary, inner, None)
        inner += [last.block] if last else []
        text = "\n".join(block.text for block in inner)
        score = min(block.score for block in inner)
        score = score if cell.is_sure else min(score, boxes.UNSURE)
        yield cell.lines[0].box.top, Block(text, inner[0].place, score, cell.label.text)


def _written(
    part: Page, frame: Frame, dictionary: Dictionary, found: list[Block], held: _Open | None
) -> _Open | None:
    """The lines of a part of a page, joined; what is still open at its end is given back."""
    for cell, own in _read(part, frame, dictionary):
        if held and not _begins_box(cell.line, dictionary) and _continues(held, cell, own):
            _join(held, cell.line)
            continue
        if held:
            found.append(held.block)
        held = _opened(cell, own)
    return held


def _begins_box(line: Line, dictionary: Dictionary) -> bool:
    """附议人:… after the names of the proposers; 建议:… may be the middle of a sentence."""
    found = LABELLED.match(line.text)
    return bool(found) and field_of(dictionary, found[1] if found else "") in BEHIND


def _read(part: Page, frame: Frame, dictionary: Dictionary) -> Iterator[tuple["_Cell", Frame]]:
    """The cells in the order of reading, each with the margins of its column."""
    columned = columns.parts(part)
    for column in columned:
        own = frame if len(columned) == 1 else Frame.of(column, frame.numbers)
        for row in columns.rows(column):
            place = Place(part.no, frame.numbers[row[0]])
            for cell in _cells(row, place, dictionary):
                yield cell, own


def _numbers(page: Page) -> dict[Line, int]:
    """The lines counted from above, as a person counts."""
    numbers: dict[Line, int] = {}
    no, bottom = 0, float("-inf")
    for line in sorted(page.lines, key=lambda line: line.box.middle):
        if line.box.middle > bottom:
            no, bottom = no + 1, line.box.middle + line.box.height * 0.5
        numbers[line] = no
    return numbers


@dataclass(frozen=True, slots=True)
class _Cell:
    line: Line
    place: Place
    label: str = ""
    alone: bool = True


def _cells(row: Row, place: Place, dictionary: Dictionary) -> Iterator[_Cell]:
    """The lines of a row; a label and what stands beside it are one box of a form."""
    label: Line | None = None
    for line in row:
        if label is not None:
            yield _Cell(line, place, label.text, alone=False)
            label = None
        elif knows(dictionary, line.text) and len(row) > 1:
            label = line
        elif found := _ends_in_label(line, row, dictionary):
            label = replace(line, text=found)
        else:
            yield _Cell(line, place, alone=len(row) == 1)
    if label is not None:
        yield _Cell(label, place, alone=len(row) == 1)


def _ends_in_label(line: Line, row: Row, dictionary: Dictionary) -> str:
    """提案者: with its name further on in the same row."""
    found = LABELLED.match(line.text)
    more = line is not row[-1]
    return found[1] if found and more and not found[2].strip() and knows(dictionary, found[1]) else ""  # fmt: skip


def _opened(cell: _Cell, frame: Frame) -> _Open:
    line = cell.line
    middle = cell.alone and not cell.label and frame.is_middle(line.box)
    larger = line.box.height > frame.sign * 1.25
    block = Block(
        line.text.strip(), cell.place, line.score, cell.label, is_heading=middle or larger
    )
    indent = line.box.left if cell.label else frame.left
    return _Open(block, line, frame, indent, frame.right)


def _continues(held: _Open, cell: _Cell, frame: Frame) -> bool:
    if cell.label or not cell.alone:
        return False
    box, last = cell.line.box, held.last.box
    if (
        held.frame.page == frame.page
        and box.middle - last.middle > max(frame.pitch, frame.sign) * 1.8
    ):
        return False
    if held.block.label:
        if NUMBERED.match(cell.line.text):
            return False
        return box.left > held.indent - frame.sign and held.indent > frame.left + 2 * frame.sign
    if held.block.is_heading or frame.is_middle(box):
        return _same_heading(held, cell, frame)
    is_full = last.right > held.right - 2.2 * held.frame.sign
    indented = box.left > frame.left + 1.2 * frame.sign
    begins = indented or (NUMBERED.match(cell.line.text) and ENDS.search(held.last.text))
    return is_full and not begins


def _same_heading(held: _Open, cell: _Cell, frame: Frame) -> bool:
    """The second line of a title: in the middle like the first, and of its size."""
    if not (held.block.is_heading and frame.is_middle(cell.line.box)):
        return False
    if held.frame.page != frame.page or _is_whole(held.block.text):
        return False
    alike = abs(cell.line.box.height - held.last.box.height) < 0.18 * held.last.box.height
    larger = held.last.box.height > frame.sign * 1.15
    return alike and larger and held.last.box.width > 0.4 * (frame.right - frame.left)


def _is_whole(heading: str) -> bool:
    return ends_as_title(heading) or is_letterhead(heading)


def _join(held: _Open, line: Line) -> None:
    held.block = replace(
        held.block,
        text=joined(held.block.text, line.text.strip()),
        score=min(held.block.score, line.score),
    )
    held.last = line


def joined(before: str, after: str) -> str:
    """Chinese lines follow one another without a blank; Latin words with one, or at a hyphen."""
    if HYPHEN.search(before) and after[:1].islower():
        return before[:-1] + after
    if LATIN_END.search(before) and LATIN_START.search(after) and not before[-1].isdigit():
        return f"{before} {after}"
    return before + after
