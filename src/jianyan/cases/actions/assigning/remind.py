"""催办 — an office, a hub or a leader reminds a unit, with a word and a day to answer by."""

from datetime import date

from jianyan.cases.events import Reminded
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused


def remind(work: Assignment, by: By, *, note: str = "", answer_by: date | None = None) -> Reminded:
    if answer_by and answer_by < by.on:
        raise Refused("day_past", day=answer_by)
    return Reminded(work.dossier.say_if("reason", note), answer_by)
