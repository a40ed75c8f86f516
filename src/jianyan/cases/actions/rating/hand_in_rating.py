"""登记纸质评价原件 — a signed form that came along the pack's way; who hands it in names no value (S33)."""

from jianyan.cases.actions.rating.register_rating import reference
from jianyan.cases.contents import Upload
from jianyan.cases.events import PaperRatingReceived
from jianyan.cases.facts import By
from jianyan.cases.models import FileKind, Round
from jianyan.cases.refusal import Refused


def hand_in_rating(
    reply: Round, by: By, *, scan: str = "", paper: Upload | None = None
) -> PaperRatingReceived:
    """The receiving office reads the value from the scan afterwards, by `register_rating`."""
    kept = reference(scan, paper)
    if not kept:
        raise Refused("scan_missing")
    if reply.paper_scan:
        raise Refused("paper_handed_in")
    file = reply.dossier.attach(FileKind.RATING_FORM, paper) if paper else None
    return PaperRatingReceived(kept, file)
