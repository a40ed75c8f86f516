"""中期说明 — the first time limit cannot be met: how it stands, told to the proposer."""

from jianyan.cases.events import InterimExplained
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused


def explain_interim(work: Assignment, by: By, *, text: str) -> InterimExplained:
    if not text.strip():
        raise Refused("interim_empty")
    return InterimExplained(work.dossier.say("interim", text.strip()))
