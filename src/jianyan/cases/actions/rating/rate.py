"""填写评价 — the proposer alone rates, on the axes of the pack; dissatisfied needs a reason (S33, S34)."""

from collections.abc import Mapping

from jianyan.cases.events import Rated
from jianyan.cases.facts import By
from jianyan.cases.models import Rating, Round
from jianyan.cases.refusal import Refused
from jianyan.rules import packs, ratings


def rate(reply: Round, by: By, *, values: Mapping[str, str], comment: str = "") -> Rated:
    """By the lead proposer, who speaks for a joint case unless the pack lets each one rate."""
    raters = [
        s.proposer_id
        for s in reply.dossier.signatories
        if s.proposer_id in by.actor.proposers
        and (s.is_lead or "each" in packs.load(reply.dossier.case.rules).raters)
    ]
    if not raters:
        raise Refused("lead_rates")
    return rated(reply, raters[0], values, comment)


def rated(reply: Round, proposer: int, values: Mapping[str, str], comment: str) -> Rated:
    """Checked against the scheme; every axis that rates needs a value of its own."""
    dossier = reply.dossier
    if dossier.find(Rating, reply.no, proposer) is not None:
        raise Refused("rated_already")
    scheme = ratings.scheme(packs.load(dossier.case.rules).satisfaction_scheme)
    sides = []
    for axis in scheme.axes:
        chosen = {v.code: v for v in axis.values}.get(values.get(axis.code, ""))
        if chosen is None:
            raise Refused("axis_missing", axis=axis.code)
        if chosen.reason and not comment.strip():
            raise Refused("dissatisfied_needs_reason")
        if axis.rates:
            sides.append(chosen.counts)
    worst = next((s for s in ("dissatisfied", "neither") if s in sides), "satisfied")
    words = dossier.say_if("rating", comment)
    return Rated(proposer, {a.code: values[a.code] for a in scheme.axes}, worst, words)
