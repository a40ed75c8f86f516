"""告知谁(审查、并案、分办) — what is decided before and about assignment, and who must hear of it."""

from collections.abc import Iterator

from jianyan.cases import events as e
from jianyan.cases.facts import Fact
from jianyan.notices.telling import HANDLERS, Told, proposers_of, task_of, told, units_told


@told.register
def _(event: e.UnitsConsulted, fact: Fact) -> Iterator[Told]:
    for asked in event.asked:
        yield Told(kind="unit_asked", unit=asked.unit, audience=HANDLERS, part=f"H{asked.no}")


@told.register
def _(event: e.Dispatched, fact: Fact) -> Iterator[Told]:
    yield from map(task_of, event.tasks)
    yield proposers_of(fact, "unit_changed")


@told.register
def _(event: e.HandedDown, fact: Fact) -> Iterator[Told]:
    yield from map(task_of, event.tasks)


@told.register
def _(event: e.CoHandlerAdded, fact: Fact) -> Iterator[Told]:
    yield task_of(event.task)
    yield from units_told(fact, "co_handler_added")
