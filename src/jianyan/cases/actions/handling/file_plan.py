"""报办理方案 — how and by when the unit will handle the case; for key cases, and where the rule asks."""

from datetime import date

from jianyan.cases.events import PlanFiled
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused


def file_plan(work: Assignment, by: By, *, plan: str, until: date | None = None) -> PlanFiled:
    if not plan.strip():
        raise Refused("plan_empty")
    if until and until < by.on:
        raise Refused("day_past", day=until)
    return PlanFiled(work.dossier.say("plan", plan.strip()), until)
