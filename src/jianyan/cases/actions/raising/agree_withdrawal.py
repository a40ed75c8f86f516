"""同意撤回 — somebody who signed agrees that a joint case is taken back; with the last one it ends (S03)."""

from jianyan.cases.events import WithdrawalAgreed
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused


def agree_withdrawal(case: Case, by: By) -> WithdrawalAgreed:
    signed = [s for s in case.dossier.signatories if s.proposer_id in by.actor.proposers]
    asked = [s.proposer_id for s in signed if s.withdraw_agreed_on is None]
    if not asked:
        raise Refused("agreed_already")
    return WithdrawalAgreed(tuple(asked))
