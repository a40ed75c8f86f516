"""测试场地 — an invented nation in a home of the bench's own, and stories ready to be acted."""

from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random

from jianyan.cases.models import Case
from jianyan.cases.opening import open_all
from jianyan.cases.perform import Deed, perform_all
from jianyan.ops.demo import days
from jianyan.ops.demo.casting import Casting, Wish
from jianyan.ops.demo.fates import Fate
from jianyan.ops.demo.load import Wanted, load
from jianyan.ops.demo.measures import Measures
from jianyan.ops.demo.people import Cast, gather
from jianyan.ops.demo.script import Script, Telling
from jianyan.ops.demo.story import Setting, told

OFFICE = "nation-congress"
YEAR = 2020
TODAY = date(2021, 2, 28)


@dataclass
class Ground:
    """The people who act, and a seed for what they act."""

    now: datetime
    cast: Cast = field(init=False)
    rng: Random = field(default_factory=lambda: Random("bench"))

    def load(self, fraction: int) -> int:
        """A part of the national year, through the actions; gives how many cases."""
        wanted = Wanted.of("nation", YEAR, self.now, TODAY, fraction=fraction)
        played = load(wanted, lambda line: None).played
        self.cast = gather(self.now)
        return played.cases

    def stories(self, count: int) -> list[Telling]:
        """Cases of a good life: nothing comes back, everything is answered."""
        casting = Casting(self.cast, self.cast.offices[OFFICE], YEAR, level="nation")
        season, measures = days.nation_season(YEAR), Measures(YEAR)
        found = []
        for _ in range(count):
            papers = casting.papers(self.rng, Wish(needs_points=True), on=season.assigned)
            script = Script(papers, self.rng)
            told(script, Fate(adopted=("",)), Setting(season=season, measures=measures))
            found.append(Telling(script, season.opens, TODAY, 60))
        return found


def born(stories: list[Telling], cast: Cast) -> list[Case]:
    """All of them opened with one write."""
    births = [(telling.birth(), telling) for telling in stories]
    cases = open_all(
        (telling.script.papers.draft, cast.by(who, on, 60)) for (who, on), telling in births
    )
    for case, telling in zip(cases, stories, strict=True):
        telling.case = case
    return cases


def up_to(deeds: list[Deed], name: str) -> tuple[list[Deed], list[Deed]]:
    """The deeds before the first of this name and those from it on."""
    at = next(no for no, deed in enumerate(deeds) if deed.action.__name__ == name)
    return deeds[:at], deeds[at:]


def assigned(stories: list[Telling], cast: Cast) -> list[list[Deed]]:
    """Carry all to the assignment; gives what is still to be done on each."""
    born(stories, cast)
    halves = [up_to(telling.deeds(cast), "acknowledge") for telling in stories]
    perform_all(deed for first, _ in halves for deed in first)
    return [rest for _, rest in halves]
