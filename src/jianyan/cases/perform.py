"""The only way in: lock, check state and right, let the action decide, append, project, all or nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.db import transaction

from jianyan.cases import consequences, journal, merging, state, workflow
from jianyan.cases import events as e
from jianyan.cases.dossier import Batch, Dossier
from jianyan.cases.facts import By, Fact
from jianyan.cases.models import Case, Part
from jianyan.cases.refusal import Refused
from jianyan.cases.scope import whose
from jianyan.cases.visibility import standing

S = TypeVar("S", bound=Case | Part)
P = ParamSpec("P")
Action = Callable[Concatenate[S, By, P], Any]
Follower = Callable[[Sequence[Fact], Batch], None]

_followers: list[Follower] = []


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to be done: which action, on which part of which case, by whom, with what.

    Inputs may be a function of the part, asked when the deed's turn comes: a reply that quotes
    the number which an earlier deed of the same batch gives.
    """

    action: Callable[..., Any]
    case_id: int
    part: str
    by: By
    inputs: Mapping[str, Any] | Callable[[Any], Mapping[str, Any]] = field(default_factory=dict)
    also: tuple[int, ...] = ()  # other cases that it writes too


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
        also = merging.linked(action.__name__, part, inputs)
        done = _run([Deed(action, part.case_id, part.part, by, inputs, also)])
        if done.refused:
            raise done.refused[0][1]
    fresh: S = done.moved[0]
    return fresh


def perform_together(
    case_id: int, by: By, *deeds: tuple[Callable[..., Any], str, Mapping[str, Any]]
) -> None:
    """Several actions on one case as one step of one person: all, or Refused and none of them.

    Each is an action, the part it is on and its inputs; a part may be one that an earlier action
    brings into being.
    """
    with transaction.atomic():
        done = _run([Deed(action, case_id, part, by, given) for action, part, given in deeds])
        if done.refused:
            raise done.refused[0][1]


def perform_many(
    action: Callable[..., Any], work: Iterable[tuple[Case | Part, Mapping[str, Any]]], by: By
) -> Done:
    """Run one action on many parts with one set-based write; a refusal leaves out its own item only.

    Items are refused by their position in `work`. The number of statements does not depend on
    how many items there are.
    """
    return perform_all(deed(action, part, by, inputs) for part, inputs in work)


def deed(
    action: Callable[..., Any], part: Case | Part, by: By, inputs: Mapping[str, Any] | None = None
) -> Deed:
    """A deed with whatever other cases it names."""
    given = dict(inputs or {})
    also = merging.linked(action.__name__, part, given)
    return Deed(action, part.case_id, part.part, by, given, also)


def perform_all(deeds: Iterable[Deed]) -> Done:
    """Run many deeds of many people in their order, with one set-based write.

    A case may appear more than once: a later deed finds it as the earlier one left it, and may
    name a part that an earlier one brings into being. A refusal leaves out its own deed only.
    """
    with transaction.atomic():
        return _run(list(deeds))


def _run(deeds: Sequence[Deed]) -> Done:
    ids = sorted({pk for deed in deeds for pk in (deed.case_id, *deed.also)})
    locked = Case.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    batch = Batch(locked, expected=len(deeds))
    done, facts = Done(), []
    for position, deed in enumerate(deeds):
        try:
            part, new = _decide(deed, batch)
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


def _decide(deed: Deed, batch: Batch) -> tuple[Case | Part, list[Fact]]:
    dossier = batch.dossiers.get(deed.case_id)
    part = dossier.part_if(deed.part) if dossier else None
    if dossier is None or part is None:
        raise Refused("no_such_case")
    action, by = deed.action, deed.by
    move = workflow.MOVES[action.__name__]
    whom = whose(part, move.scope)
    if not by.actor.may(move.right, **whom):
        raise Refused("no_right", action=action.__name__)
    by = replace(by, stands_in_for=by.actor.stands_in_for(move.right, **whom))
    stands = standing(part, by.actor, by.on)
    if stands not in move.sources:
        raise Refused("wrong_state", action=action.__name__, state=stands)
    mark = dossier.mark()
    try:
        inputs = deed.inputs(part) if callable(deed.inputs) else deed.inputs
        event = action(part, by, **inputs)
    except Refused:
        dossier.unsay(mark)
        raise
    stays = getattr(event, "stays", False)  # a request that is on record and not accepted
    after = part.state if stays else move.target or part.state
    return part, settle(Fact(event, by, dossier, part.part, after))


def settle(fact: Fact) -> list[Fact]:
    """Apply a fact and everything that must follow from it, each a line of its own."""
    state.apply(fact)
    facts, open_parts = [fact], _touched(fact)
    for echo in merging.echoes(fact):
        state.apply(echo)
        facts.append(echo)
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
        if move.open_to(part)
        and by.actor.may(move.right, **whose(part, move.scope))
        and standing(part, by.actor, by.on) in move.sources
    ]


def read(case_id: int) -> Dossier:
    """A dossier for looking at; nothing is locked and nothing may be written."""
    return Batch([Case.objects.get(pk=case_id)]).dossiers[case_id]
