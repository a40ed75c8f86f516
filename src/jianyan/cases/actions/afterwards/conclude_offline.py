"""线下办结 — what was handled by the confidential channel was answered there; here its number is closed (S08)."""

from datetime import date

from jianyan.cases.events import OfflineConcluded
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.cases.states import OFFLINE


def conclude_offline(case: Case, by: By, *, answered_on: date) -> OfflineConcluded:
    if case.channel != OFFLINE:
        raise Refused("not_offline")
    if answered_on > by.on:
        raise Refused("day_ahead", day=answered_on)
    if case.submitted_on and answered_on < case.submitted_on:
        raise Refused("answered_before_raised", day=answered_on, raised_on=case.submitted_on)
    return OfflineConcluded(answered_on)
