"""Warnings (提醒): what a responsible person may pass with a recorded reason (practice.md 3)."""

from collections.abc import Sequence

from jianyan.cases.facts import Words
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused, Warned
from jianyan.rules import packs


def refuse_hardened(case: Case, codes: Sequence[str]) -> None:
    """Where the move has its own reason anyway, a warning is passed by it unless the pack hardens it."""
    hardened = packs.load(case.rules).hardened
    for code in codes:
        if code in hardened:
            raise Refused(code, hardened=True)


def answer(case: Case, codes: Sequence[str], reason: str) -> tuple[tuple[str, ...], Words | None]:
    """The warnings passed and the reason given for it.

    Refused where the pack hardens one of them, Warned where nobody gave a reason.
    """
    refuse_hardened(case, codes)
    if codes and not reason.strip():
        raise Warned(codes[0], codes=tuple(codes))
    return tuple(codes), case.dossier.say_if("override", reason) if codes else None
