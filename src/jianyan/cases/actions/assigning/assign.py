"""交办 — hand the case to its units, each with its role and scope; the clocks start today."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jianyan.cases import limits, warnings
from jianyan.cases.events import Assigned
from jianyan.cases.facts import By, Task
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.cases.states import ANSWERING, UnitRole
from jianyan.people.models import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """拟办: one unit with its role, the part that is its own, and a day set on the sheet."""

    unit: Unit
    role: str
    scope: str = ""
    due_on: date | None = None


def assign(case: Case, by: By, *, shares: Sequence[Share], reason: str = "") -> Assigned:
    """One lead or sole unit, or several separate ones each with its scope (S11: a warning)."""
    _check(shares, by.on)
    several = [share for share in shares if share.role == UnitRole.SEPARATE]
    missing = ["scope_missing"] if any(not s.scope.strip() for s in several) else []
    overrides, words = warnings.answer(case, missing, reason)
    tasks = tuple(task(case, by.on, share, no) for no, share in enumerate(shares, start=1))
    answering = next(share.unit for share in shares if share.role in ANSWERING)
    return Assigned(answering.hub_id, tasks, overrides, words)


def task(
    case: Case, on: date, share: Share, no: int, *, first_assigned_on: date | None = None
) -> Task:
    """The task of one unit with the clocks that assignment starts."""
    return Task(
        no=no,
        unit=share.unit.pk,
        role=share.role,
        scope=case.dossier.say_if("scope", share.scope),
        first_assigned_on=first_assigned_on or on,
        clocks=limits.task_clocks(
            case,
            share.role,
            on,
            "assigned",
            item_due=share.due_on,
            first_start=first_assigned_on,
        ),
    )


def _check(shares: Sequence[Share], on: date) -> None:
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
    if not answering:
        raise Refused("lead_missing")
    if roles[UnitRole.SOLE] and roles.total() - roles[UnitRole.REFERENCE] > 1:
        raise Refused("sole_not_alone")
    if roles[UnitRole.LEAD] > 1 or (roles[UnitRole.LEAD] and roles[UnitRole.SEPARATE]):
        raise Refused("lead_not_alone")
    if roles[UnitRole.SEPARATE] == 1 and answering == 1:
        raise Refused("separate_alone")
