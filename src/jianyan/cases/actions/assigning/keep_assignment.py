"""不予调整 — the assigning body refuses the change; the unit continues, its clock never stopped."""

from jianyan.cases import disputes
from jianyan.cases.contents import Upload
from jianyan.cases.events import AssignmentKept
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment, FileKind
from jianyan.cases.refusal import Refused


def keep_assignment(
    work: Assignment, by: By, *, reason: str, leader: str = "", paper: Upload | None = None
) -> AssignmentKept:
    """A second dispute is decided by a leader; the decision becomes a precedent (S14); `paper` is its scan."""
    if not reason.strip():
        raise Refused("reason_missing")
    disputes.refuse_without_leader(work, leader)
    words = work.dossier.say("reason", reason.strip())
    kept = work.dossier.attach(FileKind.DECISION, paper) if paper else None
    return AssignmentKept(words, leader.strip(), kept)
