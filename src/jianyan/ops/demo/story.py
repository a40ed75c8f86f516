"""经过 — tells one case from its first word to its last promise, as its fate has it."""

from dataclasses import dataclass, replace
from datetime import date

from jianyan.cases import actions as a
from jianyan.ops.demo import afterwards, handling, raising, rating, replying
from jianyan.ops.demo.days import Season
from jianyan.ops.demo.fates import Fate
from jianyan.ops.demo.measures import Measures
from jianyan.ops.demo.remarks import remarks
from jianyan.ops.demo.script import Moment, Script
from jianyan.people.models import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a story happens in: the season of its session, the measures of its place."""

    season: Season | None  # None: raised between sessions, assigned by itself
    measures: Measures
    other: Unit | None = None  # who gets the task where the unit is changed


def told(script: Script, fate: Fate, setting: Setting) -> Script:
    """All steps of one case, in their order."""
    season, papers = setting.season, script.papers
    script.stop = fate.stop
    if papers.separate:
        fate = replace(fate, unit_change="", rating="SATISFIED", co_missing=False)
    raising.raised(script, fate, season)
    handling.assigned(script, fate, season.assigned if season else None)
    if fate.is_key:
        handling.marked_key(script)
    unit, task = handling.received(script, fate, setting.other)
    if fate.verdict == "withdraw_assigned":
        raising.withdrawn(script)
    handling.worked_on(script, fate, unit, task)
    reply = replying.replied(script, fate, unit, task)
    if papers.separate:
        second = papers.co_units[0]
        handling.worked_on(script, replace(fate, contacts=1, slow=0), second, "A2")
        other = replying.replied(script, fate, second, "A2", no=2)
        rating.rated(script, fate, second, "A2", other)
    handling.opined_late(script, fate)
    reply = rating.corrected(script, fate, unit, task, reply)
    reply = rating.rated(script, fate, unit, task, reply)
    afterwards.adopted(script, fate, unit, setting.measures)
    afterwards.concluded(script)
    afterwards.shown(script, fate, unit, reply)
    afterwards.followed(script, fate, unit)
    return script


def past(script: Script, season: Season) -> Script:
    """往年件: entered from an old catalogue as closed history, which nothing counts."""
    papers, clerk = script.papers, ("clerk", script.papers.office.pk)
    raising.raised(script, Fate(), season)
    script.add(
        a.import_history, "", clerk, wait=2, units=(papers.lead_unit,),
        outcome_class=replying.class_of(papers, "SOLVED"), reply=remarks().history_reply,
        replied_on=_that_day, satisfaction="SATISFIED",
    )  # fmt: skip
    return script


def _that_day(moment: Moment) -> date:
    """Answered on the spot, before it was entered."""
    return moment.on
