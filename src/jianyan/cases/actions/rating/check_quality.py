"""办理质量抽查 — a reply that rested was looked at again and found in order."""

from jianyan.cases.events import QualityChecked
from jianyan.cases.facts import By
from jianyan.cases.models import Round
from jianyan.cases.refusal import Refused


def check_quality(reply: Round, by: By, *, note: str) -> QualityChecked:
    if not note.strip():
        raise Refused("finding_missing")
    return QualityChecked(reply.dossier.say("note", note.strip()))
