"""同意延期 — the body that the rule names gives more time, up to the ceiling; the proposer is told (S22)."""

from datetime import date

from jianyan.cases import clockwork, extension, warnings
from jianyan.cases.events import ExtensionGranted
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment


def grant_extension(
    work: Assignment,
    by: By,
    *,
    until: date | None = None,
    move_co_opinions: bool = True,
    reason: str = "",
) -> ExtensionGranted:
    """Until the day asked for, or another; co-opinions that count back move along unless frozen."""
    clock = extension.running(work)
    asked = extension.asked(work)
    rule = extension.rule_for(work, clock)
    bodies = extension.bodies(work, by, rule)
    codes = [] if rule else ["extension_not_provided"]
    overrides, words = warnings.answer(work.dossier.case, codes, reason)
    moved = clockwork.extended(clock, until or asked)
    return ExtensionGranted(
        limit=clock.limit,
        until=moved.due_on,
        bodies=bodies,
        told=extension.told(rule),
        clocks=(moved,),
        others=clockwork.followers(work.dossier, moved) if move_co_opinions else (),
        overrides=overrides,
        reason=words or work.dossier.say_if("reason", reason),
    )
