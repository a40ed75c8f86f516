"""对承办单位提出异议 — the proposer thinks that another unit should handle it; the office answers (S15)."""

from jianyan.cases.events import UnitObjected
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.cases.scope import leads_of


def object_to_unit(case: Case, by: By, *, reason: str) -> UnitObjected:
    if not leads_of(case) & by.actor.proposers:
        raise Refused("lead_speaks")
    if not reason.strip():
        raise Refused("reason_missing")
    if case.objected_on and not case.objection_answered_on:
        raise Refused("objection_pending")
    return UnitObjected(case.dossier.say("objection", reason.strip()))
