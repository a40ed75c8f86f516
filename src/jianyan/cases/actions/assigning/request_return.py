"""申请调整承办单位 — the unit asks to be released; until decided it stays responsible (S13)."""

from datetime import date

from jianyan.cases import limits
from jianyan.cases.events import ReturnRequested
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused
from jianyan.people.models import Unit
from jianyan.rules import packs


def request_return(
    work: Assignment, by: By, *, reason: str, unit: Unit | None = None, signer: str = ""
) -> ReturnRequested:
    """A late request is marked so and left to the assigning body. Where a pack bars it, it goes on
    record as not accepted, and the unit stays where it is (S12).

    The unit's leader signs it; without a name it goes on record as missing its signature.
    """
    if not reason.strip():
        raise Refused("reason_missing")
    if unit is not None and unit.pk == work.unit_id:
        raise Refused("unit_same")
    due_on = _due_on(work)
    late_since = due_on if due_on and by.on > due_on else None
    suggested = unit.pk if unit else None
    if late_since and _rejects(work):
        words = work.dossier.say("reason", reason.strip())
        return ReturnRequested(words, suggested, late_since, signer=signer.strip(), barred=True)
    unsigned = [] if signer.strip() else ["paper_unsigned"]
    if unsigned and "paper_unsigned" in packs.load(work.dossier.case.rules).hardened:
        raise Refused("paper_unsigned", hardened=True)
    words = work.dossier.say("reason", reason.strip())
    decide = limits.started_by(
        work.dossier.case,
        "return_requested",
        by.on,
        ("return_decide",),
        role=work.role,
        turn=work.returns + 1,
    )
    return ReturnRequested(words, suggested, late_since, decide, signer.strip(), tuple(unsigned))


def _due_on(work: Assignment) -> date | None:
    case = work.dossier.case
    start = limits.counted_from(case, "return_request", work.role)
    day = work.acknowledged_on if start == "received" else work.assigned_on
    clock = limits.clock(case, "return_request", day, role=work.role) if day else None
    return clock.due_on if clock else None


def _rejects(work: Assignment) -> bool:
    case = work.dossier.case
    found = packs.load(case.rules).find("return_request", dict(limits.facts_of(case, work.role)))
    return found is not None and found.late == "reject"
