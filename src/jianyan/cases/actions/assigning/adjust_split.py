"""调整分办 — after the signature the list changes by a numbered adjustment notice (调整通知)."""

from collections.abc import Sequence

from jianyan.cases import adjustment
from jianyan.cases.actions.assigning.assign import Share, check_shares
from jianyan.cases.actions.assigning.propose_units import proposed
from jianyan.cases.events import SplitAdjusted
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused


def adjust_split(
    case: Case, by: By, *, shares: Sequence[Share], reason: str, notice: str = ""
) -> SplitAdjusted:
    """`notice` is a number given elsewhere; without one the series gives the next."""
    if not case.split_signed_on:
        raise Refused("split_not_signed")
    if not reason.strip():
        raise Refused("reason_missing")
    check_shares(shares, by.on)
    words = case.dossier.say("reason", reason.strip())
    number = notice.strip() or adjustment.next_no(case, by.on)
    return SplitAdjusted(number, proposed(case, shares), words)
