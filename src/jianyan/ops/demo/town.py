"""演示乡镇 — a small town: one person on one computer does everything, some fifteen suggestions."""

from dataclasses import replace
from datetime import date, datetime
from random import Random

from jianyan.ops.demo import days, organs, places
from jianyan.ops.demo.casting import Casting, Wish
from jianyan.ops.demo.lots import Played, Stages
from jianyan.ops.demo.names import people, person
from jianyan.ops.demo.people import Cast, Roster, gather
from jianyan.ops.demo.yearly import YearOfCases
from jianyan.people.models import Office, Proposer, Seat, Unit
from jianyan.people.proposers import ProposerKind
from jianyan.people.rights import Role

CLERK = "qingyun-clerk"
CASES = 8
SHOWN = ("submitted", "filed", "awaiting_receipt", "working", "drafting", "delivered", "claimed")


def organise(year: int, roster: Roster) -> Office:
    """The presidium, the government with its units, the deputies, and the one who serves them."""
    rows, land = organs.specs().town, places.town()
    found = organs.offices(rows, "town")
    congress = found["qingyun-congress"]
    made = organs.units(list(places.units("town").values()), organs.hubs(rows, found))
    opens = {at: _sitting(at) for at in range(year - 3, year + 1)}
    organs.sessions(congress, land.congress_term, year, opens)
    roster.hire(
        CLERK, person(Random("qingyun")).name,
        (Role.PRESIDIUM_CLERK, {"office": congress}),
        (Role.GOVERNMENT_OFFICE, {"office": found["qingyun-gov"]}),
    )  # fmt: skip
    for unit in made:
        _works_for(unit, roster)
    for deputy in _deputies(congress):
        roster.promote(CLERK, (Role.PROPOSER, {"proposer": deputy}))
    return found["qingyun-gov"]


def _sitting(year: int) -> tuple[date, date]:
    season = days.town_season(year)
    return season.opens, season.closes


def _works_for(unit: Unit, roster: Roster) -> None:
    own = {"unit": unit}
    roster.promote(CLERK, (Role.UNIT_LIAISON, own), (Role.UNIT_PRINCIPAL, own))


def _deputies(congress: Office) -> list[Proposer]:
    """Deputies by group, of this term."""
    land, term = places.town(), congress.terms.order_by("number").last()
    made = Proposer.objects.bulk_create(
        Proposer(
            office=congress, kind=ProposerKind.DEPUTY, name=one.name, pinyin=one.pinyin,
            strokes=one.strokes,
        )
        for one in people(Random("qingyun-deputies"), land.seats)
    )  # fmt: skip
    Seat.objects.bulk_create(
        Seat(proposer=one, term=term, group=land.deputy_group[no % len(land.deputy_group)].name)
        for no, one in enumerate(made)
    )
    return made


def play_all(stages: Stages, today: date, year: int, now: datetime) -> Played:
    cast = gather(now)
    return stages.run("qingyun", lambda: play_year(cast, today, year))


def play_year(cast: Cast, today: date, year: int) -> Played:
    """Ratings come on paper; deputies seldom sit at a computer."""
    casting = Casting(cast, cast.offices["qingyun-congress"], year, level="town")
    found = YearOfCases(casting, days.town_season(year), today)
    fates = [replace(found.fate(), on_paper=True, verdict="file") for _ in range(CASES)]
    papers = [found.papers(Wish()) for _ in fates]
    tellings = [found.raised(p, f) for p, f in zip(papers, fates, strict=True)]
    return found.play([*tellings, *found.showcases(SHOWN)])
