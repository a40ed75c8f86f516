"""评价会办单位 — the proposer rates a co-handling unit apart from the lead, where the pack says so (S39)."""

from collections.abc import Mapping

from jianyan.cases import raters
from jianyan.cases.events import CoHandlerRated
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment, FurtherRating
from jianyan.cases.refusal import Refused


def rate_co(
    work: Assignment, by: By, *, values: Mapping[str, str], comment: str = ""
) -> CoHandlerRated:
    return co_rated(work, raters.rater(work.dossier, by.actor), values, comment)


def co_rated(
    work: Assignment, proposer: int, values: Mapping[str, str], comment: str
) -> CoHandlerRated:
    """Checked like a rating of the reply, and kept from the unit as long."""
    dossier = work.dossier
    if not raters.pack_of(dossier.case).co_handlers_rated:
        raise Refused("co_not_rated")
    windows = [r.feedback_due_on for r in dossier.rounds if r.delivered_on]
    if not windows or work.answers:
        raise Refused("co_not_rated_yet")
    if dossier.find(FurtherRating, work.part, proposer) is not None:
        raise Refused("rated_already")
    scheme = raters.scheme_of(dossier.case)
    counts = raters.judged(scheme, values, comment)
    chosen = {axis.code: values[axis.code] for axis in scheme.axes}
    until = max((day for day in windows if day), default=None)
    return CoHandlerRated(proposer, chosen, counts, dossier.say_if("rating", comment), until)
