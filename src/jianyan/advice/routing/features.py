"""特征: what a text is made of for the classifier, the same for raw and for segmented text."""

import re
from collections.abc import Iterator

import rjieba

from jianyan.search.segmentation import HAN, reading

_SIGN = rf"[{HAN}，。、；：？！“”（）《》〔〕,;:?!()×✕✖*]"
_BLANK = re.compile(rf"\s+(?={_SIGN})|(?<={_SIGN})\s+")
# 西地省A3区××小区: names that were taken out of a published text say nothing
_MASK = re.compile(r"[×✕✖*]+|(?<![a-z])x{2,}(?![a-z])|(?<![a-z0-9])[a-z]\d*(?=[省市区县镇乡])")
_DIGITS = re.compile(r"\d+")
_SAYS = re.compile(rf"[{HAN}a-z0]")
LONGEST = 6_000  # signs; what stands further down hardly changes the subject
LONGEST_TITLE = 60


def normal(text: str) -> str:
    """One width, one script, no blanks beside Chinese signs, masks and figures neutral."""
    plain = _MASK.sub("#", _BLANK.sub("", reading(text[:LONGEST])))
    return _DIGITS.sub(lambda found: "0" * min(len(found[0]), 4), plain)


def signs(plain: str, longest: int = 3) -> Iterator[str]:
    """Every stretch of one to three neighbouring signs of a normal text."""
    for size in range(1, longest + 1):
        for at in range(len(plain) - size + 1):
            yield plain[at : at + size]


def words(plain: str) -> Iterator[str]:
    """The words of a normal text, told apart from stretches of signs by their first sign."""
    for word in rjieba.cut(plain):
        if _SAYS.search(word):
            yield f"\t{word}"


def features(text: str) -> Iterator[str]:
    """Everything a text is made of; its title, where a first line looks like one, counts twice."""
    plain = normal(text)
    yield from signs(plain)
    yield from words(plain)
    title = normal(titled(text))
    yield from signs(title)
    yield from words(title)


def titled(text: str) -> str:
    """The first line, where it is short and more follows."""
    first, _, rest = text.strip().partition("\n")
    return first if rest.strip() and len(first) <= LONGEST_TITLE else ""


def heard(text: str) -> list[str]:
    """The words of two signs and more, by which one tells whether a text is of a known world."""
    return [word[1:] for word in words(normal(text)) if len(word) > 2]
