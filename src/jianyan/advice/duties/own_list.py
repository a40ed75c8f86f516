"""本单位责任清单: which units a text speaks of by the list of duties that the office itself laid down."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import rjieba

from jianyan.advice.duties.matching import BODY, TITLE, divided
from jianyan.search.segmentation import reading

WARMTH = 0.9  # how fast a lead in matched terms becomes a chance
CO, NEXT = 0.45, 0.35  # an item it only takes part in; its second item beside its best
HEARD = 2.5  # from this weight on the list is trusted as far as it can be
_BETWEEN = re.compile(r"[,，、。;；:：\s（）()《》]|以及|和|及|与")
_ITEM = re.compile(r"[;；。\n]+")
_EVERYDAY = frozenset(["负责", "全市", "工作", "管理", "组织", "指导", "协调", "监督", "承担", "拟订", "实施", "推进", "建设", "服务", "发展", "统筹", "主管", "相关", "有关", "本市", "全县", "全区", "行业", "贯彻", "执行", "落实", "开展", "政策", "规划", "制定", "参与", "配合", "做好", "依法", "职责", "范围", "方针", "法律", "法规", "事项", "交办", "其他", "完成", "加强", "推动", "制度", "体系"])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """One duty of one unit, in the words of the list."""

    key: str
    words: str
    leads: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """How well one unit's own list answers to a text, and the item that says so."""

    weight: float
    item: str
    leads: bool


class OwnList:
    """The lists of the units of an office, ready to be compared with texts."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = tuple(items)
        units: dict[str, set[str]] = defaultdict(set)
        self._of_term: dict[str, list[int]] = defaultdict(list)
        for no, item in enumerate(self._items):
            for term in set(terms_of(item.words)):
                units[term].add(item.key)
                self._of_term[term].append(no)
        most = len({item.key for item in self._items}) or 1
        self._lengths = sorted({len(term) for term in units})
        self._telling = {
            term: min(0.5 + len(term) / 4, 1.5) * math.log(1 + most / len(by)) / math.log(1 + most)
            for term, by in units.items()
        }

    def __bool__(self) -> bool:
        return bool(self._items)

    def match(self, text: str) -> Mapping[str, Found]:
        """The units whose list speaks of this text; those of which it says nothing are left out."""
        weights: dict[int, float] = defaultdict(float)
        for term, weight in self._heard(text).items():
            for no in self._of_term[term]:
                weights[no] += weight * self._telling[term]
        by_unit: dict[str, list[Found]] = defaultdict(list)
        for no, weight in sorted(weights.items()):
            item = self._items[no]
            share = 1.0 if item.leads else CO
            by_unit[item.key].append(Found(weight * share, item.words, item.leads))
        return {key: _summed(found) for key, found in by_unit.items()}

    def _heard(self, text: str) -> dict[str, float]:
        """The terms of a text that stand in any list; the title says more, its end most."""
        title, body = divided(text)
        heard: dict[str, float] = {}
        for said, weight in ((body, BODY if title else TITLE), (title, TITLE)):
            for term, at in self._standing_in(said).items():
                placed = 0.6 + 0.6 * (at + len(term)) / len(said) if said is title else 1.0
                heard[term] = max(heard.get(term, 0.0), weight * placed)
        return heard

    def _standing_in(self, said: str) -> dict[str, int]:
        """The terms that stand in a text, each with its last place. The text is walked, not the list:
        a list has thousands of terms, a title thirty signs."""
        return {
            term: at
            for at in range(len(said))
            for length in self._lengths
            if (term := said[at : at + length]) in self._telling and len(term) == length
        }


def _summed(found: list[Found]) -> Found:
    best, *rest = sorted(found, key=lambda one: -one.weight)
    return Found(best.weight + NEXT * (rest[0].weight if rest else 0.0), best.item, best.leads)


def chances(found: Mapping[str, Found], keys: Sequence[str]) -> dict[str, float]:
    """Each unit's chance by the lists alone; even where no list says anything."""
    weights = {key: found[key].weight if key in found else 0.0 for key in keys}
    top = max(weights.values(), default=0.0)
    powers = {key: math.exp(WARMTH * (weight - top)) for key, weight in weights.items()}
    total = sum(powers.values())
    return {key: power / total for key, power in powers.items()}


def trust(found: Mapping[str, Found]) -> float:
    """How far the lists are to be believed: little where they hardly touch the text."""
    return min(1.0, max((one.weight for one in found.values()), default=0.0) / HEARD)


def terms_of(duty: str) -> Iterator[str]:
    """The terms of an item: its short clauses, its words, and pairs of neighbouring words."""
    for clause in _BETWEEN.split(reading(duty)):
        if 2 <= len(clause) <= 8 and clause not in _EVERYDAY:
            yield clause
        words = [word for word in rjieba.cut(clause) if len(word) > 1 and word not in _EVERYDAY]
        yield from words
        yield from (one + two for one, two in pairwise(words) if one + two in clause)


def items_of(key: str, written: str) -> Iterator[Item]:
    """The items of a unit's duties written as one text (单位名册的“主要职责”)."""
    yield from (Item(key, one.strip()) for one in _ITEM.split(written) if len(one.strip()) > 1)
