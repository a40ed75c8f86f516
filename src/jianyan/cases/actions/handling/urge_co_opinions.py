"""催办会办意见 — the lead unit asks all units that still owe their co-opinion, once a day at most."""

from jianyan.cases.cohandling import silent
from jianyan.cases.events import CoOpinionsUrged
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused


def urge_co_opinions(work: Assignment, by: By, *, words: str = "") -> CoOpinionsUrged:
    waiting = silent(work.dossier)
    if not waiting:
        raise Refused("no_co_opinion_missing")
    fresh = [one for one in waiting if one.urged_on != by.on]
    if not fresh:
        raise Refused("urged_today")
    units = tuple(one.unit_id for one in fresh)
    return CoOpinionsUrged(units, work.dossier.say_if("urging", words))
