"""同一事项 — what a title says its matter is about: two titles that name different places are two matters."""

from collections.abc import Sequence
from dataclasses import dataclass

import rjieba

from jianyan.advice.naming import COMMON_HOUSES, ENDING, WIDE_ENDINGS, WORKS
from jianyan.advice.places import NAMED, Place, Token, places_in
from jianyan.search.segmentation import reading

Subject = frozenset[
    str
]  # the chief name by the runs that tell it, and by the shorter name within it
Signs = frozenset[int]  # places in a text
NOWHERE: Subject = frozenset()
SPOT = 0.55  # a name worth as much is no whole county or township
AREA, LAST = 2, 3
REACH = 9  # signs of a name before its ending: 荷沼水产加工园
TELLS = 2  # signs before the ending by which a name is told: 渡大道 may be 新渡大道 or 枫渡大道


def subject(title: str) -> Subject:
    """The chief name of a title: its first spot (桐花岭村 of 桐花岭村通村公路), or the last and smallest area
    where it names only areas (荷沼镇 of 榆塘区荷沼镇)."""
    read = _read(title)
    found = [  # 稻溪 of 稻溪县 is no stream
        _ranked(place, read)
        for place in places_in(read.said, read.tokens, REACH)
        if read.said[place.end : place.end + 1] not in WIDE_ENDINGS
    ]
    told = [(rank, names) for rank, names in found if names]
    if not told:
        return NOWHERE
    least = min(rank for rank, _ in told)
    best = [names for rank, names in told if rank == least]
    return best[-1] if least == AREA else best[0]


def elsewhere(one: Subject, other: Subject) -> bool:
    """Both name a place, and not the same; 榆林铺镇零工市场 is not elsewhere than 榆林铺镇."""
    return bool(one) and bool(other) and one.isdisjoint(other)


@dataclass(frozen=True, slots=True)
class _Read:
    """A title in words: which signs belong to no common word, where words begin, which word ends where."""

    said: str
    tokens: Sequence[Token]
    own: Signs
    begin: Signs
    ended: dict[int, Token]


def _read(title: str) -> _Read:
    said = reading(title)
    tokens = rjieba.tag(said)
    own: set[int] = set()
    begin: set[int] = set()
    ended: dict[int, Token] = {}
    at = 0
    for word, tag in tokens:
        begin.add(at)
        if _is_own(word, tag):
            own.update(range(at, at + len(word)))
        at += len(word)
        ended[at] = (word, tag)
    return _Read(said, tokens, frozenset(own), frozenset(begin), ended)


def _is_own(word: str, tag: str) -> bool:
    if len(word) == 1:
        return not ENDING.fullmatch(word)
    return tag in NAMED or tag == "m" or not rjieba.has_word(word)


def _ranked(place: Place, read: _Read) -> tuple[int, Subject]:
    """How likely a name is the chief one, the lowest first, and the runs that tell it.

    A name in words of its own (荷沼) goes before one in common words (水口村, 人民路), a spot before an
    area; common words before 园, 站, 公寓 name hardly anything (农产品加工园, 服务驿站).
    """
    first = place.end - len(place.runs[-1])
    start = _after_areas(place, read)
    ending = _ending(place)
    by_own = _own_runs(start, place.end - len(ending), place.end, read)
    if not by_own and ending in COMMON_HOUSES:  # 汀兰区人民医院 by its district
        by_own = _own_runs(first, place.end - len(ending), place.end, read)
    runs = by_own or _loose_runs(place, len(ending))
    names = runs | _longer(runs, place, read) | _within(start, place.end, read)
    return _rank(place, ending, bool(by_own), read), names


def _rank(place: Place, ending: str, by_own: bool, read: _Read) -> int:
    word, tag = read.ended.get(place.end, ("", ""))
    if tag == "n" and len(word) > len(ending) and rjieba.has_word(word):
        before = place.runs[-1][: -len(word)]
        follows_name = any(match.end() == len(before) for match in ENDING.finditer(before))
        if follows_name or not by_own:  # 丹枫路盲道, 鹿鸣镇热线; not 云门路, which ends in 门路
            return LAST
    if ending in WORKS and not by_own:
        return LAST
    return AREA if place.worth < SPOT else int(not by_own)


def _ending(place: Place) -> str:
    ends = [m.group() for m in ENDING.finditer(place.runs[-1]) if m.end() == len(place.runs[-1])]
    return ends[0] if ends else ""


def _own_runs(first: int, rest: int, end: int, read: _Read) -> Subject:
    """The runs with enough signs of their own before the ending, or with a whole word (澜溪)."""
    return frozenset(
        read.said[at:end]
        for at in range(first, rest)
        if at in read.own & read.begin
        or sum(sign in read.own for sign in range(at, rest)) >= TELLS
    )


def _loose_runs(place: Place, ending: int) -> Subject:
    rests = {run: len(run) - ending for run in place.runs}
    least = min(TELLS, max(rests.values()))
    return frozenset(
        run for run, rest in rests.items() if rest >= least and not ENDING.fullmatch(run[:rest])
    )


def _after_areas(place: Place, read: _Read) -> int:
    """Where the name itself begins: 榆塘区和畅街道 is 和畅街道."""
    longest = place.runs[-1]
    first = place.end - len(longest)
    ends = [
        first + match.end()
        for match in ENDING.finditer(longest)
        if match.group() in WIDE_ENDINGS and match.end() < len(longest)
    ]
    inner = [end for end in ends if end in read.begin]
    return max(inner, default=first)


def _longer(runs: Subject, place: Place, read: _Read) -> Subject:
    """半山 of 半山路 may be the road."""
    more = ENDING.match(read.said, place.end)
    return frozenset(run + more.group() for run in runs) if more else NOWHERE


def _within(start: int, end: int, read: _Read) -> Subject:
    """The first name in it, by its runs, where only common words follow (丹枫路 of 丹枫路盲道)."""
    for match in ENDING.finditer(read.said, start, end):
        if match.start() > start and _is_common(read.said[match.end() : end]):
            own = _own_runs(start, match.start(), match.end(), read)
            loose = range(start, match.start() - TELLS + 1)
            return own or frozenset(read.said[at : match.end()] for at in loose)
    return NOWHERE


def _is_common(rest: str) -> bool:
    return bool(rest) and all(len(word) > 1 or ENDING.fullmatch(word) for word in rjieba.cut(rest))
