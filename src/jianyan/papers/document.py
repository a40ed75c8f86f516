"""A paper (文稿) before it is set: title, sections, paragraphs and tables, the same for every format."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its caption and the note under it; the first column names the row."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str | int]]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """一级标题 with its paragraphs and tables."""

    heading: str
    paragraphs: Sequence[str] = ()
    tables: Sequence[Table] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What is printed. `mark` stands at the top of a demonstration."""

    title: str
    subtitle: str
    sections: Sequence[Section]
    mark: str = ""
