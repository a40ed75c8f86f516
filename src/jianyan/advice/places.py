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
    NAMELESS,
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
WITHIN = re.compile(
    r"[^省市区县]{1,4}[省市区县](?=[^省市区县]{2,}[^内里]$)"
)  # 澜区 before 采薇社区
_SIGN = re.compile(f"[{HAN}a-z0-9]")
_LATIN = re.compile("[a-z0-9]{2}")  # a5区 begins with its a


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


def places_in(said: str, tokens: Sequence[Token]) -> Iterator[Place]:
    """The same of a text that is already read and segmented."""
    begun, ended = _bounds(tokens)
    for match in ENDING.finditer(said):
        if not _names_here(match, begun, ended):
            continue
        end = match.end()
        starts = range(match.start() - 1, _first(said, match.start()) - 1, -1)
        whole = (at for at in starts if not (at and _LATIN.match(said, at - 1)))
        runs = tuple(said[at:end] for at in whole)
        word = _common_noun(match, ended)
        runs = tuple(run for run in runs if len(run) > len(word))
        if runs and NAMELESS.isdisjoint(runs):
            worth = _worth(said, end, runs) * (COMMON if word else 1.0)
            yield Place(end, runs, worth * PART if _goes_on(said, end, begun) else worth)


def _bounds(tokens: Sequence[Token]) -> tuple[dict[int, str], dict[int, Token]]:
    """The words by where they begin, and words of more signs than one by where they end."""
    begun: dict[int, str] = {}
    ended: dict[int, Token] = {}
    at = 0
    for word, tag in tokens:
        if len(word) > 1:
            begun[at] = word
            ended[at + len(word)] = (word, tag)
        at += len(word)
    return begun, ended


def _names_here(match: re.Match[str], begun: dict[int, str], ended: dict[int, Token]) -> bool:
    """Not where the ending begins another word (路线), nor ends a verb or an adverb (跑路)."""
    head, end = match.group(), match.end()
    word = begun.get(end - 1, "")
    if word and not (head[-1] in STREAMS and word[1] in OPEN_TAILS and word not in NOT_OPEN):
        return False
    ends = ended.get(end)
    return ends is None or len(ends[0]) <= len(head) or ends[1] not in NOT_NAMED_BY


def _common_noun(match: re.Match[str], ended: dict[int, Token]) -> str:
    """高山, 盲道: a word of the dictionary that ends here and is nobody's name by itself."""
    word, tag = ended.get(match.end(), ("", ""))
    is_common = tag == "n" and len(word) > len(match.group()) and rjieba.has_word(word)
    return word if is_common else ""


def _goes_on(said: str, end: int, begun: dict[int, str]) -> bool:
    """金山 in 金山小区 is a part of a longer name; 流花溪 in 流花溪河水 is not."""
    more = ENDING.match(said, end)
    return more is not None and len(begun.get(more.end() - 1, "")) < 2


def _first(said: str, start: int) -> int:
    """How far to the left the name may reach: to a stop or the end of a run of signs."""
    first = start
    while first > 0 and start - first < LONGEST:
        sign = said[first - 1]
        if sign in STOPS or not _SIGN.match(sign):
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
