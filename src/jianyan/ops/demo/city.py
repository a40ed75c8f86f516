"""演示城市 — the invented city with its county and town, and four years of its cases."""

from datetime import date, datetime
from functools import partial
from random import Random

from jianyan.ops.demo import county, days, desks, organs, places, posts, town
from jianyan.ops.demo.casting import Casting
from jianyan.ops.demo.lots import Played, Stages
from jianyan.ops.demo.people import Roster, gather
from jianyan.ops.demo.yearly import YearOfCases
from jianyan.people.models import Office
from jianyan.people.proposers import ProposerKind

OFFICES = ("yunlan-congress", "yunlan-cppcc")
SESSION_CASES = {0: 142, 1: 110, 2: 100, 3: 90}  # of each office, by years ago
PAST = {3: 4, 0: 1}  # cases entered as closed history, by years ago
ALIKE = 8  # pairs of cases that say nearly the same, or only seem to


def organise(year: int) -> Office:
    """Every office, unit and person of the city, the county and the town; gives the first office."""
    roster, rows = Roster(), organs.specs()
    found = organs.offices(rows.city, "city")
    organs.clerks(found, roster)
    listed = list(places.units("city").values())
    made = organs.units(listed, organs.hubs(rows.city, found))
    organs.staff(made, listed, roster)
    organs.changes({unit.key: unit for unit in made}, year)
    organs.on_paper(made, "yunlan-gov-clerk", roster)
    organs.administrators(found["yunlan-gov"], roster)
    posts.city(found, made, roster)
    _people(found, year, roster)
    county.organise(year, roster)
    town.organise(year, roster)
    roster.write()
    return found["yunlan-gov"]


def _people(found: dict[str, Office], year: int, roster: Roster) -> None:
    """Deputies by delegation, members by sector, of two terms; bodies that propose."""
    rng, land = Random("yunlan"), places.city()
    congress, cppcc = found["yunlan-congress"], found["yunlan-cppcc"]
    opens = {at: _sitting(at) for at in range(year - 3, year + 1)}
    organs.sessions(congress, land.congress_term, year, opens)
    organs.sessions(cppcc, land.cppcc_term, year, opens)
    deputies = organs.groups(rng, land.delegation)
    organs.seated(congress, ProposerKind.DEPUTY, deputies, "deputy", roster)
    members = organs.groups(rng, land.sector)
    organs.seated(cppcc, ProposerKind.MEMBER, members, "member", roster)
    organs.collective(cppcc, [(b.key, b.name, b.kind.lower()) for b in land.collective], roster)
    organs.collective(
        congress, [(f"d_{b.key}", b.name, "delegation") for b in land.delegation], roster
    )


def _sitting(year: int) -> tuple[date, date]:
    season = days.city_season(year)
    return season.opens, season.closes


def play_all(
    stages: Stages, today: date, year: int, now: datetime, *, fraction: int = 1
) -> Played:
    """Year by year and office by office, each a stage of its own; for tests a part of them only."""
    played, cast = Played(), gather(now)
    for at in range(year - 3, year + 1):
        for key in OFFICES:
            casting, ago = Casting(cast, cast.offices[key], at), year - at
            played.add(stages.run(f"{key} {at}", partial(_year, casting, today, ago, fraction)))
    for name, smaller in (("daoxi", county.play_year), ("qingyun", town.play_year)):
        played.add(stages.run(name, partial(smaller, cast, today, year)))
    played.add(stages.run("desks", partial(desks.laid_out, cast, today, now)))
    return played


def _year(casting: Casting, today: date, ago: int, fraction: int) -> Played:
    found = YearOfCases(casting, days.city_season(casting.year), today, ago)
    tellings = [
        *found.recurring(),
        *found.of_former_units(),
        *found.ordinary(SESSION_CASES[ago] // fraction),
    ]
    if ago == 0:
        tellings += [*found.alike(ALIKE), *found.showcases(), *found.waiting(), *found.joined()]
    if ago in PAST:
        tellings += found.past(PAST[ago])
    return found.play(tellings)
