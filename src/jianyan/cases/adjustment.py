"""调整通知 — the numbers of adjustment notices: one series for a session, none used twice."""

from datetime import date

from jianyan.cases.models import Case
from jianyan.rules import numbering, packs

_USUAL = "调〔{year}〕{n}号"


def next_no(case: Case, on: date) -> str:
    """The next number of this office's session."""
    pattern = packs.load(case.rules).numbering.get("adjustment") or _USUAL
    series = f"{case.office_id}/{case.session_id}/adjustment"
    return numbering.render(pattern, year=on.year, n=case.dossier.batch.numbers.next(series))


def after_signature(case: Case, on: date) -> str:
    """A change of units is a notice where the list was signed; before, or without a list, none."""
    return next_no(case, on) if case.split_signed_on else ""
