"""提交会办意见 — a co-handling unit gives the lead unit its opinion, by its own clock."""

from jianyan.cases.events import CoOpinionGiven
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused
from jianyan.cases.states import UnitRole


def give_co_opinion(work: Assignment, by: By, *, opinion: str) -> CoOpinionGiven:
    if work.role != UnitRole.CO:
        raise Refused("not_co_handling")
    if not opinion.strip():
        raise Refused("opinion_missing")
    return CoOpinionGiven(work.dossier.say("co_opinion", opinion.strip()))
