"""告知谁(答复) — pre-review, the proposer consulted, a reply that was wrong, key cases."""

from collections.abc import Iterator

from jianyan.cases import events as e
from jianyan.cases.facts import Fact
from jianyan.notices.telling import HANDLERS, LEADERS, Told, hub, office, proposers, told, units


@told.register
def _(event: e.ReviewAsked, fact: Fact) -> Iterator[Told]:
    due_on = event.clocks[0].due_on if event.clocks else None
    yield from hub(fact, "review_asked", due_on=due_on)
    if event.joint:
        yield office(fact, "joint_look_asked", due_on=due_on)


@told.register
def _(event: e.JointlyLooked, fact: Fact) -> Iterator[Told]:
    yield from hub(fact, "jointly_looked")
    yield from units(fact, "jointly_looked")


@told.register
def _(event: e.ReviewPassed, fact: Fact) -> Iterator[Told]:
    yield from units(fact, "review_passed", HANDLERS, LEADERS)


@told.register
def _(event: e.ReviewFailed, fact: Fact) -> Iterator[Told]:
    yield from units(fact, "review_failed", HANDLERS, LEADERS)


@told.register
def _(event: e.ProposerConsulted, fact: Fact) -> Iterator[Told]:
    if event.mode == "system":
        yield proposers(fact, "consulted", due_on=event.until)


@told.register
def _(event: e.ConsultationAnswered, fact: Fact) -> Iterator[Told]:
    yield from units(fact, "consultation_answered")


@told.register
def _(event: e.ReplyReplaced, fact: Fact) -> Iterator[Told]:
    yield proposers(fact, "replaced", due_on=event.until)
    yield from hub(fact, "replaced", due_on=event.until)


@told.register
def _(event: e.KeyMarked, fact: Fact) -> Iterator[Told]:
    yield from units(fact, "key_marked", HANDLERS, LEADERS)
