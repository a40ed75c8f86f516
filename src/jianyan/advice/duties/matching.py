"""职责比对: which units a text speaks of by the terms of their duties; needs no training."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from jianyan.advice.duties.kinds import Kind, kinds, kinds_of
from jianyan.search.segmentation import reading

SURE, FIRST, OTHER, NAMED, PLACE, TRACE = 3.2, 2.0, 1.0, 3.0, 0.4, 0.15
TITLE, BODY = 3.0, 1.0
WARMTH = 0.62  # how fast a lead in matched terms becomes a chance; measured on made-up titles
LONGEST_TITLE, LONGEST = 60, 4_000
_PLACE = re.compile(
    r"([一-鿿]{2,6}?(?:街道|[省市区县镇乡]))(?:人民政府|办事处|管理委员会|管委会|政府)?$"
)
_PART_OF_A_NAME = re.compile(r"(?:[一-鿿]{0,4}?)(?:园区?|基地|街道?|路|桥|广场)(?![一-鿿]?[难堵])")
_TITLE = re.compile(r"^关于|(?:问题)?的?(?:建议|提案|意见|议案|对策|思考|几点建议)+$")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit that may be named: by which key, and how it is called."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Match:
    """How well one unit's duties answer to a text, and the terms that say so."""

    key: str
    chance: float
    weight: float
    terms: tuple[str, ...]


class Duties:
    """The duties of the units of an office, ready to be compared with texts."""

    def __init__(
        self, units: Iterable[Unit], kinds: Mapping[str, tuple[Kind, ...]] | None = None
    ) -> None:
        self.units = tuple(units)
        self.kinds = kinds or {unit.key: kinds_of(unit.name) for unit in self.units}

    @property
    def recognised(self) -> float:
        """The share of the units whose kind is known."""
        known = sum(bool(self.kinds[unit.key]) for unit in self.units)
        return known / len(self.units) if self.units else 0.0

    def match(self, text: str) -> list[Match]:
        """Every unit, best first; all alike where the text says nothing that anybody answers for."""
        found: dict[str, dict[str, float]] = {unit.key: {} for unit in self.units}
        for term, weight in self._heard(text).items():
            for key, share in self._terms[term].items():
                found[key][term] = weight * share
        sums = {key: sum(terms.values()) for key, terms in found.items()}
        for key, weight in self._traces_in(text):
            sums[key] += weight
        top = max(sums.values(), default=0.0)
        powers = {key: math.exp(WARMTH * (weight - top)) for key, weight in sums.items()}
        total = sum(powers.values())
        ranked = sorted(self.units, key=lambda unit: -sums[unit.key])
        return [
            Match(u.key, powers[u.key] / total, sums[u.key], _spoken(found[u.key])) for u in ranked
        ]

    def _heard(self, text: str) -> dict[str, float]:
        """The terms of a text with their weight: the title above the body, its end above its
        beginning (关于加强农村学校食堂食品安全监管 is about 食品安全监管)."""
        title, body = divided(text)
        heard: dict[str, float] = defaultdict(float)
        for found in self._pattern.finditer(title):
            heard[found[0]] += TITLE * _placed(title, found)
        counts: dict[str, int] = defaultdict(int)
        for found in self._pattern.finditer(body):
            counts[found[0]] += 1
        whole = BODY if title else TITLE
        for term, times in counts.items():
            heard[term] = max(heard[term], heard[term] / 2 + whole * (1 + math.log(times)) / 2)
        return heard

    def _traces_in(self, text: str) -> Iterator[tuple[str, float]]:
        """Pairs of signs that stand in a unit's terms: weak, but they reach words no list has."""
        title, body = divided(text)
        said = title or body
        for at in range(len(said) - 1):
            held = self._traces.get(said[at : at + 2], {})
            yield from ((key, weight * TITLE * TRACE) for key, weight in held.items())

    @cached_property
    def _traces(self) -> dict[str, dict[str, float]]:
        found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for term, by in self._terms.items():
            for key in by:
                for at in range(len(term) - 1):
                    found[term[at : at + 2]][key] += 1.0
        return {
            pair: {
                key: min(1.0, math.log1p(n)) * math.log(1 + len(self.units) / len(by)) / 4
                for key, n in by.items()
            }
            for pair, by in found.items()
            if len(by) <= len(self.units) / 6
        }

    @cached_property
    def _terms(self) -> dict[str, dict[str, float]]:
        """Each term with the units it speaks for and how much."""
        found: dict[str, dict[str, float]] = defaultdict(dict)
        for unit in self.units:
            for term, weight in self._of(unit):
                found[term][unit.key] = max(weight, found[term].get(unit.key, 0.0))
        return {
            term: {key: weight * _telling(term, len(by)) for key, weight in by.items()}
            for term, by in found.items()
        }

    def _of(self, unit: Unit) -> Iterator[tuple[str, float]]:
        for kind in self.kinds[unit.key]:
            yield from ((reading(term), SURE) for term in kind.sure)
            yield from ((reading(term), FIRST) for term in kind.first)
            yield from ((reading(term), OTHER) for term in kind.terms)
        yield from called(unit.name)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """The longest term that begins at a place; what ends inside a word is no term."""
        terms = sorted(self._terms, key=lambda term: (-len(term), term))
        return re.compile("|".join(map(re.escape, terms)) or r"(?!)")


def divided(text: str) -> tuple[str, str]:
    """Title and body; a short text is all title."""
    plain = reading(text[:LONGEST]).strip()
    first, _, rest = plain.partition("\n")
    if len(first) > LONGEST_TITLE:
        return "", plain
    return _TITLE.sub("", first.strip()), rest


def called(name: str) -> Iterator[tuple[str, float]]:
    """How a text would name the unit itself, or the place it governs: a place has its cases done
    by the departments above it more often than by itself."""
    if place := _PLACE.search(name):
        yield reading(place[1]), PLACE
    elif len(name) > 4:
        yield reading(name), NAMED


def _placed(title: str, found: re.Match[str]) -> float:
    """More towards the end; little inside a name (循环经济产业园 is where it happens)."""
    inside = _PART_OF_A_NAME.match(title, found.end())
    return (0.35 if inside else 1.0) * (0.6 + 0.8 * found.end() / len(title))


def _telling(term: str, units: int) -> float:
    """A long term that few answer for tells more."""
    return min(0.5 + len(term) / 5, 1.5) / math.sqrt(units)


def _spoken(terms: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted(terms, key=lambda term: -terms[term])[:4])


def of_kinds() -> Duties:
    """The shipped kinds as if each were a unit: for an office that has no directory yet."""
    return Duties(
        (Unit(kind.key, kind.name) for kind in kinds()), {kind.key: (kind,) for kind in kinds()}
    )


def of_labels(labels: Sequence[str]) -> Duties:
    return Duties(Unit(label, label) for label in labels)
