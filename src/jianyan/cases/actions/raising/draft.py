"""保存草稿 — a later version of a draft; the first one is the birth of the case (opening.py)."""

from jianyan.cases.events import Drafted
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.opening import Draft, drafted
from jianyan.cases.refusal import Refused
from jianyan.cases.scope import lead_of


def draft(case: Case, by: By, *, text: Draft) -> Drafted:
    if lead_of(case) not in by.actor.proposers:
        raise Refused("lead_writes")
    if text.office.pk != case.office_id:
        raise Refused("office_fixed")
    if not text.title.strip():
        raise Refused("title_missing")
    return drafted(case.dossier, text)
