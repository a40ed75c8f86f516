"""登记纸质评价 — the office reads the proposer's signed paper; the scan is kept, the value is theirs."""

from collections.abc import Mapping
from dataclasses import replace

from jianyan.cases.actions.rating.rate import rated
from jianyan.cases.contents import Upload
from jianyan.cases.events import Rated
from jianyan.cases.facts import By
from jianyan.cases.models import FileKind, Round
from jianyan.cases.refusal import Refused


def register_rating(
    reply: Round,
    by: By,
    *,
    proposer: int,
    values: Mapping[str, str],
    scan: str = "",
    paper: Upload | None = None,
    comment: str = "",
) -> Rated:
    """The scan may have been handed in before, along the way that the pack names."""
    if proposer not in {s.proposer_id for s in reply.dossier.signatories}:
        raise Refused("not_a_signatory", proposer=proposer)
    kept = reference(scan, paper) or reply.paper_scan
    if not kept:
        raise Refused("scan_missing")
    found = rated(reply, proposer, values, comment)
    file = reply.dossier.attach(FileKind.RATING_FORM, paper) if paper else None
    return replace(found, on_paper=True, scan=kept, paper=file)


def reference(scan: str, paper: Upload | None) -> str:
    """Where the signed paper is to be found: its archive number, or the name of the scan."""
    return (scan.strip() or (paper.name.strip() if paper else ""))[:120]
