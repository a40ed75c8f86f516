"""不予增加协办单位 — with the reason told to the unit that asked."""

from jianyan.cases.events import CoHandlerRefused
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused


def refuse_co_handler(work: Assignment, by: By, *, reason: str) -> CoHandlerRefused:
    if work.co_asked_on is None:
        raise Refused("co_handler_not_asked")
    if not reason.strip():
        raise Refused("reason_missing")
    return CoHandlerRefused(work.dossier.say("reason", reason.strip()))
