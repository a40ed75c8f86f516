"""提请共同撤回 — the lead asks all who signed; where the rule wants all, handling goes on until they agree."""

from jianyan.cases.actions.raising.withdraw import check_in_time
from jianyan.cases.events import WithdrawalAsked
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.cases.scope import lead_of


def ask_withdrawal(case: Case, by: By, *, reason: str) -> WithdrawalAsked:
    if lead_of(case) not in by.actor.proposers:
        raise Refused("lead_writes")
    check_in_time(case)
    if not reason.strip():
        raise Refused("reason_missing")
    return WithdrawalAsked(case.dossier.say("reason", reason.strip()))
