"""预审通过 — the office that dispatches has no objection; the unit signs off."""

from jianyan.cases import approval, warnings
from jianyan.cases.events import ReviewPassed
from jianyan.cases.facts import By
from jianyan.cases.models import Round


def pass_office_review(
    reply: Round, by: By, *, opinion: str = "", reason: str = ""
) -> ReviewPassed:
    """A joint look that was asked for and not given is said; with a reason one may go on."""
    codes = ["joint_look_missing"] if approval.joint_look_open(reply) else []
    overrides, passed = warnings.answer(reply.dossier.case, codes, reason)
    return ReviewPassed(reply.dossier.say_if("opinion", opinion), overrides, passed)
