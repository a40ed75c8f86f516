"""交办 — hand the case to its units, each with its role and scope; the clocks start today."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from jianyan.cases import limits, warnings
from jianyan.cases.events import Assigned
from jianyan.cases.facts import By, Task
from jianyan.cases.models import Case, ProposedShare
from jianyan.cases.refusal import Refused
from jianyan.cases.states import ANSWERING, OFFLINE, UnitRole
from jianyan.people.models import Unit
from jianyan.people.offices import HUB_ORGANS
from jianyan.rules import packs


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """拟办: one unit with its role, the part that is its own, and a day set on the sheet."""

    unit: Unit
    role: str
    scope: str = ""
    due_on: date | None = None


def assign(case: Case, by: By, *, shares: Sequence[Share], reason: str = "") -> Assigned:
    """One lead or sole unit, or several separate ones each with its scope (S11: a warning)."""
    if case.channel == OFFLINE:
        raise Refused("handled_offline")
    check_shares(shares, by.on)
    overrides, words = warnings.answer(case, list(_warnings(case, shares)), reason)
    tasks = _tasks(case, by.on, shares)
    hub = next(share.unit for share in shares if share.role in ANSWERING).hub_id
    pack = packs.load(case.rules)
    together = len(pack.assigned_by) > 1 and HUB_ORGANS & set(pack.assigned_by)
    bodies = (case.office_id, hub) if together else ()
    return Assigned(hub, tasks, overrides, words, bodies, pack.told_of_assignment)


def _warnings(case: Case, shares: Sequence[Share]) -> Iterator[str]:
    several = [share for share in shares if share.role == UnitRole.SEPARATE]
    if any(not share.scope.strip() for share in several):
        yield "scope_missing"
    if not case.split_list:
        return
    if case.split_signed_on is None and not case.is_fast:
        yield "split_unsigned"
    signed = {(share.unit_id, share.role) for share in case.dossier.rows(ProposedShare)}
    if signed != {(share.unit.pk, share.role) for share in shares}:
        yield "differs_from_list"


def _tasks(case: Case, on: date, shares: Sequence[Share]) -> tuple[Task, ...]:
    """In the order given; the answering units are reckoned first, others may count back from them."""
    tasks: dict[int, Task] = {}
    for no, share in sorted(enumerate(shares, start=1), key=lambda s: s[1].role not in ANSWERING):
        tasks[no] = task(case, on, share, no, reply_due=reply_due(tasks.values()))
    return tuple(tasks[no] for no in sorted(tasks))


def reply_due(tasks: Iterable[Task]) -> date | None:
    """The earliest day on which one of these tasks must be answered."""
    days = [clock.due_on for one in tasks for clock in one.clocks if clock.limit == "reply"]
    return min(days, default=None)


def task(
    case: Case,
    on: date,
    share: Share,
    no: int,
    *,
    first_assigned_on: date | None = None,
    reply_due: date | None = None,
) -> Task:
    """The task of one unit with the clocks that assignment starts."""
    start = limits.Start(
        event="assigned",
        on=on,
        assigned_on=first_assigned_on or on,
        first_start=first_assigned_on,
        item_due=share.due_on,
        reply_due=reply_due,
    )
    return Task(
        no=no,
        unit=share.unit.pk,
        role=share.role,
        scope=case.dossier.say_if("scope", share.scope),
        first_assigned_on=first_assigned_on or on,
        for_office=share.unit.stands_for_id,
        clocks=limits.task_clocks(case, share.role, start),
    )


def check_shares(shares: Sequence[Share], on: date) -> None:
    """What no sheet may say, whether it is a draft or the assignment itself."""
    if len({share.unit.pk for share in shares}) < len(shares):
        raise Refused("unit_twice")
    for share in shares:
        if not share.unit.is_valid(on):
            raise Refused("unit_not_valid", unit=share.unit.name)
        if share.due_on and share.due_on <= on:
            raise Refused("day_past", day=share.due_on)
    _check_roles(Counter(share.role for share in shares))


def _check_roles(roles: Counter[str]) -> None:
    """Who answers: one lead, one sole, or several separate units (domain.md 4.3)."""
    answering = sum(roles[role] for role in ANSWERING)
    if roles[UnitRole.DRAFT]:
        raise Refused("drafting_is_below")
    if not answering:
        raise Refused("lead_missing")
    if roles[UnitRole.SOLE] and roles.total() - roles[UnitRole.REFERENCE] > 1:
        raise Refused("sole_not_alone")
    if roles[UnitRole.LEAD] > 1 or (roles[UnitRole.LEAD] and roles[UnitRole.SEPARATE]):
        raise Refused("lead_not_alone")
    if roles[UnitRole.SEPARATE] == 1 and answering == 1:
        raise Refused("separate_alone")
