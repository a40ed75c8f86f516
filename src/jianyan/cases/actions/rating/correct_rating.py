"""更正评价 — the proposer ticked the wrong box: the corrected value counts, both are kept (S38)."""

from collections.abc import Mapping

from jianyan.cases import raters
from jianyan.cases.events import RatingCorrected
from jianyan.cases.facts import By
from jianyan.cases.models import Rating, Round
from jianyan.cases.refusal import Refused
from jianyan.cases.states import CaseState

_DECIDED = {CaseState.CONCLUDED, CaseState.TRACKING, CaseState.CLOSED}


def correct_rating(
    reply: Round, by: By, *, values: Mapping[str, str], comment: str = ""
) -> RatingCorrected:
    dossier = reply.dossier
    proposer = raters.rater(dossier, by.actor)
    rating = dossier.find(Rating, reply.no, proposer)
    if rating is None:
        raise Refused("not_rated_yet")
    until = raters.correctable_until(reply, rating)
    if until is not None and by.on > until:
        raise Refused("correction_too_late", until=until)
    if dossier.case.state in _DECIDED:
        raise Refused("concluded_already")
    scheme = raters.scheme_of(dossier.case)
    counts = raters.judged(scheme, values, comment)
    return RatingCorrected(
        proposer=proposer,
        values={axis.code: values[axis.code] for axis in scheme.axes},
        counts=counts,
        comment=dossier.say_if("rating", comment),
        was=dict(rating.values),
        was_counts=rating.counts,
        rated_on=rating.rated_on,
    )
