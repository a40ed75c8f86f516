"""会办意见 — who owes which opinion by when: what a lead waits for, what a unit owes, for a hub all of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from jianyan.cases.models import Assignment, Case, Text
from jianyan.cases.scope import tasks_of
from jianyan.cases.states import AssignmentState, CaseState, UnitRole
from jianyan.cases.visibility import visible
from jianyan.deadlines.models import Clock
from jianyan.deadlines.worklist import NEAR
from jianyan.people.rights import Actor
from jianyan.rules import lights
from jianyan.rules.lights import Light

MOST = 200  # cases on the board; the nearest days first
_OPEN = (CaseState.ASSIGNED, CaseState.HANDLING, CaseState.REHANDLING)
_LIMITS = ("co_opinion", "co_opinion_redo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One co-unit's opinion: given, or owed by a day."""

    part: str
    unit: str
    is_mine: bool
    state: AssignmentState
    due_on: date | None
    light: Light | None
    urges: int
    urged_on: date | None
    returns: int
    opinion: str
    given_on: date | None

    @property
    def is_given(self) -> bool:
        return self.state == AssignmentState.CO_OPINION_GIVEN


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOwed:
    """A case with the opinions to it, and the text of those given, ready for quoting."""

    case_id: int
    number: str
    title: str
    lead: str
    i_lead: bool
    rows: tuple[Owed, ...]

    @property
    def missing(self) -> int:
        return sum(not row.is_given for row in self.rows)

    @property
    def nearest(self) -> date:
        return min((r.due_on for r in self.rows if r.due_on and not r.is_given), default=date.max)

    @property
    def quotation(self) -> str:
        return "\n".join(f"{row.unit}:{row.opinion}" for row in self.rows if row.is_given)


def board(*, actor: Actor, today: date) -> list[CaseOwed]:
    """The cases with opinions outstanding come first, by their nearest day. Three queries."""
    works = _works(actor)
    ids = {work.case_id for work in works}
    clocks = _clocks(ids)
    numbers = [work.co_opinion_no for work in works if work.co_opinion_no]
    said = {
        (row.case_id, row.no): row.body
        for row in Text.objects.filter(case_id__in=ids, no__in=numbers, kind="co_opinion")
    }
    by_case: dict[int, list[Assignment]] = {}
    for work in works:
        by_case.setdefault(work.case_id, []).append(work)
    found = [
        _case(mine, actor, tuple(_owed(one, actor, today, clocks, said) for one in mine))
        for mine in by_case.values()
    ]
    return sorted(found, key=lambda one: (not one.missing, one.nearest, one.case_id))


def _works(actor: Actor) -> Sequence[Assignment]:
    mine = Q(case__lead_unit_id__in=actor.staffed) | Q(unit_id__in=actor.staffed)
    mine |= Q(case__hub_id__in=actor.hubs) | Q(case__office_id__in=actor.offices)
    rows = (
        Assignment.objects.filter(mine, role=UnitRole.CO, case__state__in=_OPEN)
        .filter(case__in=Case.objects.filter(visible(actor)))
        .exclude(state__in=(AssignmentState.RELEASED, AssignmentState.CEASED))
        .select_related("unit", "case__lead_unit")
        .order_by("-case_id", "no")
    )
    return list(rows[: MOST * 3])


def _clocks(ids: set[int]) -> dict[tuple[int, str], date]:
    rows = Clock.objects.filter(case_id__in=ids, limit__in=_LIMITS).order_by("start_on", "turn")
    return {(pk, part): due for pk, part, due in rows.values_list("case_id", "part", "due_on")}


def _owed(
    work: Assignment,
    actor: Actor,
    today: date,
    clocks: dict[tuple[int, str], date],
    said: dict[tuple[int, int], str],
) -> Owed:
    due_on = clocks.get((work.case_id, work.part))
    given = work.state == AssignmentState.CO_OPINION_GIVEN
    light = lights.light(due_on, today, work.co_opinion_on, near=NEAR) if due_on else None
    return Owed(
        part=work.part,
        unit=work.unit.name,
        is_mine=work.unit_id in actor.staffed,
        state=AssignmentState(work.state),
        due_on=due_on,
        light=light,
        urges=work.urges,
        urged_on=work.urged_on,
        returns=work.co_returns,
        opinion=said.get((work.case_id, work.co_opinion_no or 0), "") if given else "",
        given_on=work.co_opinion_on,
    )


def _case(mine: Sequence[Assignment], actor: Actor, rows: tuple[Owed, ...]) -> CaseOwed:
    case = mine[0].case
    return CaseOwed(
        case_id=case.pk,
        number=case.number,
        title=case.title,
        lead=case.lead_unit.name if case.lead_unit else "",
        i_lead=case.lead_unit_id in actor.staffed,
        rows=rows,
    )


def leads_waiting(actor: Actor) -> list[Assignment]:
    """The lead's own tasks whose co-opinions are outstanding, to be urged together. One query."""
    silent = Assignment.objects.filter(role=UnitRole.CO).exclude(
        state__in=(
            AssignmentState.CO_OPINION_GIVEN,
            AssignmentState.RELEASED,
            AssignmentState.CEASED,
        )
    )
    rows = Assignment.objects.filter(
        tasks_of(actor),
        role=UnitRole.LEAD,
        state__in=(AssignmentState.WORKING, AssignmentState.RETURN_ASKED),
        case_id__in=silent.values("case_id"),
    )
    return list(rows.order_by("case_id", "no")[:MOST])
