"""内部分解 — the task, or single points, to sections and responsible officers, or to a co-unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jianyan.cases.cohandling import co_units
from jianyan.cases.events import Routed
from jianyan.cases.facts import By, Duty
from jianyan.cases.models import Assignment, Point
from jianyan.cases.refusal import Refused
from jianyan.people.models import Section, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """分解: a point (or the whole) with who sees to it."""

    point: int | None = None
    section: int | None = None
    officer: str = ""
    unit: Unit | None = None
    due_on: date | None = None
    note: str = ""


def route(work: Assignment, by: By, *, portions: Sequence[Portion]) -> Routed:
    """The newest sheet replaces the one before; nobody outside the unit answers for it (S28)."""
    if not portions:
        raise Refused("nobody_named")
    _check(work, by.on, portions)
    return Routed(
        tuple(
            Duty(
                point=one.point,
                section=one.section,
                officer=one.officer.strip(),
                unit=one.unit.pk if one.unit else None,
                due_on=one.due_on,
                note=work.dossier.say_if("routing", one.note),
            )
            for one in portions
        )
    )


def _check(work: Assignment, on: date, portions: Sequence[Portion]) -> None:
    helping = {one.unit_id for one in co_units(work.dossier)}
    sections = _sections(work, portions)
    for one in portions:
        if one.point is not None and work.dossier.find(Point, one.point) is None:
            raise Refused("no_such_point", point=one.point)
        if not (one.section or one.unit or one.officer.strip()):
            raise Refused("nobody_named")
        if one.section and one.section not in sections:
            raise Refused("section_of_other_unit")
        if one.unit and one.unit.pk not in helping:
            raise Refused("unit_not_on_case", unit=one.unit.name)
        if one.due_on and one.due_on < on:
            raise Refused("day_past", day=one.due_on)


def _sections(work: Assignment, portions: Sequence[Portion]) -> set[int]:
    """The unit's own sections. One query, where one is named at all."""
    if not any(one.section for one in portions):
        return set()
    return set(Section.objects.filter(unit_id=work.unit_id).values_list("pk", flat=True))
