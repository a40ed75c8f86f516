"""近似文本 — texts alike passage by passage: MinHash finds them among many, the passages say how far."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rensa import RMinHash

from jianyan.advice.features import SPACE
from jianyan.search.segmentation import aligned, reading

SHINGLE = 5  # signs
BANDS, ROWS = 32, 4  # finds nearly every pair of which 60 % of the shingles are shared
SEED = 20210218
LEAST = 8  # signs of a passage that counts as shared
_ROOM = (1 << 31) - 1 - SPACE


@dataclass(frozen=True, slots=True)
class Shared:
    """相同的段落: a passage that both texts hold, by its place in each as written."""

    here: int
    there: int
    length: int
    text: str


def bands(text: str) -> list[int]:
    """Numbers of which near-copies share at least one; above those of names."""
    said = reading(text)
    shingles = {said[at : at + SHINGLE] for at in range(len(said) - SHINGLE + 1)}
    if not shingles:
        return []
    signature = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    signature.update(sorted(shingles))
    digest: Sequence[int] = signature.digest()
    rows = (digest[first : first + ROWS] for first in range(0, BANDS * ROWS, ROWS))
    return [SPACE + zlib.crc32(f"{no}:{row}".encode()) % _ROOM for no, row in enumerate(rows)]


def passages(text: str, other: str) -> list[Shared]:
    """The passages that both hold, in the order of the first, the longest where they overlap."""
    return compared(text, other)[0]


def compared(text: str, other: str) -> tuple[list[Shared], float]:
    """Those passages, and which share of the two texts stands in both, between 0 and 1."""
    said, places = as_compared(text)
    there, places_there = as_compared(other)
    found, shared = [], 0
    for start, at, length in _runs(said, there):
        first, last = places[start], places[start + length - 1] + 1
        found.append(Shared(first, places_there[at], last - first, text[first:last]))
        shared += length
    return found, _share(shared, said, there)


@lru_cache(maxsize=4)
def as_compared(text: str) -> tuple[str, list[int]]:
    """The reading text, with the places in the written text: once for what is asked, whatever it is
    held against.
    """
    return aligned(text)


def alike(text: str, other: str) -> float:
    """That share alone."""
    said, there = reading(text), reading(other)
    return _share(sum(length for _, _, length in _runs(said, there)), said, there)


def _share(shared: int, said: str, there: str) -> float:
    return 2 * shared / (len(said) + len(there)) if said or there else 0.0


def _runs(said: str, there: str) -> Iterator[tuple[int, int, int]]:
    """Start here, start there, length; greedily from the left, no sign of either counted twice."""
    mine = _stretches(said)
    starts: dict[str, list[int]] = {}
    for at in range(len(there) - LEAST + 1):
        if (stretch := there[at : at + LEAST]) in mine:
            starts.setdefault(stretch, []).append(at)
    used = bytearray(len(there))
    here = 0 if starts else len(said)
    while here <= len(said) - LEAST:
        if said[here : here + LEAST] not in starts:
            here += 1
            continue
        length, at = _longest(said, here, there, starts, used)
        if length:
            yield here, at, length
            used[at : at + length] = b"\1" * length
        here += length or 1


@lru_cache(maxsize=2)
def _stretches(said: str) -> frozenset[str]:
    return frozenset(said[at : at + LEAST] for at in range(len(said) - LEAST + 1))


def _longest(
    said: str, here: int, there: str, starts: dict[str, list[int]], used: bytearray
) -> tuple[int, int]:
    best, where = 0, 0
    for at in starts.get(said[here : here + LEAST], ()):
        length = 0
        while (
            here + length < len(said)
            and at + length < len(there)
            and said[here + length] == there[at + length]
            and not used[at + length]
        ):
            length += 1
        if length >= LEAST and length > best:
            best, where = length, at
    return best, where
