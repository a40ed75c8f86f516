"""表头 — which column holds which field, whatever the office wrote above it."""

import json
import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from jianyan.exchange.rows import Cell, FileRefused, Row

LOOK_AHEAD = 40
LONGEST_HEADING = 24
# one of these must be among the columns, or it is no catalogue
ANCHORS = frozenset({"title", "text", "number", "external_id"})
BRACKETED = re.compile(r"[(\[【〔〈<][^()\[\]【】〔〕]*[)\]】〕〉>]")
ORNAMENT = re.compile(r"[\s:*※#_\-./、,“”\"'·()\[\]【】〔〕〈〉<>]+")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where, what was written above it, and the field it holds if understood."""

    at: int
    heading: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The understood head of a table: its columns and the rows that carried it."""

    columns: tuple[Column, ...]
    rows: tuple[int, ...]  # places within the rows looked at

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(column.field for column in self.columns if column.field)

    @property
    def understood(self) -> dict[str, str]:
        return {column.heading: column.field for column in self.columns if column.field}

    @property
    def not_understood(self) -> list[str]:
        return [column.heading for column in self.columns if not column.field]


def plain(heading: object) -> str:
    """A heading as it is compared: half width, no spaces, no ornament, lower case."""
    return ORNAMENT.sub("", unicodedata.normalize("NFKC", str(heading))).lower()


def bare(heading: str) -> str:
    """The heading without its notes in brackets: 联系电话(必填) is 联系电话."""
    return BRACKETED.sub("", unicodedata.normalize("NFKC", heading))


@cache
def _shipped() -> dict[str, tuple[str, int]]:
    file = resources.files("jianyan.exchange") / "data" / "headings.toml"
    fields = tomllib.loads(file.read_text(encoding="utf-8"))
    return {
        plain(name): (field, rank)
        for field, entry in fields.items()
        for rank, name in enumerate([*entry["names"], field])
    }


@cache
def field_names() -> dict[str, str]:
    """Every field an import knows, with the Chinese name printed for it."""
    file = resources.files("jianyan.exchange") / "data" / "headings.toml"
    fields = tomllib.loads(file.read_text(encoding="utf-8"))
    return {field: entry["zh"] for field, entry in fields.items()}


class Dictionary:
    """The shipped synonyms, and over them what a mapping file says about this one catalogue."""

    def __init__(self, mapping: Mapping[str, Sequence[str]] | None = None) -> None:
        self._mapped = {
            plain(heading): (field, rank)
            for field, headings in (mapping or {}).items()
            for rank, heading in enumerate(headings, start=-len(headings))
        }
        self._fields = {field for field, _rank in self._mapped.values()}

    def find(self, *candidates: str) -> str:
        """The field that the first understood of these writings names, or nothing."""
        for candidate in [*candidates, *map(bare, candidates)]:
            mapped = self._mapped.get(plain(candidate))
            field = mapped[0] if mapped else self._of_shipped(candidate)
            if field:
                return field
        return ""

    def rank(self, heading: str) -> int:
        for writing in (plain(heading), plain(bare(heading))):
            entry = self._mapped.get(writing) or _shipped().get(writing)
            if entry:
                return entry[1]
        return 0

    def absent(self, header: Header) -> list[str]:
        """Headings of the mapping file that this table does not have."""
        seen = {plain(part) for column in header.columns for part in _writings(column.heading)}
        return sorted(set(self._mapped) - seen)

    def _of_shipped(self, candidate: str) -> str:
        field = _shipped().get(plain(candidate), ("", 0))[0]
        return "" if field in self._fields else field


def _writings(heading: str) -> list[str]:
    return [heading, *heading.split("/")]


def read_mapping(path: Path) -> dict[str, tuple[str, ...]]:
    """A mapping file, TOML or JSON: `title = "建议名称"`; a list where several columns serve."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        loaded = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except (OSError, ValueError) as error:
        raise FileRefused("mapping_unreadable", file=path.name, reason=str(error)) from error
    mapping: dict[str, tuple[str, ...]] = {}
    for field, headings in loaded.items():
        if field not in field_names():
            known = ", ".join(sorted(field_names()))
            raise FileRefused("mapping_field_unknown", field=field, known=known)
        mapping[field] = (headings,) if isinstance(headings, str) else tuple(map(str, headings))
    return mapping


def find(rows: Sequence[Row], dictionary: Dictionary) -> Header | None:
    """The best head among the first rows of a sheet: of one level, or of two joined."""
    best: Header | None = None
    for place in range(min(len(rows), LOOK_AHEAD)):
        for header in _readings(rows, place, dictionary):
            if len(header.fields) < 2 or not header.fields & ANCHORS:
                continue
            if best is None or len(header.fields) > len(best.fields):
                best = header
    return best


def of_names(names: Sequence[str], dictionary: Dictionary) -> Header:
    """The head of a row that brings its own names (json, Word)."""
    return Header(_columns([str(name) for name in names], [], dictionary), ())


def _readings(rows: Sequence[Row], place: int, dictionary: Dictionary) -> list[Header]:
    """The row alone, and together with the row below where that may be its second level."""
    upper = _labels(rows[place].cells)
    if upper is None or sum(map(bool, upper)) < 2:
        return []
    readings = [Header(_columns(upper, [], dictionary), (place,))]
    lower = _labels(rows[place + 1].cells) if place + 1 < len(rows) else None
    if lower and _is_second_level(upper, lower):
        readings.insert(0, Header(_columns(upper, lower, dictionary), (place, place + 1)))
    return readings


def _labels(cells: Sequence[Cell]) -> list[str] | None:
    """The cells as headings, or nothing where one of them cannot be a heading."""
    labels: list[str] = []
    for cell in cells:
        if cell is not None and not isinstance(cell, str):
            return None
        label = " ".join((cell or "").split())
        if len(label) > LONGEST_HEADING * 4:
            return None
        labels.append(label)
    return labels


def _is_second_level(upper: list[str], lower: list[str]) -> bool:
    """Every lower label stands under a heading spread over several columns, none is data."""
    if not any(lower) or any(len(label) > LONGEST_HEADING for label in lower):
        return False
    width = max(len(upper), len(lower))
    above = [*upper, *[""] * (width - len(upper))]
    below = [*lower, *[""] * (width - len(lower))]
    spread = 0
    for at, label in enumerate(below):
        single = bool(above[at]) and (at + 1 == width or bool(above[at + 1]))
        if label and single and plain(label) != plain(above[at]):
            return False
        spread += bool(label) and not single
    return spread >= 2


def _columns(upper: list[str], lower: list[str], dictionary: Dictionary) -> tuple[Column, ...]:
    columns: list[Column] = []
    group = ""
    for at in range(max(len(upper), len(lower))):
        over = upper[at] if at < len(upper) else ""
        under = lower[at] if at < len(lower) else ""
        group = over or (group if under else "")
        if not (over or under):
            continue
        columns.append(_column(at, group, under, dictionary))
    return tuple(columns)


def _column(at: int, group: str, under: str, dictionary: Dictionary) -> Column:
    if not under or plain(group) == plain(under):
        return Column(at, group, dictionary.find(group))
    heading = f"{group}/{under}" if group else under
    return Column(at, heading, dictionary.find(heading, under))
