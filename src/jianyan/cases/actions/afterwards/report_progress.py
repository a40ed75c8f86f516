"""报告落实进展 — what has been done so far on a promise; the proposer sees it."""

from jianyan.cases.events import ProgressReported
from jianyan.cases.facts import By
from jianyan.cases.models import Commitment
from jianyan.cases.refusal import Refused


def report_progress(promise: Commitment, by: By, *, text: str) -> ProgressReported:
    if not text.strip():
        raise Refused("report_empty")
    return ProgressReported(promise.dossier.say("progress", text.strip()))
