"""告知谁(办理) — co-opinions sent back and urged, differences, research with invitations, explanations."""

from collections.abc import Iterator

from jianyan.cases import events as e
from jianyan.cases.facts import Fact
from jianyan.cases.models import Difference
from jianyan.notices.telling import HANDLERS, LEADERS, Told, hub, office, proposers, told, units


@told.register
def _(event: e.CoOpinionReturned, fact: Fact) -> Iterator[Told]:
    due_on = event.clocks[0].due_on if event.clocks else None
    yield from units(fact, "co_opinion_returned", due_on=due_on)


@told.register
def _(event: e.CoOpinionsUrged, fact: Fact) -> Iterator[Told]:
    """Those who still owe theirs; their leaders too from the second time on."""
    for work in fact.dossier.assignments:
        if work.unit_id in event.units and work.is_open:
            for audience in (HANDLERS, LEADERS) if work.urges > 1 else (HANDLERS,):
                yield Told(
                    kind="co_opinion_urged", unit=work.unit_id, audience=audience, part=work.part
                )


@told.register
def _(event: e.DifferenceRaised, fact: Fact) -> Iterator[Told]:
    yield office(fact, "difference_raised")
    yield from hub(fact, "difference_raised")
    yield from _differing(fact, "difference_raised", event.units)


@told.register
def _(event: e.DifferenceReferred, fact: Fact) -> Iterator[Told]:
    found = fact.dossier.get(Difference, event.difference)
    yield from _differing(fact, "difference_referred", found.units)
    yield from units(fact, "difference_referred", LEADERS)


@told.register
def _(event: e.DifferenceSettled, fact: Fact) -> Iterator[Told]:
    found = fact.dossier.get(Difference, event.difference)
    yield from _differing(fact, "difference_settled", found.units)
    yield from units(fact, "difference_settled", HANDLERS, LEADERS)


def _differing(fact: Fact, kind: str, named: object) -> Iterator[Told]:
    for work in fact.dossier.assignments:
        if isinstance(named, list | tuple) and work.unit_id in named and work.is_open:
            yield Told(kind=kind, unit=work.unit_id, audience=HANDLERS, part=work.part)


@told.register
def _(event: e.ActivityLogged, fact: Fact) -> Iterator[Told]:
    """Invited to a day that lies ahead."""
    if event.invited and not event.present and event.held_on >= fact.by.on:
        yield proposers(fact, "invited", due_on=event.held_on, data={"to": list(event.invited)})


@told.register
def _(event: e.InterimExplained, fact: Fact) -> Iterator[Told]:
    yield proposers(fact, "interim")
