"""评价回访 — the office calls the proposer back on a paper rating: their own, not reached, or not theirs."""

from jianyan.cases.events import RatingCalledBack
from jianyan.cases.facts import By
from jianyan.cases.models import Rating, Round
from jianyan.cases.refusal import Refused

RESULTS = ("confirmed", "not_reached", "differs")


def call_back(
    reply: Round, by: By, *, proposer: int, result: str, note: str = ""
) -> RatingCalledBack:
    rating = reply.dossier.find(Rating, reply.no, proposer)
    if rating is None or not rating.on_paper:
        raise Refused("no_paper_rating")
    if result not in RESULTS:
        raise Refused("call_back_unknown")
    if result == "differs" and not note.strip():
        raise Refused("reason_missing")
    return RatingCalledBack(proposer, result, reply.dossier.say_if("note", note))
