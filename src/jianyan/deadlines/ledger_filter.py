"""台账筛选: which of the ledger's lines are asked for, among those that a reader may see."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import F, OuterRef, Q, QuerySet

from jianyan.cases.scope import tasks_of
from jianyan.cases.states import AssignmentState, RoundState
from jianyan.cases.visibility import signed_in_group
from jianyan.deadlines.models import LedgerRow
from jianyan.deadlines.worklist import NEAR, near_day
from jianyan.people.models import Unit
from jianyan.people.rights import Actor

AT_WORK = (
    AssignmentState.TO_ACKNOWLEDGE,
    AssignmentState.WORKING,
    AssignmentState.RETURN_ASKED,
    AssignmentState.CO_OPINION_BACK,
)
UNSEEN = (
    RoundState.DRAFTING,
    RoundState.IN_APPROVAL,
    RoundState.APPROVED,
    RoundState.OFFICE_REVIEW,
    RoundState.ISSUED,
)


class Order(StrEnum):
    """In which order the lines stand; units in their official one (序列)."""

    NUMBER = "number"
    UNIT = "unit"
    DUE = "due"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFilter:
    """What is asked for; the page's address is its form."""

    year: int
    office: str = ""
    session: int | None = None
    kind: str = ""
    unit: str = ""
    state: str = ""
    task: str = ""
    light: str = ""
    outcome: str = ""
    category: str = ""
    overdue: bool = False
    silent: bool = False
    text: str = ""
    order: Order = Order.NUMBER
    picks: tuple[tuple[int, int], ...] = ()  # of what is seen only these: case and task


def visible_rows(actor: Actor) -> Q:
    """`visible` on the ledger's rows: offices and hubs see every unit's task, a unit its own."""
    rows = _handled(actor)
    for office, group in actor.groups:
        rows |= Q(signed_in_group(OuterRef("case_id"), office, group), office_id=office)
    return rows


def _handled(actor: Actor) -> Q:
    """The rows of which this person may know how they are handled."""
    whole = Q(office_id__in=actor.offices | actor.watched) | Q(hub_id__in=actor.hubs)
    return whole | tasks_of(actor, no="task")


def chosen(actor: Actor, wanted: LedgerFilter, today: date) -> QuerySet[LedgerRow]:
    rows = LedgerRow.objects.filter(visible_rows(actor), year=wanted.year)
    return rows.filter(*_conditions(wanted, actor, today))


def _conditions(wanted: LedgerFilter, actor: Actor, today: date) -> Iterator[Q]:
    exact = {
        "office__key": wanted.office,
        "session_id": wanted.session,
        "kind": wanted.kind,
        "case_state": wanted.state,
        "state": wanted.task,
    }
    yield Q(**{name: value for name, value in exact.items() if value})
    yield _of_unit(wanted.unit)
    if wanted.category:
        yield Q(category__icontains=wanted.category)
    if wanted.outcome:
        yield Q(outcome=wanted.outcome) & (~Q(round_state__in=UNSEEN) | _inside(actor))
    if wanted.light:
        yield _lit(wanted.light, today)
    if wanted.overdue:
        yield _lit("late", today) | _lit("done_late", today)
    if wanted.silent:
        yield Q(state__in=AT_WORK, contacts=0, round_state="", done_on=None) & _handled(actor)
    if wanted.picks:
        yield Q(*(Q(case_id=case, task=task) for case, task in wanted.picks), _connector=Q.OR)
    if wanted.text:
        yield _text(wanted.text)


def _of_unit(key: str) -> Q:
    """The unit with those it took over: old cases stand under the successor (S16)."""
    if not key:
        return Q()
    taken_over = Unit.objects.filter(Q(successor__key=key) | Q(successor__successor__key=key))
    return Q(unit__key=key) | Q(unit__in=taken_over)


def _inside(actor: Actor) -> Q:
    """Whose drafts this person may know: the own unit's, and as a hub everybody's."""
    return tasks_of(actor, no="task") | Q(hub_id__in=actor.hubs)


def _text(text: str) -> Q:
    """Title, number or proposer; a name that is kept back finds nothing (S59)."""
    named = Q(proposer__icontains=text, case__confidential=False)
    return Q(title__icontains=text) | Q(number__iendswith=text) | named


def _lit(lamp: str, today: date) -> Q:
    """The light as a comparison of days; `near` takes in the last days too."""
    running, near = Q(state__in=AT_WORK), near_day(today, NEAR)
    return {
        "green": running & Q(due_on__gt=near),
        "near": running & Q(due_on__gte=today, due_on__lte=near),
        "late": running & Q(due_on__lt=today),
        "done": ~running & Q(done_on__lte=F("due_on")),
        "done_late": ~running & Q(done_on__gt=F("due_on")),
    }.get(lamp, Q(pk__in=[]))
