"""登记纸质评价 — the office reads the proposer's signed paper; the scan is kept, the value is theirs."""

from collections.abc import Mapping
from dataclasses import replace

from jianyan.cases.actions.rating.rate import rated
from jianyan.cases.events import Rated
from jianyan.cases.facts import By
from jianyan.cases.models import Round
from jianyan.cases.refusal import Refused


def register_rating(
    reply: Round,
    by: By,
    *,
    proposer: int,
    values: Mapping[str, str],
    scan: str = "",
    comment: str = "",
) -> Rated:
    """The scan may have been handed in before, along the way that the pack names."""
    if proposer not in {s.proposer_id for s in reply.dossier.signatories}:
        raise Refused("not_a_signatory", proposer=proposer)
    paper = scan.strip() or reply.paper_scan
    if not paper:
        raise Refused("scan_missing")
    return replace(rated(reply, proposer, values, comment), on_paper=True, scan=paper)
