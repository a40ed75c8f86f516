"""撤回 — the proposer takes the case back; until when, the rule pack says."""

from jianyan.cases.events import Withdrawn
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.cases.states import CaseState
from jianyan.rules import packs

_ASSIGNED = {CaseState.ASSIGNED, CaseState.HANDLING}


def withdraw(case: Case, by: By, *, reason: str = "") -> Withdrawn:
    pack = packs.load(case.rules)
    if case.state in _ASSIGNED and pack.withdraw_until in {"submitted", "filed", "assigned"}:
        raise Refused("withdraw_too_late", article=pack.articles.get("withdraw", ""))
    return Withdrawn(case.dossier.say_if("reason", reason))
