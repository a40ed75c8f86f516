"""登记票决结果 — ballots of an assembly on a reply, entered as they were counted."""

from collections.abc import Mapping
from datetime import date

from jianyan.cases import raters
from jianyan.cases.actions.rating.register_rating import reference
from jianyan.cases.contents import Upload
from jianyan.cases.events import BallotsCounted
from jianyan.cases.facts import By
from jianyan.cases.models import FileKind, Round
from jianyan.cases.refusal import Refused
from jianyan.rules.ratings import RatingScheme


def count_ballots(
    reply: Round,
    by: By,
    *,
    body: str,
    held_on: date,
    ballots: Mapping[str, int],
    scan: str = "",
    paper: Upload | None = None,
) -> BallotsCounted:
    """`paper`: the scan of the tellers' report; `scan`: where it is kept."""
    scheme = raters.scheme_of(reply.dossier.case)
    if scheme.by != "vote":
        raise Refused("rated_by_proposer")
    if held_on > by.on:
        raise Refused("day_ahead", day=held_on)
    if not body.strip():
        raise Refused("assembly_missing")
    known = {value.code for value in scheme.axes[0].values}
    if set(ballots) - known or any(number < 0 for number in ballots.values()):
        raise Refused("ballots_unknown")
    if not sum(ballots.values()):
        raise Refused("ballots_missing")
    counts = _judged(scheme, ballots)
    file = reply.dossier.attach(FileKind.STATEMENT, paper) if paper else None
    return BallotsCounted(
        body.strip()[:60], held_on, dict(ballots), counts, reference(scan, paper), file
    )


def _judged(scheme: RatingScheme, ballots: Mapping[str, int]) -> str:
    """By the share of satisfied ballots among all, abstentions included."""
    kind = {value.code for value in scheme.axes[0].values if value.counts == "satisfied"}
    satisfied = sum(number for code, number in ballots.items() if code in kind)
    enough = satisfied * 100 >= scheme.passes_at * sum(ballots.values())
    return "satisfied" if enough else "dissatisfied"
