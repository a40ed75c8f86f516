"""登记沟通情况 — one contact with the proposer, in four fields and twenty seconds."""

from datetime import date

from jianyan.cases.events import ContactRecorded
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused

STAGES = ("before", "during", "after")
MODES = ("face_to_face", "seminar", "phone", "visit", "email", "letter", "other")


def record_contact(
    work: Assignment, by: By, *, stage: str, mode: str, on: date | None = None, note: str = ""
) -> ContactRecorded:
    if stage not in STAGES or mode not in MODES:
        raise Refused("contact_unknown", stage=stage, mode=mode)
    day = on or by.on
    if day > by.on:
        raise Refused("day_ahead", day=day)
    return ContactRecorded(stage, mode, day, work.dossier.say_if("contact", note))
