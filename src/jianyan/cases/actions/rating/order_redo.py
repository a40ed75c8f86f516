"""责令重新办理 — after a quality check; a new round with its own limit, even of a concluded case."""

from jianyan.cases.actions.rating.rehandle import rehandle
from jianyan.cases.events import RehandlingOrdered
from jianyan.cases.facts import By
from jianyan.cases.models import Round


def order_redo(reply: Round, by: By, *, reason: str) -> RehandlingOrdered:
    return rehandle(reply, by, reason=reason)
