"""特征 — what of a text is compared: its terms and the names in it, as numbers, small enough to keep."""

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import rjieba

from jianyan.advice.places import Place, Token, places_in
from jianyan.search.segmentation import RUN, reading

METHOD = "terms+names"
VERSION = (
    2  # of what stands in this file and in places; stored features of another are written anew
)
SPACE = 1 << 20  # numbers that a term may have; two of a thousand share one
OPENING = 80  # signs at the beginning, where a text says what it is about
LATER = 0.7  # what a name is worth that stands only further on
AGAIN = 0.1  # what each further mention adds
_MOST_COUNTED = 255

Numbers = npt.NDArray[np.uint32]
Floats = npt.NDArray[Any]  # of single precision


@dataclass(frozen=True, slots=True)
class Features:
    """A text as numbers: each term once with how often it stands, each run of a name with its worth."""

    terms: Numbers
    counts: npt.NDArray[np.uint8]
    names: Numbers
    worths: Floats

    @property
    def length(self) -> int:
        return int(self.counts.sum())


def number(term: str) -> int:
    """The number of a term: the same in every process and release."""
    return zlib.crc32(term.encode()) & (SPACE - 1)


def name_number(run: str) -> int:
    """Names have numbers of their own: 流花溪 as a name is not the same as its signs."""
    return zlib.crc32(b"@" + run.encode()) & (SPACE - 1)


def features(*texts: str) -> Features:
    """Of a title and what follows it, or of one text."""
    said = reading("\n".join(text for text in texts if text))
    tokens = rjieba.tag(said)
    counted = Counter(_terms(said, tokens))
    names = worths(places_in(said, tokens))
    counts = np.fromiter(counted.values(), np.uint32, len(counted))
    return Features(
        np.fromiter(map(number, counted), np.uint32, len(counted)),
        np.minimum(counts, _MOST_COUNTED).astype(np.uint8),
        np.fromiter(names, np.uint32, len(names)),
        np.fromiter(names.values(), np.float32, len(names)),
    )


def _terms(said: str, tokens: Sequence[Token]) -> Iterator[str]:
    """Pairs of neighbouring signs, longer words, latin words and numbers."""
    for run in RUN.findall(said):
        if run.isascii():
            yield run
        else:
            yield from map("".join, pairwise(run))
    yield from (word for word, _ in tokens if len(word) > 2 and not word.isascii())


def worths(found: Iterable[Place]) -> dict[int, float]:
    """Each run of each name with the most that one of its mentions is worth, repeated ones a little more."""
    best: dict[int, float] = {}
    for place in found:
        worth = place.worth if place.end <= OPENING else place.worth * LATER
        for run in place.runs:
            at = name_number(run)
            said = best.get(at)
            best[at] = worth if said is None else min(max(said, worth) + AGAIN, 1.0)
    return best


def packed(of: Features) -> bytes:
    """For keeping: four arrays, one behind the other."""
    sizes = np.array([len(of.terms), len(of.names)], np.uint32)
    worths_kept = np.round(of.worths * 100).astype(np.uint8)
    parts = (sizes, of.terms, of.names, of.counts, worths_kept)
    return b"".join(part.tobytes() for part in parts)


def unpacked(kept: bytes) -> Features:
    terms_kept, names_kept = (int(size) for size in np.frombuffer(kept, np.uint32, 2))
    numbers = np.frombuffer(kept, np.uint32, terms_kept + names_kept, offset=8)
    small = np.frombuffer(kept, np.uint8, offset=8 + 4 * (terms_kept + names_kept))
    return Features(
        numbers[:terms_kept],
        small[:terms_kept],
        numbers[terms_kept:],
        small[terms_kept:].astype(np.float32) / 100,
    )
