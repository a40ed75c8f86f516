"""登记会办单位纸质评价 — read by the office from the proposer's signed paper."""

from collections.abc import Mapping
from dataclasses import replace

from jianyan.cases.actions.rating.rate_co import co_rated
from jianyan.cases.actions.rating.register_rating import reference
from jianyan.cases.contents import Upload
from jianyan.cases.events import CoHandlerRated
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment, FileKind
from jianyan.cases.refusal import Refused


def register_co_rating(
    work: Assignment,
    by: By,
    *,
    proposer: int,
    values: Mapping[str, str],
    scan: str = "",
    paper: Upload | None = None,
    comment: str = "",
) -> CoHandlerRated:
    if proposer not in {s.proposer_id for s in work.dossier.signatories}:
        raise Refused("not_a_signatory", proposer=proposer)
    kept = reference(scan, paper)
    if not kept:
        raise Refused("scan_missing")
    found = co_rated(work, proposer, values, comment)
    file = work.dossier.attach(FileKind.RATING_FORM, paper) if paper else None
    return replace(found, on_paper=True, scan=kept, paper=file)
