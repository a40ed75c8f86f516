"""不予公开 — a reply is not shown; a ground in law is required (S49)."""

from jianyan.cases.events import DisclosureReviewed
from jianyan.cases.facts import By
from jianyan.cases.models import Disclosure
from jianyan.cases.refusal import Refused


def withhold(shown: Disclosure, by: By, *, ground: str) -> DisclosureReviewed:
    if not ground.strip():
        raise Refused("publicity_ground_missing")
    return DisclosureReviewed(False, "", None, None, False, ground.strip())
