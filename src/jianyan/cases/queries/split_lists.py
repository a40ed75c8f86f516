"""呈批件 — the lists for signature of a session, one list with its rows and units, and its notices."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q

from jianyan.cases.models import Case, ProposedShare
from jianyan.cases.queries.split_table import SplitFilter, SplitRow, cases_of, rows_of
from jianyan.cases.queries.units import by_organ
from jianyan.cases.states import CaseState, UnitRole
from jianyan.people.models import Session, Unit

_ROLES = {UnitRole.LEAD: "lead", UnitRole.SOLE: "sole", UnitRole.SEPARATE: "separate"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLine:
    """One list of a session: how many cases stand on it and how far it is."""

    list_no: str
    cases: int
    waiting: int  # for the signature
    signed: int  # and not assigned yet
    assigned: int
    adjusted: int
    leader: str
    signed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLine:
    """What one unit gets by a list, by role."""

    unit: str
    sole: int
    lead: int
    separate: int
    co: int

    @property
    def total(self) -> int:
        return self.sole + self.lead + self.separate + self.co


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPaper:
    """Everything the paper for the signature says."""

    line: ListLine
    rows: Sequence[SplitRow]
    units: Sequence[UnitLine]

    @property
    def objections(self) -> int:
        return sum(1 for row in self.rows if row.objections)


def lists_of(session: Session) -> list[ListLine]:
    """In the order in which they were begun. One query."""
    return _lines(session, Q())


def list_paper(session: Session, list_no: str) -> ListPaper | None:
    """One list; None where the session has none of this number. Six queries."""
    lines = _lines(session, Q(split_list=list_no))
    if not lines:
        return None
    cases = list(cases_of(session, SplitFilter(list_no=list_no)).order_by("number", "pk"))
    return ListPaper(
        line=lines[0], rows=rows_of(cases, session), units=list(_units([c.pk for c in cases]))
    )


def _lines(session: Session, which: Q) -> list[ListLine]:
    filed = Q(state=CaseState.FILED)
    rows = (
        Case.objects.filter(which, session=session)
        .exclude(split_list="")
        .values("split_list")
        .annotate(
            cases=Count("pk"),
            waiting=Count("pk", filter=filed & Q(split_signed_on=None)),
            signed=Count("pk", filter=filed & ~Q(split_signed_on=None)),
            assigned=Count("pk", filter=~Q(assigned_on=None)),
            adjusted=Count("pk", filter=~Q(split_notice="")),
            leader=Max("split_leader"),
            signed_on=Max("split_signed_on"),
            first=Min("pk"),
        )
        .order_by("first")
    )
    return [
        ListLine(
            list_no=row["split_list"],
            **{
                name: row[name]
                for name in (
                    "cases", "waiting", "signed", "assigned", "adjusted", "leader", "signed_on",
                )
            },
        )
        for row in rows
    ]  # fmt: skip


def _units(cases: Iterable[int]) -> Iterable[UnitLine]:
    """In the official order of organs and units. Two queries."""
    counted: dict[int, Counter[str]] = {}
    shares = ProposedShare.objects.filter(case_id__in=list(cases)).order_by()
    for unit, role, times in shares.values_list("unit_id", "role").annotate(n=Count("no")):
        name = _ROLES.get(UnitRole(role), "co" if role == UnitRole.CO else "")
        if name:
            counted.setdefault(unit, Counter())[name] += times
    for pk, unit_name in by_organ(Unit.objects.filter(pk__in=counted)).values_list("pk", "name"):
        roles = {name: counted[pk][name] for name in ("sole", "lead", "separate", "co")}
        yield UnitLine(unit=unit_name, **roles)
