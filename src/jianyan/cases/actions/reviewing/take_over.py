"""年中接管 — a running case comes from paper or another system; what follows is entered with its past days."""

from jianyan.cases.events import TakenOver
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused


def take_over(case: Case, by: By, *, source: str) -> TakenOver:
    if not source.strip():
        raise Refused("source_missing")
    return TakenOver(source.strip()[:120])
