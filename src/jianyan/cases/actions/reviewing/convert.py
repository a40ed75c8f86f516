"""转为意见建议 — forward a case that was not filed in another form, the proposer told."""

from jianyan.cases.events import Converted
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused

FORMS = ("opinion", "letter", "reference", "public_opinion_note")


def convert(
    case: Case,
    by: By,
    *,
    form: str,
    receiver: str = "",
    reason: str = "",
    asks_outcome: bool = False,
) -> Converted:
    """`asks_outcome`: the receiver is asked to tell what came of it."""
    if form not in FORMS:
        raise Refused("form_unknown", form=form)
    return Converted(form, receiver.strip(), case.dossier.say_if("reason", reason), asks_outcome)
