"""文本表格 — rows of a csv file, whatever its encoding and delimiter, one at a time."""

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from jianyan.exchange.rows import FileRefused, Row

DELIMITERS = (",", "\t", ";", "|")
SAMPLE = 65_536
LONGEST_CELL = 16 * 1024 * 1024
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read(path: Path) -> Iterator[Row]:
    encoding = encoding_of(path)
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding=encoding, newline="") as file:
        delimiter = _delimiter(file.read(SAMPLE))
        file.seek(0)
        yield from _rows(file, delimiter)


def encoding_of(path: Path) -> str:
    """The encoding the bytes themselves prove: a mark, UTF-16 zeros, UTF-8, else GB18030."""
    for encoding in _candidates(path):
        if _decodes(path, encoding):
            return encoding
    raise FileRefused("encoding_unknown", file=path.name)


def _candidates(path: Path) -> tuple[str, ...]:
    with path.open("rb") as file:
        head = file.read(4096)
    for mark, encoding in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return (encoding,)
    if b"\0" in head:
        return ("utf-16-be",) if head[0] == 0 else ("utf-16-le",)
    return ("utf-8", "gb18030")


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while block := file.read(SAMPLE):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _delimiter(sample: str) -> str:
    """The delimiter under which most records of the sample have the same number of cells."""
    declared = sample[:6].lower().removeprefix("sep=")[:1]
    if sample[:4].lower() == "sep=" and declared:
        return declared
    return max(DELIMITERS, key=lambda delimiter: _fit(sample, delimiter))


def _fit(sample: str, delimiter: str) -> tuple[int, int]:
    records = list(csv.reader(sample.splitlines(keepends=True), delimiter=delimiter))
    widths = Counter(len(row) for row in records if len(row) > 1)
    if not widths:
        return (0, 0)
    width, times = max(widths.items(), key=lambda item: (item[1], item[0]))
    return (times * width, width)


class _Lines:
    """The physical lines of a file, counting quotation marks since the last whole record."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self.quotes = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._file:
            self.quotes += line.count('"')
            yield line


def _rows(file: IO[str], delimiter: str) -> Iterator[Row]:
    lines = _Lines(file)
    records = csv.reader(lines, delimiter=delimiter)
    waiting: Row | None = None
    before = 0
    for no, cells in enumerate(records, start=1):
        if waiting is not None:
            yield waiting
        spans_lines = records.line_num - before > 1
        fault = "quote_not_closed" if spans_lines and lines.quotes % 2 else ""
        waiting = Row(no, tuple(cells), fault=fault)
        before, lines.quotes = records.line_num, 0
        if no == 1 and cells and cells[0].lower().startswith("sep="):
            waiting = Row(no, ())
    if waiting is not None:
        yield waiting
