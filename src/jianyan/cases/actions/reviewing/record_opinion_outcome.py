"""登记采纳情况 — what came of an opinion that was forwarded; the proposer is told."""

from jianyan.cases.events import OpinionOutcomeRecorded
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused


def record_opinion_outcome(case: Case, by: By, *, text: str) -> OpinionOutcomeRecorded:
    if not text.strip():
        raise Refused("report_empty")
    return OpinionOutcomeRecorded(case.dossier.say("outcome", text.strip()))
