"""Word 表格 — the boxes of a table: labels with what stands beside them, and lists of those who signed."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from jianyan.exchange.form import PEOPLE, field_of, knows
from jianyan.exchange.headings import Dictionary

Pair = tuple[str, str]  # label and text
ASIDE = "—"  # before what belongs to no field: heads of columns, telephones of co-signers
LONGEST_HEADING = 10
HEADING_LIKE = re.compile(r"[\u3400-\u9fff\s、/（）()]{2,16}[:：]?")


@dataclass(slots=True)
class _Signed:
    """A list below column heads: 姓名, 代表团, 电话."""

    heads: Sequence[str]
    people: Sequence[int]  # the columns of names
    above: str  # the label of all rows, on their left
    rows: list[list[str]] = field(default_factory=list)

    def pairs(self, dictionary: Dictionary) -> Iterator[Pair]:
        """Names together; of the lead proposer alone everything is kept, by its column."""
        if len(self.rows) == 1 and field_of(dictionary, self.above) == "proposers":
            yield from zip(self.heads, self.rows[0], strict=True)
            return
        for at in self.people:
            named = "、".join(row[at] for row in self.rows if row[at].strip())
            yield self.above or self.heads[at], named
        for row in self.rows:
            yield ASIDE, "".join(text for at, text in enumerate(row) if at not in self.people)


class Boxes:
    """Reads one table; a merged cell is read once, a merged label goes on."""

    def __init__(self, written: Callable[[Paragraph], str], dictionary: Dictionary) -> None:
        self._written = written
        self._dictionary = dictionary
        self._labels: dict[object, str] = {}  # cells read so far, and what they name
        self._held: dict[object, list[Pair]] = {}  # what stands in each

    def pairs(self, table: Table) -> Iterator[Pair]:
        signed: _Signed | None = None
        for row in table.rows:
            cells = [next(same) for _tc, same in groupby(row.cells, key=lambda cell: cell._tc)]
            if signed and self._goes_on(signed, cells):
                continue
            yield from signed.pairs(self._dictionary) if signed else ()
            signed = self._list_below(cells)
            yield from ((ASIDE, head) for head in signed.heads) if signed else self._row(cells)
        yield from signed.pairs(self._dictionary) if signed else ()

    def _row(self, cells: Sequence[_Cell]) -> Iterator[Pair]:
        label = ""
        for at, cell in enumerate(cells):
            if cell._tc in self._labels:
                label = self._labels[cell._tc] or label
                continue
            text = self._text(cell)
            is_label = knows(self._dictionary, text) and (
                not label or (at + 1 < len(cells) and self._both_people(label, text))
            )
            self._labels[cell._tc] = text if is_label else ""
            if is_label:
                yield ASIDE, label
                label = text
            elif label:
                yield label, text
                label = ""
            elif self._is_unknown_label(at, cells, text):
                label = text
            else:
                yield from self._within(cell)
        if label:
            yield (label, "") if len(cells) == 1 else (ASIDE, label)

    def _is_unknown_label(self, at: int, cells: Sequence[_Cell], text: str) -> bool:
        """A short cell in the place of a label, below others that are known."""
        form = any(self._labels.values())
        return form and at == 0 and len(cells) == 2 and bool(HEADING_LIKE.fullmatch(text))

    def _both_people(self, *labels: str) -> bool:
        """提案者 | 第一提案人 | 林文: the label beside the name is the nearer one."""
        return all(field_of(self._dictionary, label) in PEOPLE for label in labels)

    # ── lists of those who signed ──
    def _list_below(self, cells: Sequence[_Cell]) -> _Signed | None:
        """The list that this row is the head of: labels side by side, one of them of names."""
        fresh = [cell for cell in cells if cell._tc not in self._labels]
        heads = [self._text(cell) for cell in fresh]
        above = heads.pop(0) if len(heads) > 2 and self._both_people(*heads[:2]) else ""
        if len(heads) < 2 or any(not head or len(head) > LONGEST_HEADING for head in heads):
            return None
        fields = [field_of(self._dictionary, head) for head in heads]
        people = [at for at, found in enumerate(fields) if found in PEOPLE]
        if not people or not all(fields[:2]):
            return None
        self._labels |= {cell._tc: "" for cell in fresh}
        if above:
            self._labels[fresh[0]._tc] = above
        return _Signed(heads, people, above)

    def _goes_on(self, signed: _Signed, cells: Sequence[_Cell]) -> bool:
        texts = [self._text(cell) for cell in cells if cell._tc not in self._labels]
        more = len(texts) == len(signed.heads)
        if more and not any(knows(self._dictionary, text) for text in texts):
            signed.rows.append(texts)
            return True
        return False

    # ── cells ──
    def _text(self, cell: _Cell) -> str:
        return "\n".join(line for line in self._lines(cell) if line.strip())

    def _lines(self, cell: _Cell) -> list[str]:
        """Its paragraphs, and those of a table in it."""
        return [part for pair in self._within(cell) for part in pair if part and part != ASIDE]

    def _within(self, cell: _Cell) -> list[Pair]:
        """Read once: to read a numbered paragraph is to count it."""
        if cell._tc not in self._held:
            self._held[cell._tc] = list(self._blocks(cell))
        return self._held[cell._tc]

    def _blocks(self, cell: _Cell) -> Iterator[Pair]:
        for block in cell.iter_inner_content():
            if isinstance(block, Table):
                yield from Boxes(self._written, self._dictionary).pairs(block)
            else:
                yield "", self._written(block)
