"""填写评价 — the proposer alone rates, on the axes of the pack; dissatisfied needs a reason (S33, S34)."""

from collections.abc import Mapping

from jianyan.cases import raters
from jianyan.cases.events import Rated
from jianyan.cases.facts import By
from jianyan.cases.models import Rating, Round
from jianyan.cases.refusal import Refused


def rate(reply: Round, by: By, *, values: Mapping[str, str], comment: str = "") -> Rated:
    """By the one who speaks for a joint case, or by each who signed where the pack says so."""
    if raters.scheme_of(reply.dossier.case).by == "vote":
        raise Refused("rated_by_vote")
    return rated(reply, raters.rater(reply.dossier, by.actor), values, comment)


def rated(reply: Round, proposer: int, values: Mapping[str, str], comment: str) -> Rated:
    """Checked against the scheme; every axis that rates needs a value of its own."""
    dossier = reply.dossier
    if dossier.find(Rating, reply.no, proposer) is not None:
        raise Refused("rated_already")
    scheme = raters.scheme_of(dossier.case)
    counts = raters.judged(scheme, values, comment)
    words = dossier.say_if("rating", comment)
    return Rated(proposer, {a.code: values[a.code] for a in scheme.axes}, counts, words)
