"""往年交办: the cases most like a text, and the units they went to or came back from."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import EmptyResultSet
from django.db.models import Q

from jianyan.cases.models import Assignment, Case
from jianyan.cases.naming import reference
from jianyan.cases.states import AssignmentState, CaseState, UnitRole
from jianyan.people.models import Unit
from jianyan.search import ranking
from jianyan.search.index import CASES
from jianyan.search.many import rank_many
from jianyan.search.segmentation import asked

MOST, TERMS = 24, 40
LOOKED_AT = 20_000  # of many texts at once: the newest cases
FEW = 30  # texts that are asked one by one sooner than all cases are read for them
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
    only = _only(where if besides is None else where & ~Q(pk=besides))
    if only is None:
        return Precedents()
    ranked = ranking.rank(CASES, _wanted(text), only, candidates=AMONG)
    best = dict(ranked.scores[:MOST])
    return _Known(best).weighed(best)


def precedents_of(texts: Mapping[int, str], *, where: Q) -> Iterator[Precedents]:
    """The same for many cases, each besides itself; of more than a few all the newest are compared, by
    a fixed number of statements, in memory what `LOOKED_AT` cases say."""
    if len(texts) < FEW:
        yield from (precedents(text, where=where, besides=pk) for pk, text in texts.items())
        return
    only = _only(where)
    if only is None:
        yield from (Precedents() for _ in texts)
        return
    wanted = [_wanted(text) for text in texts.values()]
    found = rank_many(CASES, wanted, only, newest=LOOKED_AT, most=MOST + 1)
    bests = [
        dict([one for one in best if one[0] != pk][:MOST])
        for pk, best in zip(texts, found, strict=True)
    ]
    known = _Known({pk for best in bests for pk in best})
    yield from map(known.weighed, bests)


def _wanted(text: str) -> list[str]:
    """A sign that stands alone tells nothing of a matter."""
    return [term for term in asked(text[:400]) if len(term) > 1][:TERMS]


def _only(where: Q) -> ranking.Only | None:
    """Which cases are looked at; None: a stranger's sight, in which no statement could find any."""
    looked = Case.objects.filter(where, lead_unit__isnull=False).exclude(state=CaseState.DRAFT)
    try:
        return looked.values("pk").query.sql_with_params()
    except EmptyResultSet:
        return None


class _Known:
    """What became of these cases. Three statements."""

    def __init__(self, ids: Collection[int]) -> None:
        self._tasks: dict[int, list[_Task]] = defaultdict(list)
        self._names: dict[int, str] = {}
        if not ids:
            return
        rows = Case.objects.filter(pk__in=ids).select_related("office", "session")
        self._names = {case.pk: reference(case) for case in rows}
        heirs = _heirs()
        tasks = Assignment.objects.filter(case_id__in=ids).values_list(
            "case_id", "unit_id", "role", "state", "return_asked_on"
        )
        for case_id, unit, role, state, returned in tasks:
            came_back = state == AssignmentState.RELEASED and returned is not None
            held = came_back or state != AssignmentState.RELEASED
            self._tasks[case_id].append(_Task(heirs.get(unit, unit), role, came_back, held))

    def weighed(self, best: Mapping[int, float]) -> Precedents:
        """The units of these cases, by how near each case is to the nearest."""
        found = Precedents()
        if not best:
            return found
        top = max(best.values())
        nearness = {pk: (score / top) ** 3 for pk, score in best.items()}
        found.strength = min(1.0, sum(nearness.values()) / 3)
        for pk, weight in nearness.items():
            for task in self._tasks[pk]:
                _count(found, task, weight, self._names[pk])
        return found


@dataclass(frozen=True, slots=True)
class _Task:
    unit: int  # the one that answers for it today (S16)
    role: str
    came_back: bool
    held: bool


def _count(found: Precedents, task: _Task, weight: float, name: str) -> None:
    if task.came_back:
        found.lead[task.unit] -= SENT_BACK * weight
        found.sent_back[task.unit].append(name)
    elif task.role == UnitRole.CO:
        found.co[task.unit] += weight
    elif task.role != UnitRole.REFERENCE and task.held:
        found.lead[task.unit] += weight
        found.cases[task.unit].append(name)


def _heirs() -> dict[int, int]:
    """Units that are no more, with those that answer for them today (S16)."""
    rows = Unit.objects.exclude(successor=None).values_list("pk", "successor__pk")
    after: dict[int, int] = dict(rows)
    return {old: after.get(new, new) for old, new in after.items()}
