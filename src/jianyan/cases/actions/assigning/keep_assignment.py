"""不予调整 — the assigning body refuses the change; the unit continues, its clock never stopped."""

from jianyan.cases import disputes
from jianyan.cases.events import AssignmentKept
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused


def keep_assignment(work: Assignment, by: By, *, reason: str, leader: str = "") -> AssignmentKept:
    """A second dispute is decided by a leader; the decision becomes a precedent (S14)."""
    if not reason.strip():
        raise Refused("reason_missing")
    disputes.refuse_without_leader(work, leader)
    return AssignmentKept(work.dossier.say("reason", reason.strip()), leader.strip())
