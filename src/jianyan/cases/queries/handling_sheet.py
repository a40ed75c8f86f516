"""办理情况 — what a page says of the work inside and among units: routing, plan, differences, research."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from jianyan.cases.models import Activity, Assignment, Difference, Routing
from jianyan.cases.queries.opened import Opened
from jianyan.cases.queries.telling_handling import ACTIVITIES


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutingShown:
    """Who sees to the whole or to one point."""

    point: int | None
    who: str
    due_on: date | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseShown:
    """What a unit keeps of its own work on a task; empty for those outside."""

    plan: str = ""
    planned_on: date | None = None
    interim: str = ""
    interim_on: date | None = None
    returned_because: str = ""
    routing: tuple[RoutingShown, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceShown:
    """On what units differ, where it lies, what came of it."""

    stage: str
    units: str
    question: str
    minutes: str
    result: str
    leader: str
    raised_on: date
    settled_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityShown:
    """Research, a seminar or a visit."""

    unit: str
    kind: str | Promise
    on: date
    place: str
    invited: str
    present: str
    note: str


def house(found: Opened, work: Assignment) -> HouseShown:
    """Plan and routing for the unit and its hub; what the proposer was told for everybody."""
    view = found.view
    told = {"interim": found.said(work.interim_no), "interim_on": work.interim_on}
    if not view.as_staff:
        return HouseShown(**told)  # type: ignore[arg-type]
    inside = view.as_hub or work.unit_id in view.units
    rows = [r for r in found.dossier.rows(Routing) if r.assignment_no == work.no]
    return HouseShown(
        plan=found.said(work.plan_no) if inside else "",
        planned_on=work.planned_on if inside else None,
        interim=found.said(work.interim_no),
        interim_on=work.interim_on,
        returned_because=found.said(work.co_return_reason_no) if work.co_returns else "",
        routing=tuple(_routing(found, r) for r in rows if inside or r.unit_id in view.units),
    )


def _routing(found: Opened, row: Routing) -> RoutingShown:
    who = (found.section(row.section_id), found.unit(row.unit_id), row.officer)
    return RoutingShown(
        point=row.point_no,
        who=" ".join(one for one in who if one),
        due_on=row.due_on,
        note=found.said(row.note_no),
    )


def differences(found: Opened) -> tuple[DifferenceShown, ...]:
    """Among the units, their hub and the office; never the proposer."""
    if not found.view.co_opinion():
        return ()
    return tuple(
        DifferenceShown(
            stage=one.stage,
            units="、".join(found.unit(pk) for pk in one.units),
            question=found.said(one.question_no),
            minutes=found.said(one.minutes_no),
            result=found.said(one.result_no),
            leader=one.leader,
            raised_on=one.raised_on,
            settled_on=one.settled_on,
        )
        for one in found.dossier.rows(Difference)
    )


def activities(found: Opened) -> tuple[ActivityShown, ...]:
    def names(people: list[int]) -> str:
        return "、".join(name for pk in people if (name := found.proposer(pk)))

    if not found.view.contacts:
        return ()
    return tuple(
        ActivityShown(
            unit=found.unit(found.dossier.get(Assignment, one.assignment_no).unit_id),
            kind=ACTIVITIES[one.kind],
            on=one.held_on,
            place=one.place,
            invited=names(one.invited),
            present=names(one.present),
            note=found.said(one.note_no),
        )
        for one in found.dossier.rows(Activity)
    )
