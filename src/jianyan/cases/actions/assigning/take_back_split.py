"""撤回呈批 — before the signature, so that the draft split can be changed again."""

from jianyan.cases.events import SplitTakenBack
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused


def take_back_split(case: Case, by: By, *, reason: str) -> SplitTakenBack:
    if case.split_signed_on:
        raise Refused("split_locked", list_no=case.split_list)
    if not reason.strip():
        raise Refused("reason_missing")
    return SplitTakenBack(case.dossier.say("reason", reason.strip()))
