"""The only way in: lock, check state and right, let the action decide, append, project, all or nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.db import transaction

from jianyan.cases import consequences, journal, state, workflow
from jianyan.cases import events as e
from jianyan.cases.dossier import Batch, Dossier
from jianyan.cases.facts import By, Fact
from jianyan.cases.models import Case, Part
from jianyan.cases.refusal import Refused
from jianyan.cases.scope import whose

S = TypeVar("S", bound=Case | Part)
P = ParamSpec("P")
Action = Callable[Concatenate[S, By, P], Any]
Follower = Callable[[Sequence[Fact], Batch], None]

_followers: list[Follower] = []


@dataclass(slots=True)
class Done:
    """What a batch came to: the parts that moved and those that were refused, each with why."""

    moved: list[Any] = field(default_factory=list)
    refused: list[tuple[int, Refused]] = field(default_factory=list)


def follow(*projections: Follower) -> None:
    """Name the projections of other rooms, in order; said once, in config/wiring.py."""
    _followers[:] = projections


def perform(action: Action[S, P], part: S, by: By, *args: P.args, **inputs: P.kwargs) -> S:
    """Run one action on a case or on one of its parts, or raise Refused and leave no trace."""
    with transaction.atomic():
        done = _run(action, [(part, inputs)], by)
        if done.refused:
            raise done.refused[0][1]
    fresh: S = done.moved[0]
    return fresh


def perform_many(
    action: Callable[..., Any], work: Iterable[tuple[Case | Part, Mapping[str, Any]]], by: By
) -> Done:
    """Run one action on many parts with one set-based write; a refusal leaves out its own item only.

    Items are refused by their position in `work`. The number of statements does not depend on
    how many items there are.
    """
    with transaction.atomic():
        return _run(action, list(work), by)


def _run(
    action: Callable[..., Any], items: list[tuple[Case | Part, Mapping[str, Any]]], by: By
) -> Done:
    ids = sorted({part.case_id for part, _ in items})
    locked = Case.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    batch = Batch(locked, expected=len(items))
    done, facts = Done(), []
    for position, (named, inputs) in enumerate(items):
        try:
            part, new = _decide(action, batch, named, by, inputs)
        except Refused as refusal:
            done.refused.append((position, refusal))
        else:
            done.moved.append(part)
            facts += new
    record(facts, batch)
    return done


def record(facts: Sequence[Fact], batch: Batch) -> None:
    """Append the facts and write every row they changed, with the projections of other rooms."""
    journal.write(journal.lines_of(facts))
    batch.save()
    for follower in _followers:
        follower(facts, batch)


def _decide(
    action: Callable[..., Any],
    batch: Batch,
    named: Case | Part,
    by: By,
    inputs: Mapping[str, Any],
) -> tuple[Case | Part, list[Fact]]:
    dossier = batch.dossiers.get(named.case_id)
    if dossier is None:
        raise Refused("no_such_case")
    part = dossier.part(named.part)
    move = workflow.MOVES[action.__name__]
    if part.state not in move.sources:
        raise Refused("wrong_state", action=action.__name__, state=part.state)
    if not by.actor.may(move.right, **whose(part, move.scope)):
        raise Refused("no_right", action=action.__name__)
    mark = dossier.mark()
    try:
        event = action(part, by, **inputs)
    except Refused:
        dossier.unsay(mark)
        raise
    return part, settle(Fact(event, by, dossier, part.part, move.target or part.state))


def settle(fact: Fact) -> list[Fact]:
    """Apply a fact and everything that must follow from it, each a line of its own."""
    state.apply(fact)
    facts, open_parts = [fact], _touched(fact)
    while open_parts:
        part = open_parts.pop(0)
        for other, target in consequences.following(part):
            next_fact = Fact(
                e.RolledUp(part.part or "case"), fact.by, fact.dossier, other.part, target
            )
            state.apply(next_fact)
            facts.append(next_fact)
            open_parts.append(other)
    return facts


def _touched(fact: Fact) -> list[Case | Part]:
    """The part that moved, and the commitment that an event may have borne."""
    parts: list[Case | Part] = [fact.dossier.part(fact.part)]
    if isinstance(fact.event, e.Committed):
        parts.append(fact.dossier.commitments[-1])
    return parts


def moves_open_to(part: Case | Part, by: By) -> list[str]:
    """The names of the moves that this person may make on this part now, in the table's order."""
    return [
        name
        for name, move in workflow.MOVES.items()
        if type(part) is move.on
        and part.state in move.sources
        and by.actor.may(move.right, **whose(part, move.scope))
    ]


def read(case_id: int) -> Dossier:
    """A dossier for looking at; nothing is locked and nothing may be written."""
    return Batch([Case.objects.get(pk=case_id)]).dossiers[case_id]
