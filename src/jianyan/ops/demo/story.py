"""经过 — tells one case from its first word to its last promise, as its fate has it."""

from dataclasses import dataclass
from random import Random

from jianyan.ops.demo import afterwards, handling, raising, replying
from jianyan.ops.demo.days import Season
from jianyan.ops.demo.fates import Fate
from jianyan.ops.demo.measures import Measures
from jianyan.ops.demo.script import Papers, Script
from jianyan.people.models import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a story happens in: the season of its session, the measures of its place."""

    season: Season | None  # None: raised between sessions, assigned by itself
    measures: Measures
    other: Unit | None = None  # who gets the task where the unit is changed


def told(rng: Random, papers: Papers, fate: Fate, setting: Setting, script: Script) -> Script:
    """All steps of one case, in their order."""
    season = setting.season
    raising.raised(script, fate, season)
    handling.assigned(script, season.assigned if season else None)
    unit, task = handling.received(script, fate, setting.other)
    handling.worked_on(script, fate, unit, task)
    reply = replying.replied(script, fate, unit, task)
    reply = replying.rated(script, fate, unit, task, reply)
    if papers.separate:
        reply = _separately(script, fate)
    afterwards.adopted(script, fate, unit, setting.measures)
    afterwards.concluded(script)
    afterwards.shown(script, fate, unit, reply)
    afterwards.followed(script, fate, unit)
    return script
