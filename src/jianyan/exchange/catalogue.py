"""目录导入之读 — every row of a catalogue becomes an entry, a refusal, or a skip with its reason."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby, islice
from pathlib import Path

from jianyan.exchange import headings, record, tables, values
from jianyan.exchange.cells import Record
from jianyan.exchange.entry import Entry, Item, RefusedRow, SkippedRow
from jianyan.exchange.headings import Dictionary, Header
from jianyan.exchange.rows import FileRefused, Problem, Row

TOTALS = re.compile(r"^(?:合计|总计|小计|共计|总共|累计|合共|total|sum)|^共\s*\d+\s*[件条]", re.I)
FOOTNOTES = re.compile(
    r"^(?:注|备注|说明|填表|制表|填报|审核|联系人|单位\(盖章\)|note)\S{0,6}[:]", re.I
)
LIST_FIELDS = frozenset(
    {"units", "units_lead", "units_co", "units_separate", "units_reference", "cosigners", "serial"}
)


def read(path: Path, mapping: Mapping[str, Sequence[str]] | None = None) -> Iterator[Item]:
    """Entries, refusals and skips, one for every row of the file, in its order."""
    dictionary = Dictionary(mapping)
    seen = _Seen()
    understood = False
    for sheet, rows in groupby(tables.read(path), key=lambda row: row.sheet):
        for item in _of_sheet(sheet, rows, dictionary):
            understood = understood or not _is_without_head(item)
            yield seen.check(item) if isinstance(item, Entry) else item
    if not understood:
        raise FileRefused("headings_not_found", file=path.name)


def begun(items: Iterator[Item]) -> Iterator[Item]:
    """The same items, read as far as the first row that ought to be a case: a file that cannot be
    read at all says so before anything is opened for it."""
    waiting: list[Item] = []
    for item in items:
        waiting.append(item)
        if not isinstance(item, SkippedRow):
            break
    return chain(waiting, items)


def _is_without_head(item: Item) -> bool:
    return isinstance(item, SkippedRow) and item.code in ("no_headings", "sheet_hidden", "blank")


def _of_sheet(sheet: str, rows: Iterator[Row], dictionary: Dictionary) -> Iterator[Item]:
    first = list(islice(rows, headings.LOOK_AHEAD + 1))
    if any(row.names is not None for row in first):
        yield from _of_named(first, dictionary)
        yield from _of_named(rows, dictionary)
        return
    header = headings.find(first, dictionary)
    if header is None:
        for row in (*first, *rows):
            yield _skip(row, row.fault or ("no_headings" if _filled(row) else "blank"))
        return
    if absent := dictionary.absent(header):
        raise FileRefused("mapping_heading_absent", headings="、".join(absent))
    yield from _above(first, header)
    body = _Body(header, dictionary, [first[place] for place in header.rows])
    for row in first[header.rows[-1] + 1 :]:
        yield from body.read(row)
    for row in rows:
        yield from body.read(row)
    yield from body.flush()


def _of_named(rows: Iterator[Row] | list[Row], dictionary: Dictionary) -> Iterator[Item]:
    for row in rows:
        if row.fault:
            yield RefusedRow(row.no, (Problem(row.fault, _name_of(row)),), row.sheet)
            continue
        header = headings.of_names(row.names or (), dictionary)
        yield record.read(Record(row, header, dictionary))


def _name_of(row: Row) -> str:
    return values.written(row.cells[0])[:80] if row.cells else ""


def _above(first: list[Row], header: Header) -> Iterator[Item]:
    for row in first[: header.rows[0]]:
        yield _skip(row, "above_headings" if _filled(row) else "blank")
    unknown = "、".join(header.not_understood)
    for place in header.rows:
        yield _skip(first[place], "headings", unknown=unknown)


def _filled(row: Row) -> list[int]:
    return [at for at, cell in enumerate(row.cells) if values.written(cell)]


def _skip(row: Row, code: str, **params: object) -> SkippedRow:
    return SkippedRow(row.no, Problem(code, params=params), row.sheet)


class _Body:
    """The rows below the head; each is held back once, for a row that only continues it."""

    def __init__(self, header: Header, dictionary: Dictionary, heads: list[Row]) -> None:
        self._header = header
        self._dictionary = dictionary
        self._heads = [_compared(row) for row in heads]
        self._lists = {c.at for c in header.columns if c.field in LIST_FIELDS}
        self._serials = {c.at for c in header.columns if c.field in ("serial", "number")}
        self._held: Row | None = None
        self._joined: list[Row] = []

    def read(self, row: Row) -> Iterator[Item]:
        filled = _filled(row)
        if self._held and filled and set(filled) <= self._lists - self._serials:
            self._held = _continued(self._held, row)
            self._joined.append(row)
            return
        yield from self.flush()
        if row.fault:
            yield RefusedRow(row.no, (Problem(row.fault),), row.sheet)
        elif code := self._no_case(row, filled):
            yield _skip(row, code)
        else:
            self._held = row

    def flush(self) -> Iterator[Item]:
        if self._held is None:
            return
        held, joined = self._held, self._joined
        self._held, self._joined = None, []
        yield record.read(Record(held, self._header, self._dictionary))
        for row in joined:
            yield _skip(row, "continues_row_above", first=held.no)

    def _no_case(self, row: Row, filled: list[int]) -> str:
        """Why this row is no case: blank, a heading again, a total, a section, a footnote."""
        if not filled:
            return "blank"
        if _compared(row) in self._heads:
            return "repeated_headings"
        first = values.plain(row.cells[filled[0]])
        if TOTALS.search(re.sub(r"\s+", "", first)) and not self._has_title(row, filled):
            return "total"
        if FOOTNOTES.search(first):
            return "footnote"
        alone = len(filled) == 1 and len(self._header.columns) > 2
        if alone and not self._is_field(filled[0], "title", "text", "proposers"):
            return "serial_only" if first.isdigit() else "section"
        return ""

    def _has_title(self, row: Row, filled: list[int]) -> bool:
        """A total may stand in the title column; then nobody has signed the row."""
        titled = any(self._is_field(at, "title") for at in filled[1:])
        return titled and any(self._is_field(at, "proposers", "text") for at in filled[1:])

    def _is_field(self, at: int, *fields: str) -> bool:
        return any(c.at == at and c.field in fields for c in self._header.columns)


def _compared(row: Row) -> tuple[str, ...]:
    cells = [headings.plain(values.written(cell)) for cell in row.cells]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _continued(held: Row, row: Row) -> Row:
    """The held row with the lists of the row below added, as merged cells spread them."""
    width = max(len(held.cells), len(row.cells))
    above = [*held.cells, *[None] * (width - len(held.cells))]
    below = [*row.cells, *[None] * (width - len(row.cells))]
    cells = tuple(
        "、".join(filter(None, (values.written(a), values.written(b)))) if values.written(b) else a
        for a, b in zip(above, below, strict=True)
    )
    return Row(held.no, cells, held.sheet, held.names, held.fault)


class _Seen:
    """Numbers and external ids met so far, to tell a repeated row from a number used twice."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], tuple[int, bytes]] = {}

    def check(self, entry: Entry) -> Item:
        content = hashlib.blake2b(
            "\0".join((entry.title, entry.text)).encode(), digest_size=16
        ).digest()
        keys = [
            (kind, key)
            for kind, key in (
                ("number_used_twice", values.number_key(entry.number)),
                ("external_id_used_twice", entry.external_id),
            )
            if key
        ]
        for key in keys:
            if key in self._rows:
                return self._again(
                    entry, key[0], content == self._rows[key][1], self._rows[key][0]
                )
        for key in keys:
            self._rows[key] = (entry.row, content)
        return entry

    def _again(self, entry: Entry, code: str, same: bool, first: object) -> Item:
        params = {"number": entry.number or entry.external_id, "first": first}
        if same:
            return SkippedRow(entry.row, Problem("same_as_row", params=params), entry.sheet)
        column = "number" if code == "number_used_twice" else "external_id"
        return RefusedRow(entry.row, (Problem(code, column, params),), entry.sheet)
