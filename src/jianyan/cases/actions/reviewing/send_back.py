"""退回修改 — a defect that the proposer can cure; with a reason and a day."""

from datetime import date

from jianyan.cases import merging
from jianyan.cases.events import SentBack
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused


def send_back(case: Case, by: By, *, reason: str, revise_by: date | None = None) -> SentBack:
    merging.refuse_where_others_joined(case)
    if not reason.strip():
        raise Refused("reason_missing")
    if revise_by and revise_by < by.on:
        raise Refused("day_past", day=revise_by)
    return SentBack(case.dossier.say("reason", reason.strip()), revise_by)
