"""答复异议 — the office studies the proposer's objection and answers; the answer is the proposer's to read."""

from jianyan.cases.events import ObjectionAnswered
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused


def answer_objection(case: Case, by: By, *, answer: str) -> ObjectionAnswered:
    if not case.objected_on or case.objection_answered_on:
        raise Refused("no_objection")
    if not answer.strip():
        raise Refused("answer_missing")
    return ObjectionAnswered(case.dossier.say("objection_answer", answer.strip()))
