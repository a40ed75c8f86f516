"""演示全国 — an invented national year whose volumes are set to the published ones of 2020.

Published on 18 February 2021: 8,108 suggestions (88.3 %) and 4,115 proposals (84.9 %) led by the
departments of the State Council, some 3,700 opinions adopted, some 1,500 measures; 9,180
suggestions in all. The 4,847 proposals are back-computed from 4,115 and 84.9 % (4,845 to 4,849).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from random import Random

from jianyan.ops.demo import days, organs, places
from jianyan.ops.demo.casting import Casting, Wish, adoptable
from jianyan.ops.demo.catalogue import keys, specs
from jianyan.ops.demo.days import Season
from jianyan.ops.demo.fates import Fate
from jianyan.ops.demo.lots import Played, Stages
from jianyan.ops.demo.people import Cast, Roster, gather
from jianyan.ops.demo.script import Papers, Telling
from jianyan.ops.demo.yearly import YearOfCases
from jianyan.people.models import Office, Session, Term
from jianyan.people.proposers import ProposerKind

LOT = 500  # cases in one transaction
DEPUTIES, MEMBERS = 2980, 2158
ADOPTED, MEASURES = 3700, 1500
HUB = "nation-gov"


@dataclass(frozen=True, slots=True)
class Volume:
    """How many cases an office receives, and how many of them the departments lead."""

    office: str
    filed: int
    led: int
    declined: int = 0

    def part(self, fraction: int) -> "Volume":
        """The same divided, for tests."""
        return Volume(
            self.office, *(round(n / fraction) for n in (self.filed, self.led, self.declined))
        )


VOLUMES = (
    Volume("nation-congress", filed=9180, led=8108),
    Volume("nation-cppcc", filed=4847, led=4115, declined=440),
)
LED = sum(volume.led for volume in VOLUMES)


def organise(year: int, fraction: int = 1) -> Office:
    """Hubs, departments and two houses of one session."""
    rng, roster, rows = Random("nation"), Roster(), organs.specs().nation
    found = organs.offices(rows, "nation")
    organs.clerks(found, roster)
    listed = list(places.units("nation").values())
    organs.staff(organs.units(listed, organs.hubs(rows, found)), listed, roster)
    organs.administrators(found[HUB], roster)
    land, season = places.nation(), days.nation_season(year)
    congress, cppcc = found["nation-congress"], found["nation-cppcc"]
    for office, term in ((congress, land.congress_term), (cppcc, land.cppcc_term)):
        Term.objects.create(office=office, number=term, starts_on=date(year - 2, 3, 5))
        Session.objects.create(
            office=office, key=str(year), year=year, term=term, number=3,
            opens_on=season.opens, closes_on=season.closes,
        )  # fmt: skip
    delegations = [f"{name}代表团" for name in land.province]
    sectors = [sector.name for sector in places.city().sector]
    houses = (
        (congress, ProposerKind.DEPUTY, delegations, DEPUTIES, "deputy"),
        (cppcc, ProposerKind.MEMBER, sectors, MEMBERS, "member"),
    )
    for office, kind, names, seats, prefix in houses:
        groups = organs.groups(rng, _seats(names, seats // fraction), again=1)
        organs.seated(office, kind, groups, prefix, roster)
    roster.write()
    return found[HUB]


def _seats(names: Sequence[str], total: int) -> list[places.Seats]:
    return [
        places.Seats(name, name, max(_share(total, no, len(names)), 2))
        for no, name in enumerate(names)
    ]


def _share(total: int, part: int, parts: int) -> int:
    """One of so many parts that differ by one at most and make up the whole."""
    return total * (part + 1) // parts - total * part // parts


def play_all(
    stages: Stages, today: date, year: int, now: datetime, *, fraction: int = 1
) -> Played:
    """Lot by lot, each a stage of its own."""
    played, cast = Played(), gather(now)
    before = 0
    for volume in (one.part(fraction) for one in VOLUMES):
        parts = max(volume.filed // LOT, 1)
        for no in range(parts):
            lot = _Lot(
                Volume(
                    volume.office,
                    _share(volume.filed, no, parts),
                    _share(volume.led, no, parts),
                    _share(volume.declined, no, parts),
                ),
                no, parts,
                adopted=_taken(ADOPTED, before, _share(volume.led, no, parts), fraction),
                measures=_taken(MEASURES, before, _share(volume.led, no, parts), fraction),
            )  # fmt: skip
            before += lot.volume.led
            name = f"{volume.office} {no + 1}/{parts}"
            played.add(stages.run(name, partial(_play, lot, cast, today, year)))
    return played


def _taken(total: int, before: int, led: int, fraction: int) -> int:
    """The lot's part of what all led cases brought."""
    whole = sum(one.part(fraction).led for one in VOLUMES)
    total = round(total / fraction)
    return total * (before + led) // whole - total * before // whole


@dataclass(frozen=True, slots=True)
class _Lot:
    """Some cases of one house, played in one transaction."""

    volume: Volume
    no: int
    parts: int
    adopted: int
    measures: int


def _play(lot: _Lot, cast: Cast, today: date, year: int) -> Played:
    casting = Casting(cast, cast.offices[lot.volume.office], year, level="nation")
    season = _days_of(days.nation_season(year), lot)
    found = YearOfCases(casting, season, today, ago=2, part=lot.no)
    return found.play(_told(found, lot))


def _days_of(season: Season, lot: _Lot) -> Season:
    """Cases come in over the days of the session; numbers follow the days."""
    sitting = (season.closes - season.opens).days
    day = season.opens + timedelta(days=sitting * lot.no // lot.parts)
    return replace(season, opens=day, closes=day)


def _told(found: YearOfCases, lot: _Lot) -> Iterator[Telling]:
    papers = _papers(found, lot)
    taken = _adoptions(found.rng, papers[: lot.volume.led], lot)
    order = list(range(len(papers)))
    found.rng.shuffle(order)
    for no in order:
        fate = replace(found.fate(), verdict="file", is_returned=False)
        if no in taken:
            fate = replace(
                fate,
                adopted=taken[no],
                rating="SATISFIED",
                slow=0,
                unit_change="",
                is_disputed=False,
            )
        else:
            fate = replace(fate, adopted=())
        yield found.raised(papers[no], fate)
    for _ in range(lot.volume.declined):
        verdict = found.rng.choice(("decline", "convert", "convert"))
        yield found.raised(found.papers(Wish()), Fate(verdict=verdict))


def _papers(found: YearOfCases, lot: _Lot) -> list[Papers]:
    """First those that departments lead, then those of courts, party and other hubs."""
    units = found.casting.cast.units.values()
    led = frozenset(unit.key for unit in units if unit.hub.key == HUB)
    others = frozenset(unit.key for unit in units) - led
    mine, rest = Wish(leads=led), Wish(leads=others, keys=_keys_of(others))
    return [found.papers(mine if no < lot.volume.led else rest) for no in range(lot.volume.filed)]


def _keys_of(leads: frozenset[str]) -> tuple[str, ...]:
    """The matters that one of these units may be given."""
    lead_map = places.nation().lead_map
    return tuple(
        key
        for key in keys("nation")
        if leads & {*specs()[key].nation_lead, *lead_map.get(specs()[key].lead, ())}
    )


def _adoptions(rng: Random, papers: Sequence[Papers], lot: _Lot) -> dict[int, tuple[str, ...]]:
    """Which cases had points adopted, one or two each, and which of those brought a new measure."""
    order = list(range(len(papers)))
    rng.shuffle(order)
    counts: dict[int, int] = {}
    left = lot.adopted
    for no in order:
        count = min(adoptable(papers[no].matter), rng.choice((1, 1, 2)), left)
        if count and papers[no].matter.measure:
            counts[no] = count
            left -= count
    kinds = ["new"] * lot.measures + ["again", ""] * lot.adopted
    kinds = kinds[: lot.adopted]
    rng.shuffle(kinds)
    return {no: tuple(kinds.pop() for _ in range(count)) for no, count in counts.items()}
