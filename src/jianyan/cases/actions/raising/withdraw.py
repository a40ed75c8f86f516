"""撤回 — the proposer takes the case back; until when, the rule pack says."""

from jianyan.cases import merging
from jianyan.cases.events import Withdrawn
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.cases.scope import lead_of
from jianyan.cases.states import UNSENT, CaseState
from jianyan.rules import packs

_ASSIGNED = {CaseState.ASSIGNED, CaseState.HANDLING}


def withdraw(case: Case, by: By, *, reason: str = "") -> Withdrawn:
    """A joint case by its lead alone; where the pack wants all who signed, they are asked (S03)."""
    merging.refuse_where_others_joined(case)
    pack = packs.load(case.rules)
    signed = {s.proposer_id for s in case.dossier.signatories}
    everybody = pack.withdraw_joint == "all" and case.state not in UNSENT
    needed = signed if everybody else {lead_of(case)}
    if not needed <= by.actor.proposers:
        raise Refused("withdraw_joint", article=pack.articles.get("withdraw", ""))
    check_in_time(case)
    return Withdrawn(case.dossier.say_if("reason", reason))


def check_in_time(case: Case) -> None:
    """Some texts let nobody take back what is assigned (S04)."""
    pack = packs.load(case.rules)
    if case.state in _ASSIGNED and pack.withdraw_until in {"submitted", "filed", "assigned"}:
        raise Refused("withdraw_too_late", article=pack.articles.get("withdraw", ""))
