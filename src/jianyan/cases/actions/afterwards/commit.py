"""列入承诺事项 — a promise made in a reply, with its owner and, where it can be named, its day."""

from datetime import date

from jianyan.cases.events import Committed
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment, Point, Round
from jianyan.cases.refusal import Refused


def commit(
    work: Assignment, by: By, *, text: str, due_on: date | None = None, point: int | None = None
) -> Committed:
    if not text.strip():
        raise Refused("commitment_empty")
    if due_on is not None and due_on < by.on:
        raise Refused("day_past", day=due_on)
    if point is not None and work.dossier.find(Point, point) is None:
        raise Refused("no_such_point", point=point)
    mine = [r.no for r in work.dossier.rows(Round) if r.assignment_no == work.no]
    words = work.dossier.say("commitment", text.strip())
    return Committed(words, due_on, point, max(mine, default=None))
