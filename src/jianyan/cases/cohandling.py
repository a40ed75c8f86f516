"""会办 — who owes a co-opinion, whether units differ, and what of it a reply must say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from jianyan.cases.models import Assignment, Difference
from jianyan.cases.states import AssignmentState, UnitRole

if TYPE_CHECKING:
    from jianyan.cases.dossier import Dossier


def co_units(dossier: Dossier) -> list[Assignment]:
    """The tasks of the co-handling units that are still on the case."""
    return [one for one in dossier.assignments if one.role == UnitRole.CO and one.is_open]


def silent(dossier: Dossier) -> list[Assignment]:
    """Those that owe their opinion, or owe it again."""
    return [one for one in co_units(dossier) if one.state != AssignmentState.CO_OPINION_GIVEN]


def open_difference(dossier: Dossier) -> Difference | None:
    """What the units have not agreed on yet."""
    return next((one for one in dossier.rows(Difference) if one.settled_on is None), None)


def is_named(names: Iterable[str], texts: Iterable[str]) -> bool:
    """Whether one of a unit's names stands in one of these texts."""
    said = "".join(texts)
    return any(name in said for name in names if name)
