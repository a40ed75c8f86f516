"""案号引用 — how a case is named to people and programs: OFFICE/SESSION/NUMBER, or its permanent id."""

import re

from django.db.models import Q

from jianyan.cases.models import Case

_PERMANENT = re.compile(r"J(\d{1,18})$")


def reference(case: Case) -> str:
    """With office and session loaded (select_related), no query."""
    if case.number:
        return f"{case.office.key}/{case.session.key}/{case.number}"
    return f"J{case.pk}"


def named(reference: str) -> Q | None:
    """The condition that finds a case by either name; None for what is no name at all."""
    if found := _PERMANENT.match(reference):
        return Q(pk=int(found[1]))
    parts = reference.split("/")
    if len(parts) == 3 and all(parts):
        return Q(office__key=parts[0], session__key=parts[1], number=parts[2])
    return None
