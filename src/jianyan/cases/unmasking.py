"""查看姓名 — a name kept back is shown to the receiving office for a reason, and each look is recorded (S59)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from jianyan.cases.facts import By
from jianyan.cases.models import Case, NameReading
from jianyan.cases.refusal import Refused
from jianyan.cases.secrecy import refuse_marked

REASON_MOST = 200


@dataclass(frozen=True, slots=True)
class Look:
    """Who looked up the name of which case, when and why."""

    case_id: int
    who: str
    at: datetime
    reason: str


def unmask(case: Case, by: By, reason: str) -> None:
    """For the rest of the day, for this person alone. Refused without a reason."""
    said = reason.strip()
    if case.office_id not in by.actor.offices:
        raise Refused("no_such_case")
    if not said:
        raise Refused("reason_missing")
    refuse_marked(said)
    NameReading.objects.create(
        case=case, user_id=by.actor.id, reason=said[:REASON_MOST], on=by.on, at=by.at
    )


def knows_name(user: int, case: int, today: date) -> bool:
    """Whether this person looked it up today. One query."""
    return NameReading.objects.filter(user_id=user, case_id=case, on=today).exists()


def looks(*, case: int | None = None, most: int = 100) -> Sequence[Look]:
    """The newest first, of one case or of all. One query."""
    rows = NameReading.objects.select_related("user").order_by("-at", "-pk")
    if case is not None:
        rows = rows.filter(case_id=case)
    return [
        Look(row.case.pk, row.user.name, row.at, row.reason)
        for row in rows.select_related("case")[:most]
    ]
