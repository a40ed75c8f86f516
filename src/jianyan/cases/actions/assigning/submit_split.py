"""呈批 — the draft split goes on a list for the leader's signature and is frozen."""

from jianyan.cases import warnings
from jianyan.cases.events import SplitSubmitted
from jianyan.cases.facts import By
from jianyan.cases.models import Case, Inquiry, ProposedShare
from jianyan.cases.refusal import Refused
from jianyan.cases.states import InquiryState


def submit_split(case: Case, by: By, *, list_no: str, reason: str = "") -> SplitSubmitted:
    """Open objections of units warn: the leader sees them on the paper."""
    if case.split_list:
        raise Refused("split_locked", list_no=case.split_list)
    if not list_no.strip():
        raise Refused("list_no_missing")
    shares = case.dossier.rows(ProposedShare)
    if not shares:
        raise Refused("split_missing")
    named = {share.unit_id for share in shares}
    objected = any(
        one.state == InquiryState.OBJECTED and one.unit_id in named
        for one in case.dossier.rows(Inquiry)
    )
    codes = ["objection_open"] if objected else []
    overrides, words = warnings.answer(case, codes, reason)
    return SplitSubmitted(list_no.strip(), overrides, words)
