"""目录文件之生成: csv and xlsx files as offices make them, written for the tests."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import xlsxwriter


@dataclass
class Sheet:
    """One sheet: its rows, and merged ranges as (row, column, row, column)."""

    name: str
    rows: Sequence[Sequence[object]]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: bool = False


def write_csv(
    path: Path, rows: Sequence[Sequence[object]], *, encoding: str = "utf-8", delimiter: str = ","
) -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def write_xlsx(path: Path, sheets: Sequence[Sheet]) -> Path:
    book = xlsxwriter.Workbook(str(path))
    dates = book.add_format({"num_format": "yyyy-mm-dd"})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        merged = {(first, left): (last, right) for first, left, last, right in sheet.merges}
        for at, row in enumerate(sheet.rows):
            for column, value in enumerate(row):
                if (at, column) in merged:
                    page.merge_range(at, column, *merged[at, column], value)
                elif isinstance(value, datetime):
                    page.write_datetime(at, column, value, dates)
                elif value is not None:
                    page.write(at, column, value)
        if sheet.hidden:
            page.hide()
    book.close()
    return path
