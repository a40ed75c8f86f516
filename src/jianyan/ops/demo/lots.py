"""分批 — plays some cases through the actions in one transaction, and marks that it is done."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction

from jianyan.cases.opening import open_all
from jianyan.cases.perform import perform_all
from jianyan.ops.demo.measures import Measures
from jianyan.ops.demo.people import Cast
from jianyan.ops.demo.script import Telling
from jianyan.people.models import Office

DONE = "demo_done"  # in the settings of the demonstration's first office: the stages completed


@dataclass
class Played:
    """What a lot came to."""

    cases: int = 0
    deeds: int = 0
    refused: list[str] = field(default_factory=list)

    def add(self, other: "Played") -> None:
        self.cases += other.cases
        self.deeds += other.deeds
        self.refused += other.refused


@contextmanager
def undisturbed() -> Iterator[None]:
    """Garbage is collected after the lot, not while its hundred thousands of rows come to life."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()


@dataclass
class Stages:
    """已完成的阶段: what was loaded before a break is not loaded again."""

    office: Office
    tell: Callable[[str], None]

    @property
    def done(self) -> list[str]:
        return list(self.office.settings.get(DONE, []))

    def run(self, name: str, work: Callable[[], Played]) -> Played:
        """Do it and remember it in one transaction, or leave it where it was done before."""
        if name in self.done:
            return Played()
        with transaction.atomic(), undisturbed():
            played = work()
            self.mark(name)
        self.tell(f"{name}: {played.cases} cases, {played.deeds} moves")
        return played

    def mark(self, name: str) -> None:
        self.office.settings[DONE] = [*self.done, name]
        self.office.save(update_fields=["settings"])


def play(tellings: Sequence[Telling], cast: Cast, measures: Measures) -> Played:
    """Births in their order, then all that is done, by day; numbers come in the order of the days."""
    births = sorted(((t.birth(), t) for t in tellings), key=lambda pair: pair[0][1])
    cases = open_all(
        (t.script.papers.draft, cast.by(who, on, t.morning)) for (who, on), t in births
    )
    for case, (_, telling) in zip(cases, births, strict=True):
        telling.case = case
    deeds = [deed for _, telling in births for deed in telling.deeds(cast)]
    deeds.sort(key=lambda deed: deed.by.on)
    done = perform_all(deeds)
    measures.write()
    refused = [
        f"{deeds[position].action.__name__} {deeds[position].part}: {refusal.code}"
        for position, refusal in done.refused
    ]
    return Played(len(cases), len(done.moved), refused)
