"""更正 — the office corrects what a catalogue brought, before assignment; earlier words are kept."""

from jianyan.cases.events import Drafted
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.opening import Draft, drafted
from jianyan.cases.refusal import Refused


def correct(case: Case, by: By, *, text: Draft) -> Drafted:
    """For cases that came in by import or were keyed in: nobody edits what a proposer sent (practice.md 3)."""
    if case.channel not in {"import", "paper"}:
        raise Refused("proposers_own_words")
    if text.office.pk != case.office_id:
        raise Refused("office_fixed")
    if not text.title.strip():
        raise Refused("title_missing")
    if not text.points:
        raise Refused("points_missing")
    return drafted(case.dossier, text)
