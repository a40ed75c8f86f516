"""公开审查 — what of a reply may be shown, in which form; the approved text is its own version."""

from jianyan.cases.events import DisclosureReviewed
from jianyan.cases.facts import By
from jianyan.cases.models import Disclosure, Round
from jianyan.cases.refusal import Refused

FORMS = ("full", "summary")


def review_disclosure(
    shown: Disclosure, by: By, *, form: str, body: str, show_name: bool = False
) -> DisclosureReviewed:
    if form not in FORMS:
        raise Refused("form_unknown", form=form)
    if not body.strip():
        raise Refused("published_text_missing")
    reply = shown.dossier.get(Round, shown.round_no)
    if reply.delivered_on is None:
        raise Refused("not_delivered")
    words = shown.dossier.say(f"public_{form}", body.strip())
    full, summary = (words, None) if form == "full" else (None, words)
    named = show_name and not shown.dossier.case.confidential
    return DisclosureReviewed(True, form, full, summary, named, "")
