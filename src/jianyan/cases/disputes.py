"""承办争议 — how often units of this case asked to be released; from the second time a leader decides."""

from jianyan.cases.models import Assignment, Dispute
from jianyan.cases.refusal import Refused


def is_second(work: Assignment) -> bool:
    """Whether a request for another unit was decided on this case before."""
    rows = work.dossier.rows(Dispute)
    return any(row.decided_on is not None for row in rows)


def refuse_without_leader(work: Assignment, leader: str) -> None:
    """The office settled it once already; a second time it has not the authority (S14)."""
    if is_second(work) and not leader.strip():
        raise Refused("leader_must_decide")
