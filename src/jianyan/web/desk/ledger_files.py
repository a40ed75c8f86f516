"""台账下载 — the filtered ledger as a sheet or as comma-separated lines, written as it is read."""

import csv
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO, Any

import xlsxwriter
from django.utils.translation import gettext as _

from jianyan.deadlines.register import LedgerLine
from jianyan.web.desk.ledger_columns import COLUMNS, Cell

# what a spreadsheet would run as a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Echo:
    """Hands each written line back."""

    def write(self, line: str) -> str:
        return line


def as_csv(lines: Iterable[LedgerLine], notes: list[str]) -> Iterator[bytes]:
    """UTF-8 with a mark at its head, so that spreadsheets read the Chinese."""
    writer = csv.writer(_Echo())
    yield "\ufeff".encode()
    for note in notes:
        yield writer.writerow([note]).encode()
    yield writer.writerow([str(column.heading) for column in COLUMNS]).encode()
    for line in lines:
        yield writer.writerow([_plain(column.value(line)) for column in COLUMNS]).encode()


def as_xlsx(lines: Iterable[LedgerLine], notes: list[str]) -> IO[bytes]:
    """A3 across, heading frozen and repeated on each page; rows leave memory as they are written."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  # the response closes it
    book = xlsxwriter.Workbook(
        file, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}
    )
    _fill(book, lines, notes)
    book.close()
    file.seek(0)
    return file


def _fill(book: Any, lines: Iterable[LedgerLine], notes: list[str]) -> None:
    sheet = book.add_worksheet(_("Ledger"))
    bold = book.add_format({"bold": True, "text_wrap": True, "border": 1, "valign": "vcenter"})
    wrap = book.add_format({"text_wrap": True, "border": 1, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "border": 1, "valign": "top"})
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, column.width)
    for row, note in enumerate(notes):
        sheet.write_string(row, 0, note)
    top = len(notes)
    for place, column in enumerate(COLUMNS):
        sheet.write_string(top, place, str(column.heading), bold)
    last = top
    for last, line in enumerate(lines, start=top + 1):
        for place, column in enumerate(COLUMNS):
            _write(sheet, (last, place), column.value(line), wrap, day)
    sheet.autofilter(top, 0, last, len(COLUMNS) - 1)
    sheet.freeze_panes(top + 1, 2)
    sheet.repeat_rows(top)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)


def _write(sheet: Any, at: tuple[int, int], value: Cell, wrap: Any, day: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(*at, value, day)
    elif isinstance(value, int):
        sheet.write_number(*at, value, wrap)
    else:
        sheet.write_string(*at, "" if value is None else str(value), wrap)


def _plain(value: Cell) -> str:
    if isinstance(value, date):
        return value.isoformat()
    said = "" if value is None else str(value)
    return f"'{said}" if said.startswith(_FORMULA) else said
