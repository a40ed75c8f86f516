"""不予立案 — on a coded ground of the pack; the reason is told to the proposer (S05)."""

from jianyan.cases import merging
from jianyan.cases.events import NotFiled
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.rules import packs


def decline(case: Case, by: By, *, ground: str, reason: str) -> NotFiled:
    merging.refuse_where_others_joined(case)
    known = packs.load(case.rules).grounds
    if known and ground not in known:
        raise Refused("ground_unknown", ground=ground)
    if not reason.strip():
        raise Refused("reason_missing")
    return NotFiled(ground, case.dossier.say("reason", reason.strip()))
