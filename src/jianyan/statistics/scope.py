"""统计范围 — which year, which office's system, as of which day; the base of every measure."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.lookups import Exact

from jianyan.cases.models import Assignment, Case, Line
from jianyan.cases.states import ANSWERING, UNSENT, AssignmentState, CaseState
from jianyan.people.models import Office, Unit
from jianyan.people.offices import Chain

_OUTSIDE = {*UNSENT, CaseState.HISTORY}
RECEIVING = (Chain.CONGRESS, Chain.CPPCC)


@dataclass(frozen=True)
class Scope:
    """One year of one government office's system, or of one receiving office, on a day.

    The year is that of the session to which a case belongs. History imported as closed never
    counts (design.md 4).
    """

    office: Office
    year: int
    as_of: date

    @cached_property
    def is_hub(self) -> bool:
        return self.office.chain not in RECEIVING

    @cached_property
    def receiving(self) -> list[int]:
        """The offices whose cases are the whole: both chains at the hub's own level and place."""
        if not self.is_hub:
            return [self.office.pk]
        same = Office.objects.filter(
            chain__in=RECEIVING, level=self.office.level, region=self.office.region
        )
        return list(same.values_list("pk", flat=True))

    @cached_property
    def units(self) -> list[int]:
        """The units counted: the hub's own; for a receiving office everybody's."""
        found = Unit.objects.filter(hub=self.office) if self.is_hub else Unit.objects.all()
        return list(found.values_list("pk", flat=True))

    def cases(self, kind: str) -> QuerySet[Case]:
        """Submitted by the day."""
        return Case.objects.filter(
            office_id__in=self.receiving,
            session__year=self.year,
            kind=kind,
            submitted_on__lte=self.as_of,
        ).exclude(state__in=_OUTSIDE)

    def happened(self, event: str) -> Exists:
        """That this event is in the journal of the case by the day."""
        return Exists(
            Line.objects.filter(case_id=OuterRef("pk"), kind=event, occurred_on__lte=self.as_of)
        )

    def merged(self) -> Q:
        """That it shared the handling of another case on the day (并案): merged, and not undone."""
        turns = Line.objects.filter(
            case_id=OuterRef("pk"), kind__in=("Merged", "Unmerged"), occurred_on__lte=self.as_of
        )
        last = Subquery(turns.order_by("-seq").values("kind")[:1])
        return Q(self.happened("Merged")) & Q(Exact(last, Value("Merged")))

    def filed(self, kind: str) -> QuerySet[Case]:
        """Those merged into another are not counted again."""
        own = self.cases(kind).filter(~self.happened("Withdrawn"), ~self.merged())
        return own.filter(filed_on__lte=self.as_of)

    def led(self, kind: str) -> QuerySet[Case]:
        """Filed and assigned to the units counted here."""
        led = self.filed(kind).filter(assigned_on__lte=self.as_of)
        return led.filter(hub=self.office) if self.is_hub else led

    def tasks(self, kind: str) -> QuerySet[Assignment]:
        """Answers owed: lead, sole and separate tasks of those cases; separate units multiply."""
        return Assignment.objects.filter(
            Q(case__in=self.led(kind)),
            role__in=ANSWERING,
            unit_id__in=self.units,
            assigned_on__lte=self.as_of,
        ).exclude(state__in=[AssignmentState.RELEASED, AssignmentState.CEASED])
