"""演示县 — a small county under the city: its own offices, a few units, a dozen suggestions."""

from dataclasses import replace
from datetime import date
from random import Random

import msgspec

from jianyan.ops.demo import days, organs, places
from jianyan.ops.demo.casting import Casting, Wish
from jianyan.ops.demo.catalogue import keys, specs
from jianyan.ops.demo.lots import Played
from jianyan.ops.demo.matters import Matter, matter
from jianyan.ops.demo.names import people
from jianyan.ops.demo.people import Cast, Roster
from jianyan.ops.demo.yearly import YearOfCases
from jianyan.people.models import Unit
from jianyan.people.proposers import ProposerKind

CASES = 12
TERM = 17
_WORDS = {
    "云澜市": "稻溪县",
    "我市": "我县",
    "全市": "全县",
    "市政府": "县政府",
    "市级": "县级",
    "各县（区）": "各乡镇",
}


def organise(year: int, roster: Roster) -> None:
    rows = organs.specs()
    found = organs.offices(rows.county, "city")
    organs.clerks(found, roster)
    like = places.units("city")
    for no, row in enumerate(rows.county_unit, start=1):
        unit = Unit.objects.create(
            key=row.key, name=row.name, short_name=row.short, hub=found["daoxi-gov"],
            position=no * 10, letter_mark=row.code, duties=like[row.of].duties,
            telephone=f"0900-87{no:03d}10",
        )  # fmt: skip
        leader, liaison = people(Random(f"county:{row.key}"), 2)
        unit.leader_in_charge, unit.liaison = leader.name, liaison.name
        unit.save()
        organs.employ(unit, leader, liaison, roster)
    congress = found["daoxi-congress"]
    opens = {at: _sitting(at) for at in range(year - 3, year + 1)}
    organs.sessions(congress, TERM, year, opens)
    seats = [places.Seats("daoxi", f"{place}代表团", 9) for place in _district().town]
    groups = organs.groups(Random("daoxi"), seats)
    organs.seated(congress, ProposerKind.DEPUTY, groups, "daoxi-deputy", roster)


def _sitting(year: int) -> tuple[date, date]:
    season = days.city_season(year)
    return season.opens, season.closes


def _district() -> places.District:
    return next(row for row in places.city().district if row.kind == "county")


def play_year(cast: Cast, today: date, year: int) -> Played:
    """A dozen suggestions of this year on places of the county."""
    casting = Casting(cast, cast.offices["daoxi-congress"], year)
    found = YearOfCases(casting, days.city_season(year), today)
    matters = [_matter(found.rng) for _ in range(CASES)]
    tellings = [
        found.raised(
            replace(found.papers(Wish(of=one)), separate=False),
            replace(found.fate(), unit_change=""),
        )
        for one in matters
    ]
    own = (_shared(found.rng), _promised(found.rng))
    return found.play([*tellings, *found.of_county(own)])


def _shared(rng: Random) -> Matter:
    """A matter that several units of the county handle."""
    return next(one for one in (_matter(rng) for _ in range(200)) if one.co)


def _promised(rng: Random) -> Matter:
    """A matter that is answered with a promise."""
    return next(one for one in (_matter(rng) for _ in range(200)) if one.commitments)


def _matter(rng: Random) -> Matter:
    """A matter of the city told of the county, handled by the county's unit of the like duties."""
    here = {row.of: row.key for row in organs.specs().county_unit}
    fitting = [key for key in keys("city") if specs()[key].lead in here and _spots(key)]
    key = rng.choice(fitting)
    found = matter(rng, key=key, place=rng.choice(_spots(key)))
    told_of = msgspec.json.encode(found).decode()
    for word, local in _WORDS.items():
        told_of = told_of.replace(word, local)
    local_one = msgspec.json.decode(told_of.encode(), type=Matter)
    co = tuple(here[one] for one in found.co if one in here)
    return replace(local_one, lead=here[found.lead], co=co)


def _spots(key: str) -> tuple[str, ...]:
    district, kind = _district(), specs()[key].place
    if kind == "area":
        return (*district.town, *district.village)
    found: tuple[str, ...] = getattr(district, kind, ())
    return found
