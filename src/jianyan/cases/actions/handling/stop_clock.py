"""暂停计时 — the clock of a task stands still, on a ground that the rule names, with the reason."""

from dataclasses import replace

from jianyan.cases import clockwork, extension
from jianyan.cases.events import ClockStopped
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused
from jianyan.rules import packs


def stop_clock(work: Assignment, by: By, *, ground: str, reason: str) -> ClockStopped:
    clock = extension.running(work)
    grounds = packs.load(work.dossier.case.rules).stops_for
    if ground not in grounds:
        raise Refused("stop_not_provided", grounds="、".join(grounds) or "—")
    if not reason.strip():
        raise Refused("reason_missing")
    given = dict(clock.given) | {f"stopped_{clockwork.stops(clock) + 1}": by.on}
    words = work.dossier.say("reason", reason.strip())
    return ClockStopped(ground, words, (replace(clock, given=given),))
