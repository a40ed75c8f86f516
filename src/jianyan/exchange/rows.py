"""表行 — one row of a catalogue as the file gave it, before anyone understands it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row with the number a person sees beside it in the spreadsheet.

    `names` is set where the row brings its own headings (json, Word); `fault` is a refusal
    code where the row could not be read whole.
    """

    no: int
    cells: tuple[Cell, ...]
    sheet: str = ""
    names: tuple[str, ...] | None = None
    fault: str = ""


class FileRefused(Exception):
    """The file as a whole cannot be read; `code` and `params` are worded by `wording`."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params: Mapping[str, object] = params


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in one cell: a stable code, the column, and what fills its sentence."""

    code: str
    column: str = ""
    params: Mapping[str, object] = field(default_factory=dict)


class CellRefused(Exception):
    """One cell cannot be understood; the reader of the row turns it into a `Problem`."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params: Mapping[str, object] = params
