"""稀有度 — how common each term and each name is among the texts: what a shared one is worth."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from jianyan.advice.features import SPACE, Features, Floats, Numbers

STEEP = 1.5  # a name that stands in many texts is worth still less than a word that does


@dataclass(frozen=True, slots=True, eq=False)
class Rarity:
    """Of how many texts were counted, and each number's worth when it is shared; a version of its own."""

    version: int
    documents: int
    mean_length: float
    terms: Floats  # idf of each number as a term
    names: Floats  # the same as a name, 1.0 for what stands in one text only
    named: Numbers  # in how many texts each name stands


def counted(all_of: Iterable[Features], version: int = 0) -> Rarity:
    """Count a set of texts."""
    terms = np.zeros(SPACE, np.uint32)
    names = np.zeros(SPACE, np.uint32)
    documents = length = 0
    for one in all_of:
        terms[one.terms] += 1
        names[one.names] += 1
        documents += 1
        length += one.length
    return made(version, documents, length, terms, names)


def made(version: int, documents: int, length: int, terms: Numbers, names: Numbers) -> Rarity:
    texts = max(documents, 1)
    rare = float(_idf(np.ones(1, np.uint32), texts)[0])  # what stands in one text only
    return Rarity(
        version,
        documents,
        max(length / texts, 1.0),
        _idf(terms, texts).astype(np.float32),
        ((_idf(np.maximum(names, 1), texts) / rare).clip(0, 1) ** STEEP).astype(np.float32),
        names,
    )


def _idf(documents: Numbers, texts: int) -> Floats:
    common = documents.astype(np.float32)
    return np.log1p((np.maximum(texts - common, 0) + 0.5) / (common + 0.5))


def packed(numbers: Numbers) -> bytes:
    """Counts for keeping; nearly all are nought."""
    return zlib.compress(numbers.astype(np.uint32).tobytes(), 1)


def unpacked(kept: bytes) -> Numbers:
    return np.frombuffer(zlib.decompress(kept), np.uint32)
