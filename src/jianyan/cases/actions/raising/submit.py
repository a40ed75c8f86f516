"""提交 — the proposer sends the case to the office; from now on the office sees it."""

from jianyan.cases import limits
from jianyan.cases.events import Submitted
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.cases.scope import lead_of


def submit(case: Case, by: By) -> Submitted:
    if lead_of(case) not in by.actor.proposers:
        raise Refused("lead_writes")
    if not case.dossier.points:
        raise Refused("points_missing")
    return Submitted(limits.started_by(case, "submitted", by.on, ("assign",)))
