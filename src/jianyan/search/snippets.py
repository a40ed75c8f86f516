"""摘录 — the passage of a text that says the most of what was asked, with its words marked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jianyan.search.segmentation import aligned

WIDTH = 90
_BEFORE = 16  # signs of a passage that may stand before its first word
_STOPS = "。；！？;!?\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage: as asked, or what stands between."""

    text: str
    is_hit: bool


Passage = tuple[Piece, ...]


def passage(text: str, wanted: Iterable[str], width: int = WIDTH) -> Passage:
    """The best stretch of a text, or its beginning where it says nothing of what was asked."""
    hits = _places(text, wanted)
    start = _start(text, _best(hits, width), width)
    end = min(start + width, len(text))
    pieces = list(_cut(text, hits, start, end))
    if start > 0:
        pieces.insert(0, Piece("…", False))
    if end < len(text):
        pieces.append(Piece("…", False))
    return tuple(pieces)


def marked(text: str, wanted: Iterable[str]) -> Passage:
    """A short text whole, with the words asked for marked."""
    return tuple(_cut(text, _places(text, wanted), 0, len(text)))


def words(pieces: Passage) -> str:
    """A passage on one line, without marks."""
    return " ".join("".join(piece.text for piece in pieces).split())


def _places(text: str, wanted: Iterable[str]) -> dict[int, str]:
    """Each sign of the text that belongs to a word asked for, with that word."""
    said, places = aligned(text)
    found: dict[int, str] = {}
    for term in sorted(wanted, key=len):
        at = said.find(term)
        while at >= 0:
            found |= dict.fromkeys(places[at : at + len(term)], term)
            at = said.find(term, at + 1)
    return found


def _best(hits: dict[int, str], width: int) -> int | None:
    """Where the stretch begins that holds the most different words."""
    signs = sorted(hits)
    best, most = None, 0
    for number, start in enumerate(signs):
        if number and signs[number - 1] == start - 1:
            continue  # inside a word: begin with its first sign
        held = {hits[sign] for sign in signs[number : number + width] if sign < start + width}
        if len(held) > most:
            best, most = start, len(held)
    return best


def _start(text: str, first: int | None, width: int) -> int:
    """A little before the first word: at the beginning of its sentence if that is near."""
    if first is None or len(text) <= width:
        return 0
    near = range(max(first - _BEFORE, 0), first + 1)
    sentence = max((sign for sign in near if sign == 0 or text[sign - 1] in _STOPS), default=None)
    start = near[0] if sentence is None else sentence
    return max(min(start, len(text) - width), 0)


def _cut(text: str, hits: dict[int, str], start: int, end: int) -> Iterator[Piece]:
    run = start
    for sign in range(start + 1, end + 1):
        if sign == end or (sign in hits) != (run in hits):
            yield Piece(text[run:sign], run in hits)
            run = sign


def first_with(texts: Sequence[str], wanted: Sequence[str]) -> str:
    """The text that says the most different words of what was asked."""
    held = [len(set(_places(text, wanted).values())) for text in texts]
    return texts[held.index(max(held))] if texts else ""
