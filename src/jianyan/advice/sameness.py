"""同一事项 — what a title says its matter is about: two titles that name different places are two matters."""

from dataclasses import dataclass

import rjieba

from jianyan.advice.naming import ENDING, WIDE_ENDINGS
from jianyan.advice.places import places
from jianyan.search.segmentation import reading

Runs = frozenset[str]
NOWHERE: Runs = frozenset()
SPOT = 0.55  # a name worth as much is no whole county or township


@dataclass(frozen=True, slots=True)
class Subject:
    """What a title is about: its chief name, and of 听涛里社区广场 or 水口村通村公路, whose end any place
    may have, the name within it.
    """

    name: Runs = NOWHERE
    within: Runs = NOWHERE


def subject(title: str) -> Subject:
    """The chief name of a title by the runs it may be called by: its first spot (桐花岭村 of 桐花岭村通村
    公路), or the last and smallest area where it names only areas (荷沼镇 of 榆塘区荷沼镇)."""
    said = reading(title)  # 稻溪 of 稻溪县 is no stream
    found = [
        place for place in places(title) if said[place.end : place.end + 1] not in WIDE_ENDINGS
    ]
    spot = next((place for place in found if place.worth >= SPOT), None)
    chief = spot or (found[-1] if found else None)
    return Subject(frozenset(chief.runs), _within(chief.runs[-1])) if chief else Subject()


def elsewhere(one: Subject, other: Subject) -> bool:
    """Both name a place, and not the same; 榆林铺镇零工市场 is not elsewhere than 榆林铺镇."""
    if one.within and other.within:
        return one.within.isdisjoint(other.within) or one.name.isdisjoint(other.name)
    return _differ(one.name | one.within, other.name | other.within)


def _differ(one: Runs, other: Runs) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)


def _within(run: str) -> Runs:
    """The first name in it, by its runs, where only common words follow (丹枫路 of 丹枫路盲道)."""
    for match in ENDING.finditer(run):
        if match.start() and _is_common(run[match.end() :]):
            name, least = run[: match.end()], len(match.group()) + 1
            return frozenset(name[at:] for at in range(len(name) - least + 1))
    return NOWHERE


def _is_common(rest: str) -> bool:
    return bool(rest) and all(len(word) > 1 for word in rjieba.cut(rest))
