"""量测结果 — figures with their floor, as a table for the terminal and for docs/performance.md."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the table: what was measured, the figure, its floor, and what the two give."""

    what: str
    figure: str
    floor: str = ""
    ratio: float | None = None
    note: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        ratio = "" if self.ratio is None else f"{self.ratio:.2f} ×"
        return (self.what, self.figure, self.floor, ratio, self.note)


HEAD = ("measured", "figure", "floor or base", "ratio", "note")


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def rate(count: int, seconds: float, unit: str) -> str:
    return f"{count / seconds:,.0f} {unit}/s"


def middle(times: Iterable[float]) -> float:
    return median(list(times) or [0.0])


def plain(findings: Sequence[Finding]) -> str:
    """Columns side by side."""
    rows = [HEAD, *(found.cells for found in findings)]
    widths = [max(len(row[no]) for row in rows) for no in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def markdown(findings: Sequence[Finding]) -> str:
    rows = [HEAD, ("---",) * len(HEAD), *(found.cells for found in findings)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
