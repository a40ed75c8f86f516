"""地点与专名 — rivers, roads, communities, schools … found by their endings and context, without any list of them.

Where a name begins is seldom written, so no one beginning is chosen: each name is kept as the runs of
signs that end with its ending (花溪, 流花溪, 区流花溪). Two texts that name the same thing share the
longer ones, whatever stands before it; how rare a run is among the texts says what it is worth.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import rjieba

from jianyan.advice.naming import (
    AFTER,
    BEFORE,
    COMMON,
    ENDING,
    LEADS_TO,
    NAMELESS,
    NOT_BEFORE,
    NOT_NAMED_BY,
    NOT_OPEN,
    OPEN_TAILS,
    PART,
    SAYS_WHERE_AFTER,
    SAYS_WHERE_BEFORE,
    SMALL,
    STOPS,
    STREAMS,
    WIDE,
    WIDE_ENDINGS,
)
from jianyan.search.segmentation import HAN, reading

LONGEST = 5  # signs of a name before its ending
Token = tuple[str, str]  # word, part of speech
LEADS = frozenset({"uj", "ul", "p", "c", "r", "d", "v", "vn", "f"})
NAMED = frozenset({"ns", "nr", "nrt", "nz", "nt"})  # parts of speech of what is a name
ODD = NAMED | {"ng", "vg", "g", "x"}  # 霁 before 山区: a sign that is no word by itself
WITHIN = re.compile(
    r"[^省市区县]{1,4}[省市区县](?=[^省市区县]{2,}[^内里]$)"
)  # 澜区 before 采薇社区
VILLAGES = "村村"  # 石碓村村民: the second one goes with what follows
GUESSED = frozenset("线道站里")  # before these what the segmenter guesses is a word: 线上, 道路
_SIGN = re.compile(f"[{HAN}a-z0-9]")
_LATIN = re.compile("[a-z0-9]{2}")  # a5区 begins with its a


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text by where they begin and end, and the signs of longer ones."""

    begun: dict[int, str]  # of two signs and more
    ended: dict[int, Token]
    inside: frozenset[int]  # of such a word that leads to no name


@dataclass(frozen=True, slots=True)
class Place:
    """A name by its end in the reading text, and the runs by which it may be called."""

    end: int
    runs: tuple[str, ...]  # the shortest first
    worth: float  # less where it only says where something else is


def places(text: str) -> Iterator[Place]:
    """The named things of a text, in order."""
    said = reading(text)
    return places_in(said, rjieba.tag(said))


def places_in(said: str, tokens: Sequence[Token], reach: int = LONGEST) -> Iterator[Place]:
    """The same of a text that is already read and segmented; `reach`: signs before an ending."""
    words = _words(tokens)
    for match in ENDING.finditer(said):
        if not _names_here(match, words):
            continue
        end = match.end()
        starts = range(match.start() - 1, _first(said, match.start(), words, reach) - 1, -1)
        whole = (at for at in starts if not (at and _LATIN.match(said, at - 1)))
        runs = tuple(said[at:end] for at in whole)
        word = _common_noun(match, words)
        runs = tuple(run for run in runs if len(run) > len(word))
        if runs and not _is_nameless(runs, end, words):
            worth = _worth(said, end, runs) * (COMMON if word else 1.0)
            yield Place(end, runs, worth * PART if _goes_on(said, end, words) else worth)


def _words(tokens: Sequence[Token]) -> Words:
    begun: dict[int, str] = {}
    ended: dict[int, Token] = {}
    inside: set[int] = set()
    at = 0
    for word, tag in tokens:
        if len(word) > 1:
            begun[at] = word
            if tag not in LEADS:
                inside.update(range(at, at + len(word)))
        ended[at + len(word)] = (word, tag)
        at += len(word)
    return Words(begun, ended, frozenset(inside))


def _names_here(match: re.Match[str], words: Words) -> bool:
    """Not where the ending begins another word (路线), nor ends a verb or an adverb (跑路).

    A word that only the segmenter guessed (镇网 of 上坪镇网约车) is none.
    """
    head, end = match.group(), match.end()
    after = match.string[end : end + 1]
    if after and after in NOT_BEFORE.get(head[-1], ""):
        return False
    word = words.begun.get(end - 1, "")
    open_tail = head[-1] in STREAMS and word[1:2] in OPEN_TAILS and word not in NOT_OPEN
    is_word = rjieba.has_word(word) or head[-1] in GUESSED
    if word and word != VILLAGES and is_word and not open_tail:
        return False
    ends = words.ended.get(end)
    return ends is None or len(ends[0]) <= len(head) or ends[1] not in NOT_NAMED_BY


def _common_noun(match: re.Match[str], words: Words) -> str:
    """高山, 盲道: a word of the dictionary that ends here and is nobody's name by itself."""
    word, tag = words.ended.get(match.end(), ("", ""))
    is_common = tag == "n" and len(word) > len(match.group()) and rjieba.has_word(word)
    return word if is_common else ""


def _is_nameless(runs: tuple[str, ...], end: int, words: Words) -> bool:
    """It ends in a common word (贫困山区), which is not the end of a name (萧山区, 霁山区)."""
    common = next((run for run in runs if run in NAMELESS), "")
    word, tag = words.ended.get(end, ("", ""))
    if not common or (tag == "ns" and len(word) > len(common)):
        return False
    before, kind = words.ended.get(end - len(common), ("", ""))
    return not (len(before) == 1 and kind in ODD)


def _goes_on(said: str, end: int, words: Words) -> bool:
    """金山 in 金山小区 is a part of a longer name; 流花溪 in 流花溪河水 is not."""
    more = ENDING.match(said, end)
    return more is not None and more.end() - 1 not in words.begun


def _first(said: str, start: int, words: Words, reach: int) -> int:
    """How far to the left the name may reach: to a stop or the end of a run of signs."""
    first = start
    while first > 0 and start - first < reach:
        sign = said[first - 1]
        stops = sign in STOPS and first - 1 not in words.inside  # 和 of 和畅路 stops nothing
        if stops or not _SIGN.match(sign) or said[max(first - 2, 0) : first] in LEADS_TO:
            break
        first -= 1
    return first


def _worth(said: str, end: int, runs: tuple[str, ...]) -> float:
    """What is named counts most; where it lies, and the whole city or county, count less."""
    worth = AFTER if SAYS_WHERE_AFTER.match(said, end) else 1.0
    starts = {end - len(run) for run in runs}
    if any(
        match.end() in starts for match in SAYS_WHERE_BEFORE.finditer(said, max(end - 12, 0), end)
    ):
        worth *= BEFORE
    if runs[0][-1] in WIDE_ENDINGS and not runs[0].endswith(SMALL):
        worth *= WIDE
    return worth


def name(said: str, run: str) -> str:
    """How a person would write the name of which a run was shared: without what leads to it.

    Empty where nothing but a common noun is left (运营管理学校).
    """
    at = said.find(run)
    if at < 0:
        return run
    words: list[str] = []
    begins = max(at - 4, 0)
    for word, tag in rjieba.tag(said[begins : at + len(run)]):
        leads = tag in LEADS or begins < at  # a word that the run begins in the middle of
        words = [] if leads else [*words, word]
        begins += len(word)
    found = "".join(words)
    if not 1 < len(found) <= len(run):
        found = run
    if inside := WITHIN.match(found):
        found = found[inside.end() :]
    return "" if found in NAMELESS else found
