"""对账 — the identities that must hold before a report may be printed; a breach names the records (S51)."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jianyan.outcomes.models import PolicyMeasure
from jianyan.statistics.measures import MEASURES, adoption, intake, outcome, satisfaction
from jianyan.statistics.scope import Scope

MOST = 200  # records named; the count is always whole
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Breach:
    """One identity that does not hold: what, left and right, and the cases that break it."""

    check: str
    kind: str
    left: int
    right: int
    cases: tuple[int, ...]


class Unreconciled(Exception):
    """A report that does not add up is not printed."""

    def __init__(self, breaches: Sequence[Breach]) -> None:
        super().__init__(", ".join(b.check for b in breaches))
        self.breaches = tuple(breaches)


def check(scope: Scope, kind: str) -> list[Breach]:
    """Every identity for one kind of case; empty where all hold."""
    return [breach for each in _CHECKS for breach in each(scope, kind)]


def _rows(scope: Scope, kind: str, key: str) -> list[Key]:
    rows = MEASURES[key].rows(scope, kind)
    return list(rows.values_list("pk", flat=True))


def _case_of(key: Any) -> int:
    """The case of a row: a part's key begins with it."""
    return int(key[0] if isinstance(key, tuple) else key)


def _sum(name: str, scope: Scope, kind: str, whole: str, parts: Sequence[str]) -> Iterator[Breach]:
    """The parts lie in the whole, cover it, and share nothing."""
    all_of_it = _rows(scope, kind, whole)
    pieces = [row for part in parts for row in _rows(scope, kind, part)]
    if sorted(map(repr, all_of_it)) != sorted(map(repr, pieces)):
        twice = {row for row, times in Counter(pieces).items() if times > 1}
        wrong = (set(all_of_it) ^ set(pieces)) | twice
        cases = sorted({_case_of(row) for row in wrong})[:MOST]
        yield Breach(name, kind, len(all_of_it), len(pieces), tuple(cases))


def _intake(scope: Scope, kind: str) -> Iterator[Breach]:
    yield from _sum("received", scope, kind, "received", intake.PARTS)


def _classes(scope: Scope, kind: str) -> Iterator[Breach]:
    yield from _sum("classes", scope, kind, "replies", outcome.CLASSES)


def _ratings(scope: Scope, kind: str) -> Iterator[Breach]:
    for turn in ("first", "later"):
        parts = [f"{turn}_{part}" for part in ("back", "silent", "awaited")]
        yield from _sum(f"{turn}_forms", scope, kind, f"{turn}_sent", parts)
        sides = [f"{turn}_side_{side}" for side in satisfaction.SIDES]
        yield from _sum(f"{turn}_ratings", scope, kind, f"{turn}_back", sides)
        ways = [f"{turn}_back_{way}" for way in ("own", "paper", "vote")]
        yield from _sum(f"{turn}_ways", scope, kind, f"{turn}_back", ways)


def _measures(scope: Scope, kind: str) -> Iterator[Breach]:
    """Every measure that an adoption names is on record, with its document."""
    rows = adoption.adopted(scope, kind).exclude(measure="").values_list("case_id", "measure")
    named = set(rows)
    keys = {key for _, key in named}
    known = set(PolicyMeasure.objects.filter(key__in=keys).values_list("key", flat=True))
    missing = sorted({case for case, key in named if key not in known})
    if missing:
        yield Breach("measures", kind, len(keys), len(known), tuple(missing[:MOST]))


_CHECKS: tuple[Callable[[Scope, str], Iterator[Breach]], ...] = (
    _intake,
    _classes,
    _ratings,
    _measures,
)
