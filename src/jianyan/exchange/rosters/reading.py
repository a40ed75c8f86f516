"""读名册 — the rows of a roster under the fields that its headings name, whatever the office wrote above."""

import tomllib
from collections.abc import Iterator, Mapping
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


def read(path: Path, kind: str) -> Iterator[RosterRow]:
    """The rows below the head; FileRefused where no row of the sheet reads as one."""
    rows = [row for row in tables.read(path) if not row.fault]
    place, columns = _head(rows, kind)
    for row in rows[place + 1 :]:
        cells = {
            columns[at]: cell
            for at, cell in enumerate(row.cells)
            if at in columns and values.written(cell)
        }
        if cells and row.sheet == rows[place].sheet:
            yield RosterRow(row.no, cells, row.sheet)


def as_written(path: Path, kind: str, why: Mapping[int, str]) -> Iterator[list[str]]:
    """The heading and these rows with all their cells, what is said of each in front: to be mended and
    entered again."""
    rows = [row for row in tables.read(path) if not row.fault]
    place, _found = _head(rows, kind)
    for at, row in enumerate(rows[place:]):
        if at == 0 or (row.no in why and row.sheet == rows[place].sheet):
            yield [why[row.no] if at else "", *(values.written(cell) for cell in row.cells)]


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
