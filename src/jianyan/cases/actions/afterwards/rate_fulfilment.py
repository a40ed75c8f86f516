"""落实情况评价 — the proposer rates how a promise was kept; dissatisfied leads to a meeting (S42)."""

from collections.abc import Mapping

from jianyan.cases import raters
from jianyan.cases.events import FulfilmentRated
from jianyan.cases.facts import By
from jianyan.cases.models import Commitment
from jianyan.cases.refusal import Refused
from jianyan.cases.states import CommitmentState


def rate_fulfilment(
    promise: Commitment, by: By, *, values: Mapping[str, str], comment: str = ""
) -> FulfilmentRated:
    """Once the unit says it is kept, or its day has passed."""
    case = promise.dossier.case
    if not raters.pack_of(case).fulfilment_rated:
        raise Refused("fulfilment_not_rated")
    is_due = promise.due_on is not None and by.on > promise.due_on
    if promise.state == CommitmentState.OPEN and not is_due:
        raise Refused("promise_not_due")
    proposer = raters.rater(promise.dossier, by.actor)
    scheme = raters.scheme_of(case)
    counts = raters.judged(scheme, values, comment)
    chosen = {axis.code: values[axis.code] for axis in scheme.axes}
    return FulfilmentRated(proposer, chosen, counts, promise.dossier.say_if("rating", comment))
