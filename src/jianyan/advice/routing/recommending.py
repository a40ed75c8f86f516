"""承办单位推荐: duties, the office's own list, precedents, its model; apart and joined, it never assigns."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Q
from django.utils.translation import gettext as _

from jianyan.advice.duties import matching, own_list
from jianyan.advice.duties.matching import Duties, Match
from jianyan.advice.duties.own_list import Item, OwnList
from jianyan.advice.routing import store
from jianyan.advice.routing.model import Guess, Model
from jianyan.advice.routing.precedents import Precedents, precedents, precedents_of
from jianyan.cases.queries.units import assignable
from jianyan.cases.states import UnitRole
from jianyan.people.duties import Duty, duties_valid
from jianyan.people.models import Office, Unit

METHOD, VERSION = "duties+list+precedents+model", "2"
SHARES = {"duties": 0.8, "list": 1.0, "precedents": 0.9, "model": 0.7}
LEAST_LIKELY = 0.01
UNSURE = 0.35
LIST_SAYS = 1.0
CO_FROM = 0.12  # from this weight on a further unit is proposed as a co-handling one
MOST = 5


@dataclass(frozen=True, slots=True)
class Suggested:
    """One unit: in which role, how likely, by which source, and why in words."""

    unit: Unit
    role: str
    score: float
    sources: Mapping[str, float]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Units best first; `abstained`: the machine does not know (不确定)."""

    abstained: bool
    units: tuple[Suggested, ...]
    version: str


def recommend(
    text: str, *, office: Office, on: date, where: Q, besides: int | None = None,
    model: Model | None = None,
) -> Recommendation:  # fmt: skip
    """Who might handle this text; `where` is what the asker may see of other cases. `model`: another
    than the office's own (to try one)."""
    return Recommender(office, on, where, model).of(text, besides)


class Recommender:
    """What is the same for every text of an office: its units, their duties and lists, its model."""

    def __init__(self, office: Office, on: date, where: Q, model: Model | None = None) -> None:
        self._units = list(assignable(office, on))
        self._where = where
        self._model = model or (store.current(office.key) if self._units else None)
        self._duties = _duties_of(tuple((str(unit.pk), unit.name) for unit in self._units))
        self._lists = _lists_of(_items(self._units, on) if self._units else ())
        named = f"/{self._model.version}" if self._model else ""
        self._version = f"{VERSION}{named}"

    def of(self, text: str, besides: int | None = None) -> Recommendation:
        if not self._units or not text.strip():
            return Recommendation(True, (), VERSION)
        return self._joined(text, precedents(text, where=self._where, besides=besides))

    def of_many(self, texts: Mapping[int, str]) -> Iterator[tuple[int, Recommendation]]:
        """For many cases, each besides itself; the precedents of all are read together."""
        said = {pk: text for pk, text in texts.items() if self._units and text.strip()}
        like = dict(zip(said, precedents_of(said, where=self._where), strict=True))
        for pk, text in texts.items():
            known = pk in like
            yield pk, self._joined(text, like[pk]) if known else Recommendation(True, (), VERSION)

    def _joined(self, text: str, like: Precedents) -> Recommendation:
        by_duty = {int(one.key): one for one in self._duties.match(text)}
        listed = self._lists.match(text)
        guess = self._model.guess(text) if self._model else None
        return _Said(self._units, by_duty, listed, like, guess).joined(self._version)


@dataclass(frozen=True, slots=True)
class _Said:
    """What the four sources say, unit by unit."""

    units: Sequence[Unit]
    duty: Mapping[int, Match]
    listed: Mapping[str, own_list.Found]
    like: Precedents
    guess: Guess | None

    def joined(self, version: str) -> Recommendation:
        chances = self._chances()
        weights = {
            unit.pk: sum(SHARES[name] * math.log(max(p, LEAST_LIKELY)) for name, p in by.items())
            for unit in self.units
            for by in [chances[unit.pk]]
        }
        top = max(weights.values())
        powers = {pk: math.exp(weight - top) for pk, weight in weights.items()}
        total = sum(powers.values())
        ranked = sorted(self.units, key=lambda unit: -powers[unit.pk])[:MOST]
        found = tuple(
            self._one(unit, no, powers[unit.pk] / total, chances[unit.pk])
            for no, unit in enumerate(ranked)
        )
        heard = max(one.weight for one in self.duty.values()) > 1 or self.like.strength > 0.3
        heard = heard or own_list.trust(self.listed) > 0.5
        return Recommendation(not heard or found[0].score < UNSURE, found, version)

    def _chances(self) -> dict[int, dict[str, float]]:
        even = 1 / len(self.units)
        lead = {pk: max(weight, 0.0) for pk, weight in self.like.lead.items()}
        total = sum(lead.values())
        by_model = (
            {str(label): chance for label, chance in self.guess.labels} if self.guess else {}
        )
        trust = self.guess.known if self.guess else 0.0
        by_list = own_list.chances(self.listed, [str(unit.pk) for unit in self.units])
        listed = own_list.trust(self.listed)
        found: dict[int, dict[str, float]] = {}
        for unit in self.units:
            found[unit.pk] = {"duties": self.duty[unit.pk].chance}
            if self.listed:
                mine = by_list[str(unit.pk)]
                found[unit.pk]["list"] = _mixed(mine, even, listed)
            if total:
                mine = lead.get(unit.pk, 0.0) / total
                found[unit.pk]["precedents"] = _mixed(mine, even, self.like.strength)
            if self.guess:
                found[unit.pk]["model"] = _mixed(by_model.get(unit.key, 0.0), even, trust)
        return found

    def _one(self, unit: Unit, no: int, score: float, chances: Mapping[str, float]) -> Suggested:
        co = self.like.co.get(unit.pk, 0.0) > 0 or score >= CO_FROM
        role = UnitRole.LEAD.value if no == 0 else UnitRole.CO.value if co else ""
        rounded = {name: round(p, 4) for name, p in chances.items()}
        return Suggested(unit, role, round(score, 4), rounded, tuple(self._why(unit, chances)))

    def _why(self, unit: Unit, chances: Mapping[str, float]) -> list[str]:
        said = []
        if terms := self.duty[unit.pk].terms:
            said.append(_("Its duties: %(terms)s") % {"terms": "、".join(terms)})
        said += self._item(unit)
        if cases := self.like.cases.get(unit.pk):
            said.append(_("Like cases it led: %(cases)s") % {"cases": ", ".join(cases[:3])})
        if self.like.co.get(unit.pk) and not cases:
            said.append(_("It took part in like cases"))
        if back := self.like.sent_back.get(unit.pk):
            said.append(_("It gave back: %(cases)s") % {"cases": ", ".join(back[:2])})
        if chances.get("model", 0.0) >= 0.2:
            percent = round(100 * chances["model"])
            said.append(_("The office's earlier decisions: %(percent)d %%") % {"percent": percent})
        return said

    def _item(self, unit: Unit) -> list[str]:
        """The item of the office's own list, where it says more than a word shared by chance."""
        listed = self.listed.get(str(unit.pk))
        if listed is None or listed.weight < LIST_SAYS:
            return []
        leads = _("The office's list of duties: %(item)s")
        takes_part = _("By the office's list it takes part: %(item)s")
        return [(leads if listed.leads else takes_part) % {"item": listed.item[:60]}]


def _mixed(chance: float, even: float, trust: float) -> float:
    """A chance as far as its source is to be trusted, the rest spread evenly."""
    share = 0.9 * trust
    return share * chance + (1 - share) * even


@lru_cache(maxsize=8)
def _duties_of(units: tuple[tuple[str, str], ...]) -> Duties:
    """The public duties of these units; building them takes longer than asking them."""
    return Duties(matching.Unit(key, name) for key, name in units)


def _items(units: Sequence[Unit], on: date) -> tuple[Item, ...]:
    """The office's own list: what it imported item by item, and what its directory says of a unit."""
    rows = duties_valid(on).filter(unit__in=units).values_list("unit_id", "item", "role")
    found = [Item(str(unit), item, role == Duty.Role.LEAD) for unit, item, role in rows]
    for unit in units:
        found += own_list.items_of(str(unit.pk), unit.duties)
    return tuple(found)


@lru_cache(maxsize=8)
def _lists_of(items: tuple[Item, ...]) -> OwnList:
    return OwnList(items)
