"""同意调整 — release the unit and hand its task to another; the legal maximum keeps counting."""

from jianyan.cases import adjustment, clockwork, disputes
from jianyan.cases.actions.assigning.assign import Share, task
from jianyan.cases.contents import Upload
from jianyan.cases.events import Reassigned
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment, FileKind
from jianyan.cases.refusal import Refused
from jianyan.people.models import Unit


def reassign(
    work: Assignment,
    by: By,
    *,
    unit: Unit,
    scope: str = "",
    reason: str = "",
    leader: str = "",
    paper: Upload | None = None,
) -> Reassigned:
    """A second dispute is decided by a leader, with the words of the decision (S14); `paper` is its scan."""
    dossier = work.dossier
    disputes.refuse_without_leader(work, leader)
    if leader.strip() and not reason.strip():
        raise Refused("reason_missing")
    if not unit.is_valid(by.on):
        raise Refused("unit_not_valid", unit=unit.name)
    if any(other.unit_id == unit.pk and other.is_open for other in dossier.assignments):
        raise Refused("unit_twice")
    share = Share(unit=unit, role=work.role, scope=scope)
    no = max(other.no for other in dossier.assignments) + 1
    first = work.first_assigned_on
    due_on = clockwork.reply_due(dossier)
    new = task(dossier.case, by.on, share, no, first_assigned_on=first, reply_due=due_on)
    notice = adjustment.after_signature(dossier.case, by.on)
    words = dossier.say_if("reason", reason)
    kept = dossier.attach(FileKind.DECISION, paper) if paper else None
    return Reassigned(new, words, leader.strip(), notice, kept)
