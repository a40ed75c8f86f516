"""流转量测 — moves one by one against their own statements sent raw, and many at once against COPY."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter

from django.db import models

from jianyan.cases.models import PARTS, Case, Line, Text
from jianyan.cases.perform import Deed, perform, perform_all, read
from jianyan.deadlines.models import Clock, LedgerRow
from jianyan.ops.bench import raw
from jianyan.ops.bench.findings import Finding, middle, ms, rate
from jianyan.ops.bench.ground import Ground, assigned, born
from jianyan.search.models import CaseEntry

# what a case consists of, in the order in which rows may refer to each other
TABLES: tuple[type[models.Model], ...] = (Case, *PARTS, Text, Line, Clock, LedgerRow, CaseEntry)
SHOWN = ("acknowledge", "record_contact", "draft_reply", "endorse", "deliver", "rate", "conclude")


@dataclass
class _Times:
    moves: list[float] = field(default_factory=list)
    raws: list[float] = field(default_factory=list)
    statements: list[int] = field(default_factory=list)


def one_by_one(ground: Ground, pairs: int) -> Iterator[Finding]:
    """Every move of a case's life: on one case through `perform`, on its twin as raw statements."""
    stories = assigned(ground.stories(pairs * 2), ground.cast)
    times: dict[str, _Times] = defaultdict(_Times)
    for mine, twin in zip(stories[::2], stories[1::2], strict=True):
        for deed in mine:
            move = _prepared(deed)
            begun = perf_counter()
            move()
            times[deed.action.__name__].moves.append(perf_counter() - begun)
        for deed in twin:
            sent = raw.statements_of(_prepared(deed))
            times[deed.action.__name__].raws.append(raw.send(sent))
            times[deed.action.__name__].statements.append(len(sent))
    all_moves = [one for found in times.values() for one in found.moves]
    all_raws = [one for found in times.values() for one in found.raws]
    whole, floor = middle(all_moves), middle(all_raws)
    note = f"{len(all_moves)} moves of {pairs} cases, {rate(1, whole, 'moves')}"
    yield Finding("one move, median", ms(whole), ms(floor), whole / floor, note)
    for name in SHOWN:
        found = times[name]
        own, low = middle(found.moves), middle(found.raws)
        count = f"{middle(found.statements):.0f} statements"
        yield Finding(f"· {name}", ms(own), ms(low), own / low, count)


def _prepared(deed: Deed) -> Callable[[], object]:
    """As a door has it: the part is read and the inputs are there."""
    part = read(deed.case_id).part_if(deed.part)
    if part is None:
        raise LookupError(f"{deed.action.__name__} finds no {deed.part}")
    inputs = deed.inputs(part) if callable(deed.inputs) else deed.inputs
    return partial(perform, deed.action, part, deed.by, **inputs)


def many_at_once(ground: Ground, count: int) -> Iterator[Finding]:
    """Whole lives in one batch against COPY of all the rows they left."""
    stories = ground.stories(count)
    begun = perf_counter()
    cases = born(stories, ground.cast)
    deeds = [deed for telling in stories for deed in telling.deeds(ground.cast)]
    done = perform_all(deeds)
    seconds = perf_counter() - begun
    rows, floor = raw.copy(TABLES, [case.pk for case in cases])
    note = f"{len(done.moved)} moves of {count} cases; {rows:,} rows by COPY"
    figure = rate(len(done.moved), seconds, "moves")
    yield Finding(
        "moves in bulk", figure, rate(len(done.moved), floor, "moves"), seconds / floor, note
    )
