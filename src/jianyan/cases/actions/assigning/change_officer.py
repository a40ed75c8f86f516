"""更换承办人 — somebody else of the same unit works on the task from now on."""

from jianyan.cases.events import OfficerChanged
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused


def change_officer(work: Assignment, by: By, *, officer: str, phone: str = "") -> OfficerChanged:
    if not officer.strip():
        raise Refused("officer_missing")
    return OfficerChanged(officer.strip(), phone.strip())
