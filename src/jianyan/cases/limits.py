"""Time limits for actions: the clocks that an event starts, by the rule pack of the case."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from jianyan.cases.facts import ClockSet
from jianyan.cases.models import Case
from jianyan.cases.states import ANSWERING, UnitRole
from jianyan.people.proposers import ProposerKind
from jianyan.rules import due, resolution
from jianyan.rules.due import Due

# which limits run on a unit's task, by whether the unit answers the proposer
_ANSWERS = ("sign_in", "return_request", "first_contact", "reply")
_ASSISTS = ("sign_in", "return_request", "co_opinion")
_AUTHORS: dict[str, str] = {
    ProposerKind.SPECIAL_COMMITTEE: "committee",
    ProposerKind.MEMBER_GROUP: "group",
}
Facts = tuple[tuple[str, str], ...]


@lru_cache(maxsize=20_000)
def _due(
    pack: str, limit: str, start: date, facts: Facts, set_days: tuple[date | None, date | None]
) -> Due | None:
    """One reckoning serves the thousands of cases that an assignment meeting sends out."""
    item_due, first_start = set_days
    return due.due(
        pack, limit, start, when=dict(facts), item_due=item_due, first_start=first_start
    )


@lru_cache(maxsize=2_000)
def _counted_from(pack: str, limit: str, facts: Facts) -> str:
    return resolution.counted_from(pack, limit, dict(facts))


def forget() -> None:
    """After a calendar or a rule file changed."""
    _due.cache_clear()
    _counted_from.cache_clear()


def facts_of(case: Case, role: str = "") -> Facts:
    """What a rule's conditions may ask about this case."""
    author = case.authorship
    facts = {"chain": case.kind, "period": case.period, "author": _AUTHORS.get(author, author)}
    if role:
        facts["role"] = role
    return tuple(sorted(facts.items()))


def clock(
    case: Case,
    limit: str,
    start: date,
    *,
    role: str = "",
    item_due: date | None = None,
    first_start: date | None = None,
) -> ClockSet | None:
    """The clock of one limit from its start event; None where the pack sets no such limit.

    `first_start`: the first assignment, from which the legal maximum counts after a change of unit.
    """
    facts = facts_of(case, role)
    found = _due(case.rules, limit, start, facts, (item_due, first_start))
    return ClockSet.of(found, dict(facts)) if found else None


def counted_from(case: Case, limit: str, role: str) -> str:
    """The start event of a limit: assigned, received, delivered …; "" where no text sets it."""
    return _counted_from(case.rules, limit, facts_of(case, role))


def task_limits(role: str) -> Iterable[str]:
    if role == UnitRole.REFERENCE:
        return ()
    return _ANSWERS if role in ANSWERING else _ASSISTS


def task_clocks(
    case: Case,
    role: str,
    on: date,
    event: str,
    *,
    item_due: date | None = None,
    first_start: date | None = None,
) -> tuple[ClockSet, ...]:
    """The clocks of a unit's task that this event (assigned, received) starts."""
    found = (
        clock(
            case,
            limit,
            on,
            role=role,
            item_due=item_due if limit == "reply" else None,
            first_start=first_start,
        )
        for limit in task_limits(role)
        if counted_from(case, limit, role) == event
    )
    return tuple(one for one in found if one is not None)
