"""登记采纳意见 — one advice point adopted, wholly or in part, with evidence; no evidence, no count."""

from jianyan.cases.events import AdoptionRecorded
from jianyan.cases.facts import By
from jianyan.cases.models import Case, Point
from jianyan.cases.refusal import Refused
from jianyan.cases.scope import sections_of
from jianyan.cases.states import Adopted
from jianyan.people.models import Unit
from jianyan.people.rights import Right


def adopt(
    case: Case, by: By, *, point: int, unit: Unit, degree: str, evidence: str, measure: str = ""
) -> AdoptionRecorded:
    """One point counts once for a unit (domain.md 8.1); what was being done already is not adopted."""
    dossier = case.dossier
    if dossier.find(Point, point) is None:
        raise Refused("no_such_point", point=point)
    if degree not in {Adopted.FULL, Adopted.PARTIAL}:
        raise Refused("adopted_unknown", adopted=degree)
    if unit.pk not in {work.unit_id for work in dossier.assignments if work.is_open}:
        raise Refused("unit_not_on_case", unit=unit.name)
    if not by.actor.may(Right.HANDLE, units=[unit.pk], sections=sections_of(case, {unit.pk})):
        raise Refused("no_right", action="adopt")
    if any(a.point_no == point and a.unit_id == unit.pk for a in dossier.adoptions):
        raise Refused("adopted_already", point=point)
    if not evidence.strip():
        raise Refused("evidence_missing")
    words = dossier.say("evidence", evidence.strip())
    return AdoptionRecorded(point, unit.pk, degree, words, measure)
