"""读出的文字 — lines with their place on the page, and why a document cannot be read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace


class Unreadable(Exception):
    """A document that cannot be read; `code` and `params` are worded by `wording`."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params: Mapping[str, object] = params


@dataclass(frozen=True, slots=True)
class Box:
    """Where a line stands, in the units of its page, from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def over(self, other: "Box") -> "Box":
        """The box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One written line; `score` is how sure the reading is (1.0 where it was text already)."""

    text: str
    box: Box
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page, as they were found on it."""

    no: int
    width: float
    height: float
    lines: tuple[Line, ...]
    how: str = "text"  # or "ocr"
    rules: tuple[Box, ...] = ()  # lines drawn from left to right, between the boxes of a form

    def having(self, lines: tuple[Line, ...]) -> "Page":
        return replace(self, lines=lines)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the document something stands: page and line, paragraphs where it has no pages."""

    page: int
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, or a box of a form with its label."""

    text: str
    place: Place
    score: float = 1.0
    label: str = ""
    is_heading: bool = False  # it stands out as a title does: in the middle, or larger


@dataclass(frozen=True, slots=True)
class Content:
    """What a document says, before anyone understands it."""

    blocks: tuple[Block, ...]
    pages: int = 0  # 0: it has none
    method: str = "text"
    notes: tuple[str, ...] = ()  # codes of what a person should know: macros, empty pages …
    unsure: tuple[tuple[Place, str, float], ...] = ()  # lines read doubtfully
    everything: str = ""  # heads and feet too: a mark of classification may stand anywhere
