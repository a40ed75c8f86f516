"""呈批件编号 — the numbers of lists for signature: one series for a session, none used twice."""

from datetime import date

from django.db import transaction

from jianyan.cases.numbers import Numbers
from jianyan.people.models import Session
from jianyan.rules import numbering, packs

_USUAL = "分办〔{year}〕{n}号"


def next_list_no(session: Session, on: date) -> str:
    """The next number of this session; taken at once, so that two clerks never share one."""
    pattern = packs.load(session.office.rules).numbering.get("split_list") or _USUAL
    with transaction.atomic():
        seq = Numbers(1).next(f"{session.office_id}/{session.pk}/split_list")
    return numbering.render(pattern, year=on.year, n=seq)
