"""沟通联系 — by proposer across units: who wants to speak with whom this week, so that one call serves all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jianyan.cases.models import Assignment, Signatory
from jianyan.cases.scope import tasks_of
from jianyan.cases.states import ANSWERING, AssignmentState
from jianyan.deadlines.ledger_filter import AT_WORK, visible_rows
from jianyan.deadlines.models import Clock, LedgerRow
from jianyan.deadlines.worklist import NEAR
from jianyan.people.rights import NOBODY, Actor, Right
from jianyan.rules import lights
from jianyan.rules.lights import Light

MOST = 500
WEEK = timedelta(days=7)
_OPEN = ("assigned", "handling", "rehandling")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A unit that has not spoken with the proposer about a case yet."""

    case_id: int
    part: str
    number: str
    title: str
    unit: str
    due_on: date | None
    light: Light | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ByProposer:
    """One proposer with every unit that wants to speak with them."""

    proposer_id: int
    name: str
    wishes: tuple[Wish, ...]

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(wish.unit for wish in self.wishes))

    @property
    def nearest(self) -> date:
        return min((w.due_on for w in self.wishes if w.due_on), default=date.max)


@dataclass(frozen=True, slots=True)
class ContactPlan:
    """Whom to call this week, and who can wait."""

    this_week: tuple[ByProposer, ...]
    later: tuple[ByProposer, ...]


def contact_plan(*, actor: Actor, today: date) -> ContactPlan:
    """The proposers whom most units want to reach come first. Three queries."""
    rows = _rows(actor)
    leads = _leads({row.case_id for row in rows})
    clocks = _clocks({row.case_id for row in rows})
    found: dict[int, tuple[str, list[Wish]]] = {}
    for row in rows:
        if row.case_id not in leads:
            continue
        pk, name = leads[row.case_id]
        due = clocks.get((row.case_id, f"A{row.task}"), row.due_on)
        found.setdefault(pk, (name, []))[1].append(_wish(row, due, today))
    people = [
        ByProposer(proposer_id=pk, name=name, wishes=tuple(wishes))
        for pk, (name, wishes) in found.items()
    ]
    people.sort(key=lambda one: (-len(one.units), one.nearest, one.name))
    soon = tuple(one for one in people if one.nearest <= today + WEEK)
    return ContactPlan(soon, tuple(one for one in people if one.nearest > today + WEEK))


def _rows(actor: Actor) -> Sequence[LedgerRow]:
    """Tasks without a contact; a name that is kept back calls nobody (S59)."""
    rows = LedgerRow.objects.filter(
        visible_rows(actor),
        state__in=AT_WORK,
        role__in=ANSWERING,
        case_state__in=_OPEN,
        contacts=0,
        case__confidential=False,
    ).exclude(state=AssignmentState.CO_OPINION_BACK)
    return list(rows.order_by("due_on")[:MOST])


def _leads(ids: set[int]) -> dict[int, tuple[int, str]]:
    rows = Signatory.objects.filter(case_id__in=ids, is_lead=True)
    return {
        case: (pk, name)
        for case, pk, name in rows.values_list("case_id", "proposer_id", "proposer__name")
    }


def _clocks(ids: set[int]) -> dict[tuple[int, str], date]:
    rows = Clock.objects.filter(case_id__in=ids, limit="first_contact", stopped_on=None)
    return {(pk, part): due for pk, part, due in rows.values_list("case_id", "part", "due_on")}


def _wish(row: LedgerRow, due_on: date | None, today: date) -> Wish:
    return Wish(
        case_id=row.case_id,
        part=f"A{row.task}",
        number=row.number,
        title=row.title,
        unit=row.unit_name,
        due_on=due_on,
        light=lights.light(due_on, today, near=NEAR) if due_on else None,
    )


def tasks_with(actor: Actor, proposer: int) -> list[Assignment]:
    """Open tasks, on cases of one proposer, of the units for which this person handles: what one
    contact may serve. One query.
    """
    rows = Assignment.objects.filter(
        tasks_of(actor.reach.get(Right.HANDLE, NOBODY)),
        state__in=(
            AssignmentState.WORKING,
            AssignmentState.RETURN_ASKED,
            AssignmentState.CO_OPINION_GIVEN,
            AssignmentState.CO_OPINION_BACK,
            AssignmentState.REPLIED,
        ),
        case__signatories__proposer_id=proposer,
        case__confidential=False,
    )
    return list(rows.select_related("case", "unit").order_by("-case_id", "no")[:60])
