"""特征: what a text is made of for the classifier, the same for raw and for segmented text."""

import re
from collections.abc import Iterator

import rjieba

from jianyan.search.segmentation import HAN, reading

_SIGN = rf"[{HAN}，。、；：？！“”（）《》〔〕,;:?!()#]"
_BLANK = re.compile(rf"\s+(?={_SIGN})|(?<={_SIGN})\s+")
# 西地省A3区××小区: names that were taken out of a published text say nothing
_MASK = re.compile(r"[×✕✖*]+|(?<![a-z])x{2,}(?![a-z])|(?<![a-z0-9])[a-z]\d*(?=[省市区县镇乡])")
_DIGITS = re.compile(r"\d+")
_SAYS = re.compile(rf"[{HAN}a-z0]")
LONGEST = 6_000  # signs; what stands further down hardly changes the subject


def normal(text: str) -> str:
    """One width, one script, no blanks beside Chinese signs, masks and figures neutral."""
    plain = _MASK.sub("#", reading(text[:LONGEST]))
    return _DIGITS.sub(lambda found: "0" * min(len(found[0]), 4), _BLANK.sub("", plain))


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
