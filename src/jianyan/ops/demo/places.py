"""地名与机构 — the invented city, its town and the invented nation, read from TOML."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random

import msgspec

from jianyan.ops.demo.names import Person, person


@dataclass(frozen=True, slots=True)
class Unit:
    """A handling unit (承办单位); `self` is how it calls itself in a letter (我局)."""

    key: str
    order: int
    name: str
    short: str
    self: str
    code: str
    kind: str
    duties: str
    sections: tuple[str, ...]
    accounts: bool = True

    @property
    def leader(self) -> Person:
        """分管领导."""
        return person(Random(f"leader:{self.key}"))

    @property
    def liaison(self) -> Person:
        """联络员."""
        return person(Random(f"liaison:{self.key}"))


@dataclass(frozen=True, slots=True)
class Change:
    """A unit renamed or merged from former ones so many years ago (机构沿革)."""

    kind: str
    years_ago: int
    unit: str
    former: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class District:
    key: str
    name: str
    kind: str
    street: tuple[str, ...]
    town: tuple[str, ...]
    community: tuple[str, ...]
    estate: tuple[str, ...]
    school: tuple[str, ...]
    road: tuple[str, ...]
    river: tuple[str, ...]
    bridge: tuple[str, ...]
    hospital: tuple[str, ...]
    market: tuple[str, ...]
    park: tuple[str, ...]
    village: tuple[str, ...]
    heritage: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Zone:
    key: str
    name: str
    short: str


@dataclass(frozen=True, slots=True)
class Seats:
    """A delegation (代表团) or a sector (界别) and how many sit in it."""

    key: str
    name: str
    seats: int


@dataclass(frozen=True, slots=True)
class Collective:
    """集体提案者."""

    key: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class DeputyGroup:
    name: str


@dataclass(frozen=True, slots=True)
class City:
    key: str
    name: str
    short: str
    notice: str
    hotline: str
    congress_term: int
    cppcc_term: int
    district: tuple[District, ...]
    zone: tuple[Zone, ...]
    delegation: tuple[Seats, ...]
    sector: tuple[Seats, ...]
    collective: tuple[Collective, ...]


@dataclass(frozen=True, slots=True)
class Town:
    key: str
    name: str
    short: str
    county: str
    congress_term: int
    seats: int
    village: tuple[str, ...]
    community: tuple[str, ...]
    road: tuple[str, ...]
    river: tuple[str, ...]
    deputy_group: tuple[DeputyGroup, ...]
    unit: tuple[Unit, ...]
    lead_map: dict[str, str]


@dataclass(frozen=True, slots=True)
class Nation:
    key: str
    name: str
    notice: str
    congress_term: int
    cppcc_term: int
    province: tuple[str, ...]
    city: tuple[str, ...]
    region: tuple[str, ...]
    suffix: tuple[str, ...]
    unit: tuple[Unit, ...]
    lead_map: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _UnitFile:
    unit: tuple[Unit, ...]
    change: tuple[Change, ...]


def read(name: str) -> dict[str, object]:
    """One data file of this folder."""
    path = files("jianyan.ops.demo").joinpath("data", *name.split("/"))
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def city() -> City:
    return msgspec.convert(read("city.toml"), City)


@cache
def town() -> Town:
    return msgspec.convert(read("town.toml"), Town)


@cache
def nation() -> Nation:
    return msgspec.convert(read("nation.toml"), Nation)


@cache
def units(level: str = "city") -> dict[str, Unit]:
    """Every unit of a level by key, in official order (序列)."""
    rows = {"town": lambda: town().unit, "nation": lambda: nation().unit}.get(
        level, lambda: _city_units().unit
    )()
    return {unit.key: unit for unit in sorted(rows, key=lambda unit: unit.order)}


def changes() -> tuple[Change, ...]:
    return _city_units().change


def unit_at(level: str, key: str, rng: Random) -> Unit:
    """Who answers, at this level, for what a unit of the city answers for."""
    if level == "nation" and not key.startswith("n_"):
        key = rng.choice(nation().lead_map[key])
    elif level == "town":
        key = town().lead_map.get(key, "town_office")
    return units(level)[key]


@cache
def spots(kind: str) -> tuple[str, ...]:
    """Every place of a kind in the city, each plain and with its district before it."""
    found: list[str] = []
    for district in city().district:
        names = (
            (district.name, *district.street, *district.town)
            if kind == "area"
            else getattr(district, kind)
        )
        found += names
        found += [
            f"{district.name}{name}" for name in names if not name.startswith(district.name[:2])
        ]
    return tuple(dict.fromkeys(found))


@cache
def scopes() -> tuple[str, ...]:
    """What a national text may speak of: regions, provinces, kinds of place in a province."""
    land = nation()
    mixed = (f"{province}{suffix}" for province in land.province for suffix in land.suffix)
    return (*land.region, *land.region, *land.province, *land.city, *mixed)


@cache
def _city_units() -> _UnitFile:
    return msgspec.convert(read("units.toml"), _UnitFile)
