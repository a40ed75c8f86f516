"""What the machine proposes for a case: units and classes, to those who assign or examine it."""

from ninja.errors import HttpError

from jianyan import doors
from jianyan.advice.routing.classifying import classify
from jianyan.advice.routing.recommending import recommend
from jianyan.advice.routing.wording import texts_of
from jianyan.advice.switch import is_on
from jianyan.api.v1.schemas import AdviceOut, ProposedOut
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.cases.visibility import visible
from jianyan.people.rights import Right


def of(case_id: int, by: By) -> AdviceOut:
    """404 to anybody else, as if there were nothing; empty where advice is switched off."""
    case = Case.objects.select_related("office").get(pk=case_id)
    offices = {case.office_id}
    if not (
        by.actor.may(Right.REVIEW, offices=offices) or by.actor.may(Right.ASSIGN, offices=offices)
    ):
        raise HttpError(404, doors.sentence(Refused("no_such_case")))
    if not is_on(case.office):
        return AdviceOut(units_abstained=True, units=[], classes_abstained=True, classes=[])
    text = texts_of([case.pk])[case.pk]
    units = recommend(text, office=case.office, on=by.on, where=visible(by.actor), besides=case.pk)
    classes = classify(text, case.office)
    return AdviceOut(
        units_abstained=units.abstained,
        units_version=units.version,
        units=[
            ProposedOut(name=one.unit.name, key=one.unit.key, score=one.score, why=list(one.why))
            for one in units.units
        ],
        classes_abstained=classes is None or classes.abstained,
        classes_version=classes.version if classes else "",
        classes=[
            ProposedOut(name=one.name, score=one.score, why=list(one.why))
            for one in (classes.classes if classes else ())
        ],
    )
