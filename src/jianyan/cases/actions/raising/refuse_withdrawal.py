"""不同意撤回 — somebody who signed wants the case to go on; the request is over."""

from jianyan.cases.events import WithdrawalRefused
from jianyan.cases.facts import By
from jianyan.cases.models import Case


def refuse_withdrawal(case: Case, by: By, *, reason: str = "") -> WithdrawalRefused:
    return WithdrawalRefused(case.dossier.say_if("reason", reason))
