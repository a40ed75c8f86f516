"""登记纸质评价原件 — a signed form that came along the pack's way; who hands it in names no value (S33)."""

from jianyan.cases.events import PaperRatingReceived
from jianyan.cases.facts import By
from jianyan.cases.models import Round
from jianyan.cases.refusal import Refused


def hand_in_rating(reply: Round, by: By, *, scan: str) -> PaperRatingReceived:
    """The receiving office reads the value from the scan afterwards, by `register_rating`."""
    if not scan.strip():
        raise Refused("scan_missing")
    if reply.paper_scan:
        raise Refused("paper_handed_in")
    return PaperRatingReceived(scan.strip()[:120])
