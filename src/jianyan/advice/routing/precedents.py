"""往年交办: the cases most like a text, and the units they went to or came back from."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import EmptyResultSet
from django.db.models import Q

from jianyan.cases.models import Assignment, Case
from jianyan.cases.naming import reference
from jianyan.cases.states import AssignmentState, CaseState, UnitRole
from jianyan.people.models import Unit
from jianyan.search import ranking
from jianyan.search.index import CASES
from jianyan.search.segmentation import asked

MOST, TERMS = 24, 40
AMONG = 400  # texts that hold its rarest terms are compared; the next hundred change no advice
SENT_BACK = 0.6  # how far a return weighs against a unit


@dataclass(slots=True)
class Precedents:
    """What became of like cases: weights by unit, with the cases that say so."""

    lead: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    co: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    cases: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    sent_back: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    strength: float = 0.0  # 0: no like case, 1: several very like ones


def precedents(text: str, *, where: Q, besides: int | None = None) -> Precedents:
    """Assigned cases within sight that say the most of what this text says. A fixed number of
    statements."""
    wanted = asked(text[:400])[:TERMS]
    looked = Case.objects.filter(where, lead_unit__isnull=False).exclude(state=CaseState.DRAFT)
    if besides is not None:
        looked = looked.exclude(pk=besides)
    found = Precedents()
    try:
        only = looked.values("pk").query.sql_with_params()
    except EmptyResultSet:  # a stranger's sight: no statement could find anything
        return found
    best = dict(ranking.rank(CASES, wanted, only, candidates=AMONG).scores[:MOST])
    if not best:
        return found
    top = max(best.values())
    nearness = {pk: (score / top) ** 3 for pk, score in best.items()}
    found.strength = min(1.0, sum(nearness.values()) / 3)
    _gather(found, nearness)
    return found


def _gather(found: Precedents, nearness: Mapping[int, float]) -> None:
    names = _references(list(nearness))
    heirs = _heirs()
    rows = Assignment.objects.filter(case_id__in=nearness).values_list(
        "case_id", "unit_id", "role", "state", "return_asked_on"
    )
    for case_id, unit_id, role, state, returned in rows:
        unit = heirs.get(unit_id, unit_id)
        weight = nearness[case_id]
        if state == AssignmentState.RELEASED and returned:
            found.lead[unit] -= SENT_BACK * weight
            found.sent_back[unit].append(names[case_id])
        elif role == UnitRole.CO:
            found.co[unit] += weight
        elif role != UnitRole.REFERENCE and state != AssignmentState.RELEASED:
            found.lead[unit] += weight
            found.cases[unit].append(names[case_id])


def _references(ids: Sequence[int]) -> dict[int, str]:
    rows = Case.objects.filter(pk__in=ids).select_related("office", "session")
    return {case.pk: reference(case) for case in rows}


def _heirs() -> dict[int, int]:
    """Units that are no more, with those that answer for them today (S16)."""
    rows = Unit.objects.exclude(successor=None).values_list("pk", "successor__pk")
    after: dict[int, int] = dict(rows)
    return {old: after.get(new, new) for old, new in after.items()}
