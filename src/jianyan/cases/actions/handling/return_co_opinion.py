"""退回重提 — the lead unit sends a co-opinion back for lack of substance; its own clock starts (S18)."""

from jianyan.cases import limits, warnings
from jianyan.cases.events import CoOpinionReturned
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused
from jianyan.rules import packs


def return_co_opinion(
    work: Assignment, by: By, *, what_is_missing: str, reason: str = ""
) -> CoOpinionReturned:
    """As often as the rule says; once more is passed with a reason."""
    if not what_is_missing.strip():
        raise Refused("missing_substance_unsaid")
    case = work.dossier.case
    overrides, passed = warnings.answer(case, often(work), reason)
    clocks = limits.started_by(
        case, "asked", by.on, ("co_opinion_redo",), role=work.role, turn=work.co_returns + 1
    )
    words = work.dossier.say("reason", what_is_missing.strip())
    return CoOpinionReturned(words, clocks, overrides, passed)


def often(work: Assignment) -> list[str]:
    """The warning, where it came back as often as the rule provides."""
    most = packs.load(work.dossier.case.rules).co_opinion_returns
    return ["co_opinion_returned_before"] if work.co_returns >= most else []
