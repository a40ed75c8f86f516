"""分批 — plays some cases through the actions in one transaction, and marks that it is done."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from jianyan.cases.models import Case
from jianyan.cases.opening import open_all
from jianyan.cases.perform import Deed, perform_all
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
        with transaction.atomic():
            played = work()
            self.mark(name)
        self.tell(f"{name}: {played.cases} cases, {played.deeds} moves")
        return played

    def mark(self, name: str) -> None:
        self.office.settings[DONE] = [*self.done, name]
        self.office.save(update_fields=["settings"])


def play(tellings: Sequence[Telling], cast: Cast, measures: Measures) -> Played:
    """Births in their order; then all that is done before a case has its number; then the rest."""
    births = sorted(((t.birth(), t) for t in tellings), key=lambda pair: pair[0][1])
    cases = open_all(
        (t.script.papers.draft, cast.by(who, on, t.morning)) for (who, on), t in births
    )
    for case, (_, telling) in zip(cases, births, strict=True):
        telling.case = case
    played = Played(cases=len(cases))
    _perform(played, (t.deeds(t.script.raising, cast) for _, t in births))
    numbers: dict[Any, str] = dict(
        Case.objects.filter(pk__in=[case.pk for case in cases]).values_list("pk", "number")
    )
    _perform(
        played,
        (
            t.deeds(t.script.handling, cast, numbers[t.case.pk])
            for _, t in births
            if t.case and numbers[t.case.pk]
        ),
    )
    measures.write()
    return played


def _perform(played: Played, by_case: Iterable[list[Deed]]) -> None:
    """All deeds of all cases by day; numbers come in the order of the days."""
    deeds = sorted((d for of_case in by_case for d in of_case), key=lambda deed: deed.by.on)
    done = perform_all(deeds)
    played.deeds += len(done.moved)
    played.refused += [
        f"{deeds[position].action.__name__} {deeds[position].part}: {refusal.code}"
        for position, refusal in done.refused
    ]
