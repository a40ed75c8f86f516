"""网页表格 — the «.xls» that many web systems export, which is an HTML table inside."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from jianyan.exchange.delimited import encoding_of
from jianyan.exchange.rows import Row

BLOCK = 65_536
BREAKS = ("br", "p", "div", "li")


def looks_like(head: bytes) -> bool:
    start = head[:512].lower()
    return start.startswith(b"<") and any(
        tag in head.lower() for tag in (b"<html", b"<table", b"<!doctype html")
    )


def read(path: Path) -> Iterator[Row]:
    parser = _Tables()
    no = 0
    with path.open(encoding=encoding_of(path)) as file:
        while block := file.read(BLOCK):
            parser.feed(block)
            for cells in parser.take():
                no += 1
                yield Row(no, cells)
    parser.close()
    for cells in parser.take():
        no += 1
        yield Row(no, cells)


class _Tables(HTMLParser):
    """Collects finished rows; a cell over several columns is followed by blank ones."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._done: list[tuple[str, ...]] = []
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._columns = 1

    def take(self) -> list[tuple[str, ...]]:
        done, self._done = self._done, []
        return done

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end_row()
            self._row = []
        elif tag in ("td", "th") and self._row is not None:
            self._end_cell()
            self._cell = []
            self._columns = _whole(dict(attrs).get("colspan"))
        elif tag in BREAKS and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self._end_row()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._row is not None and self._cell is not None:
            self._row.append("".join(self._cell).strip())
            self._row.extend([""] * (self._columns - 1))
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None:
            self._done.append(tuple(self._row))
        self._row = None


def _whole(written: str | None) -> int:
    return int(written) if written and written.isdigit() and 0 < int(written) < 500 else 1
