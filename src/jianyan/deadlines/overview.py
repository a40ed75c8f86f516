"""办理情况一览: how many tasks of a year stand where, in all and unit by unit in official order."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum

from jianyan.cases.queries.units import organ_rank
from jianyan.cases.states import AssignmentState, CaseState, UnitRole
from jianyan.deadlines.ledger_filter import AT_WORK, visible_rows
from jianyan.deadlines.models import LedgerRow
from jianyan.deadlines.worklist import NEAR, near_day
from jianyan.people.rights import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """One line: tasks by where they stand."""

    unit: str = ""  # its key; "" for the whole
    name: str = ""
    tasks: int
    to_acknowledge: int
    working: int
    return_asked: int
    near: int
    late: int
    contacted: int
    replied: int
    co_given: int
    promises: int


@dataclass(frozen=True, slots=True)
class Overview:
    whole: Counts
    unassigned: int  # submitted, in review or filed
    units: list[Counts]


def overview(*, actor: Actor, year: int, today: date) -> Overview:
    """Two queries, whatever the number of cases."""
    rows = LedgerRow.objects.filter(visible_rows(actor), year=year)
    rows = rows.exclude(case_state__in=[CaseState.WITHDRAWN, CaseState.HISTORY])
    whole = rows.aggregate(**_counts(today), unassigned=Count("case_id", filter=Q(task=0)))
    units = _by_unit(rows.filter(task__gt=0), today)
    unassigned = whole.pop("unassigned")
    return Overview(_line("", "", whole), unassigned, units)


def _by_unit(rows: QuerySet[LedgerRow], today: date) -> list[Counts]:
    found = (
        rows.values("unit__key", "unit__name")
        .annotate(
            **_counts(today),
            organ=organ_rank("unit__hub__chain"),
            hub=F("unit__hub"),
            place=F("unit__position"),
        )
        .order_by("organ", "hub", "place", "unit__key")
    )
    return [_line(row["unit__key"], row["unit__name"], row) for row in found]


def _line(unit: str, name: str, row: Mapping[str, Any]) -> Counts:
    counts: dict[str, Any] = {key: row[key] or 0 for key in _KEYS}
    return Counts(unit=unit, name=name, **counts)


_KEYS = [field.name for field in fields(Counts) if field.name not in {"unit", "name"}]


def _counts(today: date) -> dict[str, Any]:
    running, near = Q(state__in=AT_WORK), near_day(today, NEAR)
    conditions = {
        "tasks": Q(task__gt=0),
        "to_acknowledge": Q(state=AssignmentState.TO_ACKNOWLEDGE),
        "working": Q(state=AssignmentState.WORKING),
        "return_asked": Q(state=AssignmentState.RETURN_ASKED),
        "near": running & Q(due_on__gte=today, due_on__lte=near),
        "late": running & Q(due_on__lt=today),
        "contacted": Q(contacts__gt=0),
        "replied": Q(state=AssignmentState.REPLIED),
        "co_given": Q(role=UnitRole.CO, done_on__isnull=False),
    }
    found: dict[str, Any] = {
        name: Count("case_id", filter=condition) for name, condition in conditions.items()
    }
    return found | {"promises": Sum("promises_open")}
