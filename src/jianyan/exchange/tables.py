"""读表 — the rows of any catalogue file, by what its bytes are rather than by its name."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import python_calamine

from jianyan.exchange import delimited, jsonrows, webtables, wordfiles
from jianyan.exchange.rows import Cell, FileRefused, Row

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
MACHINE_LEFTOVER = "_x000D_"


def read(path: Path) -> Iterator[Row]:
    """Rows in the order of the file, numbered as a spreadsheet numbers them."""
    if not path.is_file():
        raise FileRefused("file_absent", file=path.name)
    with path.open("rb") as file:
        head = file.read(2048)
    if not head.strip():
        raise FileRefused("file_empty", file=path.name)
    if head.startswith(b"PK"):
        return _zipped(path)
    if head.startswith(OLD_OFFICE):
        return _sheets(path)
    return _written(path, head)


def _written(path: Path, head: bytes) -> Iterator[Row]:
    if head.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf")):
        raise FileRefused("format_not_readable", file=path.name)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b"[", b"{")):
        return jsonrows.read(path)
    if webtables.looks_like(start):
        return webtables.read(path)
    return delimited.read(path)


def _zipped(path: Path) -> Iterator[Row]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile as error:
        raise FileRefused("file_damaged", file=path.name) from error
    if "word/document.xml" in names:
        return wordfiles.read_one(path)
    if "content.xml" in names or any(name.startswith("xl/") for name in names):
        return _sheets(path)
    return wordfiles.read_zip(path)


def _sheets(path: Path) -> Iterator[Row]:
    try:
        book = python_calamine.load_workbook(path)
    except python_calamine.PasswordError as error:
        raise FileRefused("file_locked", file=path.name) from error
    except python_calamine.CalamineError as error:
        raise FileRefused("file_damaged", file=path.name) from error
    return _rows_of(book)


def _rows_of(book: python_calamine.CalamineWorkbook) -> Iterator[Row]:
    with book:
        for sheet in book.sheets_metadata:
            if sheet.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            if sheet.visible != python_calamine.SheetVisibleEnum.Visible:
                yield Row(0, (), sheet=sheet.name, fault="sheet_hidden")
                continue
            rows = book.get_sheet_by_name(sheet.name).iter_rows()
            for no, cells in enumerate(rows, start=1):
                yield Row(no, tuple(_cell(cell) for cell in cells), sheet=sheet.name)


def _cell(value: Cell) -> Cell:
    if isinstance(value, str):
        return value.replace(MACHINE_LEFTOVER, "") or None
    return value
