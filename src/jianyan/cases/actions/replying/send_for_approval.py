"""送签 — the officer sends the draft up; what is missing is said, and may be passed with a reason."""

from jianyan.cases import limits, warnings
from jianyan.cases.cohandling import co_units, is_named, open_difference, silent
from jianyan.cases.events import SentForApproval
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment, Round
from jianyan.cases.refusal import Refused
from jianyan.cases.states import Publicity, UnitRole
from jianyan.cases.unit_names import units
from jianyan.people.models import Unit


def send_for_approval(reply: Round, by: By, *, reason: str = "") -> SentForApproval:
    if reply.publicity == Publicity.NOT_PUBLIC and not reply.publicity_ground:
        raise Refused("publicity_ground_missing")
    return SentForApproval(*warnings.answer(reply.dossier.case, missing(reply), reason))


def missing(reply: Round) -> list[str]:
    """What a good reply would have and this one lacks, by warning code."""
    dossier = reply.dossier
    work = dossier.get(Assignment, reply.assignment_no)
    answered = {r.point_no for r in dossier.responses if r.round_no == reply.no}
    leads = work.role == UnitRole.LEAD
    lacks = {
        "contact_missing": not work.contacts,
        "plan_missing": _wants_plan(work) and work.plan_no is None,
        "points_unanswered": any(p.no not in answered for p in dossier.points),
        "co_opinion_missing": leads and bool(silent(dossier)),
        "difference_open": work.answers and open_difference(dossier) is not None,
        "co_opinion_unstated": leads and bool(unstated(reply)),
    }
    return [code for code, lacking in lacks.items() if lacking]


def unstated(reply: Round) -> list[Unit]:
    """The co-units whose opinion came in and that the letter does not name. Two queries, or none."""
    dossier = reply.dossier
    given = [work.unit_id for work in co_units(dossier) if work.co_opinion_on]
    if not given:
        return []
    mine = [r.words_no for r in dossier.responses if r.round_no == reply.no]
    texts = dossier.bodies([*([reply.body_no] if reply.body_no else []), *mine])
    return [
        unit
        for unit in units(dossier, given).values()
        if not is_named((unit.name, unit.short_name), texts)
    ]


def _wants_plan(work: Assignment) -> bool:
    case = work.dossier.case
    return limits.wants_plan(case, is_key=case.key_on is not None)
