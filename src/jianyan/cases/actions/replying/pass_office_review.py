"""预审通过 — the office that dispatches has no objection; the unit signs off."""

from jianyan.cases.events import ReviewPassed
from jianyan.cases.facts import By
from jianyan.cases.models import Round


def pass_office_review(reply: Round, by: By, *, opinion: str = "") -> ReviewPassed:
    return ReviewPassed(reply.dossier.say_if("opinion", opinion))
