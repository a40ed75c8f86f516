"""送签 — the officer sends the draft up; what is missing is said, and may be passed with a reason."""

from jianyan.cases import warnings
from jianyan.cases.events import SentForApproval
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment, Round
from jianyan.cases.refusal import Refused
from jianyan.cases.states import AssignmentState, Publicity, UnitRole


def send_for_approval(reply: Round, by: By, *, reason: str = "") -> SentForApproval:
    if reply.publicity == Publicity.NOT_PUBLIC and not reply.publicity_ground:
        raise Refused("publicity_ground_missing")
    return SentForApproval(*warnings.answer(reply.dossier.case, missing(reply), reason))


def missing(reply: Round) -> list[str]:
    """What a good reply would have and this one lacks, by warning code."""
    dossier = reply.dossier
    work = dossier.get(Assignment, reply.assignment_no)
    answered = {r.point_no for r in dossier.responses if r.round_no == reply.no}
    co_units = [a for a in dossier.assignments if a.role == UnitRole.CO and a.is_open]
    lacks = {
        "contact_missing": not work.contacts,
        "points_unanswered": any(p.no not in answered for p in dossier.points),
        "co_opinion_missing": work.role == UnitRole.LEAD
        and any(a.state != AssignmentState.CO_OPINION_GIVEN for a in co_units),
    }
    return [code for code, lacking in lacks.items() if lacking]
