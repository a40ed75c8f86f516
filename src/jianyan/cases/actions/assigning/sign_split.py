"""领导审签 — record the leader's signature on the list: name, day, and the signed paper itself."""

from datetime import date

from jianyan.cases import warnings
from jianyan.cases.contents import Upload
from jianyan.cases.events import SplitSigned
from jianyan.cases.facts import By
from jianyan.cases.models import Case, FileKind
from jianyan.cases.refusal import Refused


def sign_split(
    case: Case,
    by: By,
    *,
    leader: str,
    signed_on: date,
    scan: str = "",
    paper: Upload | None = None,
    reason: str = "",
) -> SplitSigned:
    """`paper` is the scan; `scan` says where it lies, when it is with another case or on a shelf."""
    if not case.split_list:
        raise Refused("not_submitted_for_signature")
    if case.split_signed_on:
        raise Refused("split_locked", list_no=case.split_list)
    if not leader.strip():
        raise Refused("leader_missing")
    if signed_on > by.on:
        raise Refused("day_ahead", day=signed_on)
    codes = [] if paper or scan.strip() else ["paper_unsigned"]
    overrides, words = warnings.answer(case, codes, reason)
    kept = case.dossier.attach(FileKind.SPLIT_PAPER, paper) if paper else None
    return SplitSigned(
        case.split_list, leader.strip(), signed_on, scan.strip(), overrides, words, kept
    )
