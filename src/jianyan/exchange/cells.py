"""一行之各格 — the cells of one row under their fields, and what was wrong while reading them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from jianyan.exchange import values
from jianyan.exchange.headings import Dictionary, Header
from jianyan.exchange.rows import Cell, CellRefused, Problem, Row

T = TypeVar("T")


@dataclass
class Record:
    """The cells of one row under their fields, and the problems met while reading them."""

    row: Row
    header: Header
    dictionary: Dictionary
    problems: list[Problem] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def cells(self, name: str) -> list[tuple[int, str, Cell]]:
        """Filled cells of this field: place, heading, value; the preferred heading first."""
        found = [
            (column.at, column.heading, self.row.cells[column.at])
            for column in self.header.columns
            if column.field == name
            and column.at < len(self.row.cells)
            and values.written(self.row.cells[column.at])
        ]
        return sorted(found, key=lambda cell: self.dictionary.rank(cell[1]))

    def take(self, name: str, read: Callable[[Cell], T], empty: T) -> T:
        """The first filled cell of this field, understood; a refusal is noted and goes on."""
        for at, heading, cell in self.cells(name)[:1]:
            self.used.add(at)
            try:
                return read(cell)
            except CellRefused as refused:
                self.problems.append(Problem(refused.code, heading, refused.params))
        return empty

    def text(self, name: str) -> str:
        return self.take(name, values.written, "")

    def day(self, name: str) -> date | None:
        return self.take(name, values.day, None)

    def headings(self, name: str) -> set[str]:
        return {column.heading for column in self.header.columns if column.field == name}

    def miss(self, code: str, name: str) -> None:
        heading = next((c.heading for c in self.header.columns if c.field == name), "")
        self.problems.append(Problem(code, heading or name))

    def in_order(self) -> tuple[Problem, ...]:
        """The problems as the eye meets them, from the first column to the last."""
        places = {column.heading: column.at for column in self.header.columns}
        last = len(self.row.cells)
        return tuple(sorted(self.problems, key=lambda problem: places.get(problem.column, last)))

    def left(self) -> dict[str, str]:
        """Everything in the row that no field took, under the heading it stood below.

        The number of an identity card is never kept.
        """
        headings = {column.at: column.heading for column in self.header.columns}
        self.used |= {at for at, _heading, _cell in self.cells("id_number")}
        return {
            headings.get(at, f"#{at + 1}"): values.written(cell)
            for at, cell in enumerate(self.row.cells)
            if at not in self.used and values.written(cell)
        }
