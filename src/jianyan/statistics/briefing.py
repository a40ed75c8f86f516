"""年度办理情况报告 — the yearly briefing: every figure computed from records, with its base."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from jianyan.cases.states import Kind
from jianyan.outcomes.promises import PromiseYear, promises_by_year
from jianyan.people.models import Office
from jianyan.statistics import reconcile
from jianyan.statistics.by_unit import UnitLine, by_unit
from jianyan.statistics.measure import Figure
from jianyan.statistics.measures import MEASURES, adoption, afterwards, outcome
from jianyan.statistics.models import ExternalFigure
from jianyan.statistics.scope import Scope

KINDS = (Kind.SUGGESTION, Kind.PROPOSAL)
_HANDLING = (
    "received", "from_motions", "between_sessions", "filed", "not_filed", "converted", "withdrawn", "pending", "led", "replies_due",
    "replied", "due", "on_time", "contacted", "met",
)  # fmt: skip
_RATING = ("sent", "back", "silent", "awaited")


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """What the report prints, page, sheet and letter alike."""

    office: str
    office_key: str
    year: int
    as_of: date
    figures: tuple[Figure, ...]
    promises: tuple[PromiseYear, ...]
    units: tuple[UnitLine, ...]

    def figure(self, key: str, kind: str = "") -> Figure:
        return next(f for f in self.figures if f.key == key and f.kind == kind)


def yearly_briefing(*, office: Office, year: int, as_of: date) -> Briefing:
    """The report, or Unreconciled with the records that do not add up."""
    scope = Scope(office, year, as_of)
    breaches = [breach for kind in KINDS for breach in reconcile.check(scope, kind)]
    figures = tuple(_figures(scope))
    breaches += [
        reconcile.Breach("external_base", f.kind, f.value, f.base, ())
        for f in figures
        if f.base is not None and f.value > f.base
    ]
    if breaches:
        raise reconcile.Unreconciled(breaches)
    return Briefing(
        office=office.body,
        office_key=office.key,
        year=year,
        as_of=as_of,
        figures=figures,
        promises=tuple(promises_by_year(units=scope.units, as_of=as_of)),
        units=tuple(by_unit(scope)),
    )


def _figures(scope: Scope) -> Iterator[Figure]:
    declared = {
        external.name: external
        for external in ExternalFigure.objects.filter(office=scope.office, year=scope.year)
    }
    for kind in KINDS:
        yield from _of_kind(scope, kind, declared)
    yield Figure(
        key="measures",
        kind="",
        label=str(MEASURES["measures"].label),
        value=adoption.measures(scope, "").count(),
    )


def _of_kind(scope: Scope, kind: str, declared: dict[str, ExternalFigure]) -> Iterator[Figure]:
    values: dict[str, int] = {}
    keys = (*_HANDLING, "replies", *outcome.CLASSES, *_ratings(), *afterwards.KEYS, "adopted")
    for key in keys:
        values[key] = MEASURES[key].rows(scope, kind).count()
    for key in keys:
        measure = MEASURES[key]
        external = declared.get(f"{kind}.base") if key == "led" else None
        base = external.value if external else values.get(measure.base)
        yield Figure(
            key=key,
            kind=kind,
            label=str(measure.label),
            value=values[key],
            base=base,
            base_label=str(MEASURES[measure.base].label) if measure.base else "",
            external=_source(external) if external else "",
        )


def _ratings() -> list[str]:
    return [key for key in MEASURES if key.startswith(("first_", "later_"))]


def _source(external: ExternalFigure) -> str:
    return _("external figure: %(office)s, %(letter)s, %(day)s") % {
        "office": external.source_office,
        "letter": external.letter_no,
        "day": external.declared_on.isoformat(),
    }
