"""未反馈 — the window is over and nobody rated; silence is never satisfaction (S35)."""

from jianyan.cases.events import RatingClosed
from jianyan.cases.facts import By
from jianyan.cases.models import Round
from jianyan.cases.refusal import Refused


def close_rating(reply: Round, by: By) -> RatingClosed:
    if reply.feedback_due_on and by.on <= reply.feedback_due_on:
        raise Refused("window_open", due_on=reply.feedback_due_on)
    return RatingClosed()
