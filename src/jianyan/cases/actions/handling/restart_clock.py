"""恢复计时 — the clock goes on with what was left of it when it stopped."""

from jianyan.cases import clockwork
from jianyan.cases.events import ClockRestarted
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused


def restart_clock(work: Assignment, by: By, *, reason: str = "") -> ClockRestarted:
    clock = clockwork.main(work)
    if work.clock_stopped_on is None:
        raise Refused("clock_runs")
    given = dict(clock.given) | {f"resumed_{clockwork.stops(clock)}": by.on}
    moved = clockwork.reckoned(clock, given)
    words = work.dossier.say_if("reason", reason)
    return ClockRestarted(words, (moved,), clockwork.followers(work.dossier, moved))
