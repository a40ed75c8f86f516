"""调整通知 — the changes of a session's split after the signature, each under its number."""

from dataclasses import dataclass
from datetime import date

from jianyan.cases import journal
from jianyan.cases.events import CoHandlerAdded, Reassigned, SplitAdjusted
from jianyan.cases.models import Case, Line, Text
from jianyan.people.models import Session, Unit

MOST = 300
KINDS = ("SplitAdjusted", "Reassigned", "CoHandlerAdded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """One notice: which case goes to whom from now on, since when, and why."""

    notice: str
    on: date
    case_id: int
    number: str
    title: str
    units: tuple[str, ...]
    reason: str


def adjustments(session: Session) -> list[Adjustment]:
    """The newest first. Four queries."""
    signed = Case.objects.filter(session=session, split_signed_on__isnull=False)
    lines = Line.objects.filter(
        kind__in=KINDS, case_id__in=signed.values("pk"), data__regex='"notice":"[^"]'
    )
    rows = lines.order_by("-recorded_at", "-case_id", "-seq").values_list(
        "case_id", "occurred_on", "kind", "data"
    )
    told = [(pk, on, journal.decode(kind, data)) for pk, on, kind, data in rows[:MOST]]
    cases = Case.objects.in_bulk({pk for pk, _on, _event in told})
    named = {unit for _pk, _on, event in told for unit in _units(event)}
    names = dict(Unit.objects.filter(pk__in=named).order_by().values_list("pk", "short_name"))
    words = Text.objects.filter(case_id__in=cases, kind="reason")
    reasons = {(pk, no): body for pk, no, body in words.values_list("case_id", "no", "body")}
    return [
        Adjustment(
            notice=event.notice, on=on, case_id=pk, number=cases[pk].number, title=cases[pk].title,
            units=tuple(names[unit] for unit in _units(event)),
            reason=reasons.get((pk, event.reason.no), "") if event.reason else "",
        )
        for pk, on, event in told
    ]  # fmt: skip


def _units(event: SplitAdjusted | Reassigned | CoHandlerAdded) -> list[int]:
    if isinstance(event, SplitAdjusted):
        return [share.unit for share in event.shares]
    return [event.task.unit]
