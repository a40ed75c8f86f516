"""读名册 — the rows of a roster under the fields that its headings name, whatever the office wrote above."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from jianyan.exchange import headings, tables, values
from jianyan.exchange.rows import Cell, CellRefused, FileRefused, Problem, Row

LISTS = ("proposers", "units", "sections", "duties", "users")
LOOK_AHEAD = 20


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One row: its number in the sheet and the filled cells by field."""

    no: int
    cells: Mapping[str, Cell]
    sheet: str = ""
    written: tuple[str, ...] = ()  # all its cells, those of unknown headings too
    problems: list[Problem] = field(default_factory=list)

    def text(self, name: str, longest: int = 120) -> str:
        found = values.plain(self.cells.get(name))
        return "" if found.lower() in values.NOTHING else found[:longest]

    def day(self, name: str) -> date | None:
        try:
            return values.day(self.cells.get(name))
        except CellRefused as refused:
            self.problems.append(Problem(refused.code, title_of(name), refused.params))
            return None

    def number(self, name: str) -> int | None:
        written = self.text(name)
        if not written:
            return None
        if not written.isdecimal() or len(written) > 6:
            self.problems.append(Problem("roster_number", title_of(name), {"value": written}))
            return None
        return int(written)


@cache
def _lists() -> dict[str, Any]:
    file = resources.files("jianyan.exchange") / "data" / "roster_headings.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def title_of(name: str) -> str:
    """The printed heading of a field, for messages."""
    for one in _lists().values():
        if name in one["fields"]:
            return str(one["fields"][name][0])
    return name


def template(kind: str) -> list[str]:
    """The headings of an empty sheet of this list."""
    return [names[0] for names in _lists()[kind]["fields"].values()]


@cache
def _names(kind: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, written in _lists()[kind]["fields"].items():
        for one in (*written, name):
            found.setdefault(headings.plain(one), name)
    return found


def read(path: Path, kind: str) -> tuple[list[str], Iterator[RosterRow]]:
    """The heading as written and the rows below it; FileRefused where no row of the sheet reads as one."""
    rows = [row for row in tables.read(path) if not row.fault]
    place, columns = _head(rows, kind)
    below = (row for row in rows[place + 1 :] if row.sheet == rows[place].sheet)
    return _as_written(rows[place]), _rows(below, columns)


def _rows(below: Iterable[Row], columns: Mapping[int, str]) -> Iterator[RosterRow]:
    for row in below:
        written = _as_written(row)
        cells = {
            columns[at]: row.cells[at] for at, said in enumerate(written) if said and at in columns
        }
        if cells:
            yield RosterRow(row.no, cells, row.sheet, tuple(written))


def _as_written(row: Row) -> list[str]:
    return [values.written(cell) for cell in row.cells]


def _head(rows: list[Row], kind: str) -> tuple[int, dict[int, str]]:
    """The first row that names every column which the list needs."""
    needs = set(_lists()[kind]["needs"])
    best: tuple[int, dict[int, str]] = (-1, {})
    for place, row in enumerate(rows[:LOOK_AHEAD]):
        columns = _columns(row, kind)
        if needs <= set(columns.values()) and len(columns) > len(best[1]):
            best = (place, columns)
    if best[0] < 0:
        wanted = "、".join(title_of(name) for name in sorted(needs))
        raise FileRefused("roster_headings_absent", wanted=wanted)
    return best


def _columns(row: Row, kind: str) -> dict[int, str]:
    """Each field once, at its first column."""
    found: dict[int, str] = {}
    for at, cell in enumerate(row.cells):
        name = _names(kind).get(headings.plain(values.written(cell)), "")
        if name and name not in found.values():
            found[at] = name
    return found
