"""The first projection, continued: extension, stop and restart of a clock, and days that moved."""

from jianyan.cases import events as e
from jianyan.cases.facts import Fact
from jianyan.cases.models import Assignment, Round
from jianyan.cases.state import change, part_of, set_clock

Moving = e.ExtensionRequested | e.ExtensionGranted | e.ClockRestarted


def _move(event: Moving, fact: Fact) -> None:
    """The part's own clock, and those of other parts that move along."""
    set_clock(part_of(fact), event.clocks)
    for name, clock in event.others:
        other = fact.dossier.part(name)
        if isinstance(other, Assignment):
            set_clock(other, [clock])
            fact.dossier.touch(other)


@change.register
def _(event: e.ExtensionRequested, fact: Fact) -> None:
    work = part_of(fact)
    _move(event, fact)
    work.extension_reason_no, work.extension_late = event.reason.no, event.late_since is not None
    if event.by_right:
        work.extensions += 1
        return
    work.extension_asked_on, work.extension_until = fact.by.on, event.until


@change.register
def _(event: e.ExtensionGranted, fact: Fact) -> None:
    work = part_of(fact)
    _move(event, fact)
    work.extensions += 1
    work.extension_asked_on = work.extension_until = None


@change.register
def _(event: e.ExtensionRefused, fact: Fact) -> None:
    work = part_of(fact)
    work.extension_asked_on = work.extension_until = None


@change.register
def _(event: e.ClockStopped, fact: Fact) -> None:
    work = part_of(fact)
    set_clock(work, event.clocks)
    work.clock_stopped_on, work.reply_due_on = fact.by.on, None


@change.register
def _(event: e.ClockRestarted, fact: Fact) -> None:
    _move(event, fact)
    part_of(fact).clock_stopped_on = None


@change.register
def _(event: e.DueDayMoved, fact: Fact) -> None:
    part = part_of(fact)
    if isinstance(part, Assignment):
        set_clock(part, event.clocks)
    elif isinstance(part, Round):
        for clock in event.clocks:
            if clock.limit == "feedback":
                part.feedback_due_on = clock.due_on
