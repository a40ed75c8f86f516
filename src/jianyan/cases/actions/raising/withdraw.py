"""撤回 — the proposer takes the case back; until when, the rule pack says."""

from jianyan.cases.events import Withdrawn
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.cases.scope import lead_of
from jianyan.cases.states import CaseState
from jianyan.rules import packs

_ASSIGNED = {CaseState.ASSIGNED, CaseState.HANDLING}


def withdraw(case: Case, by: By, *, reason: str = "") -> Withdrawn:
    """A joint case by its lead alone, or, where the pack asks for it, by all who signed (S03)."""
    pack = packs.load(case.rules)
    signed = {s.proposer_id for s in case.dossier.signatories}
    needed = signed if pack.withdraw_joint == "all" else {lead_of(case)}
    if not needed <= by.actor.proposers:
        raise Refused("withdraw_joint", article=pack.articles.get("withdraw", ""))
    if case.state in _ASSIGNED and pack.withdraw_until in {"submitted", "filed", "assigned"}:
        raise Refused("withdraw_too_late", article=pack.articles.get("withdraw", ""))
    return Withdrawn(case.dossier.say_if("reason", reason))
