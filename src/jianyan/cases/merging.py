"""并案关系 — which cases share one handling; the group is a link that can be undone."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from jianyan.cases import events as e
from jianyan.cases.facts import Fact
from jianyan.cases.models import Case, Part, Round, Vote
from jianyan.cases.refusal import Refused

if TYPE_CHECKING:
    from jianyan.cases.dossier import Dossier

VIA_FROM = 1000  # numbers of signatories who came with a merged case


def children(dossier: "Dossier") -> set[int]:
    """The cases merged into this one whose proposers are addressees here."""
    return {s.via_id for s in dossier.signatories if s.via_id}


def unrated(reply: Round) -> bool:
    """Whether the proposers of one of the cases that share this reply have not rated it yet.

    Ballots of an assembly stand for everybody.
    """
    if any(vote.round_no == reply.no for vote in reply.dossier.rows(Vote)):
        return False
    return rated_groups(reply) < {s.via_id for s in reply.dossier.signatories}


def rated_groups(reply: Round) -> set[int | None]:
    """Of which of the merged cases somebody has rated; None is the case itself."""
    given = {r.proposer_id for r in reply.dossier.ratings if r.round_no == reply.no}
    return {s.via_id for s in reply.dossier.signatories if s.proposer_id in given}


def refuse_where_others_joined(case: Case) -> None:
    """What would end or reopen a case that carries others: the merge is undone first."""
    if children(case.dossier):
        raise Refused("merged_others")


def linked(action: str, part: Case | Part, inputs: object) -> tuple[int, ...]:
    """Other cases that a move writes too, so that they are locked with its own."""
    named = inputs.values() if isinstance(inputs, dict) else ()
    found = {one.pk for one in named if isinstance(one, Case)}
    if action == "unmerge" and isinstance(part, Case) and part.merged_into_id:
        found.add(part.merged_into_id)
    return tuple(sorted(found))


def echoes(fact: Fact) -> Iterable[Fact]:
    """What a merge says in the journal of the other case."""
    event, case = fact.event, fact.dossier.case
    if isinstance(event, e.Merged):
        other = fact.dossier.batch.dossiers[event.into]
        there = {s.proposer_id for s in other.signatories}
        mine = [s for s in fact.dossier.signatories if s.proposer_id not in there]
        lead = next((s.proposer_id for s in mine if s.is_lead), None)
        took = e.TookIn(case.pk, tuple(s.proposer_id for s in mine), lead)
        yield Fact(took, fact.by, other, "", other.case.state)
    elif isinstance(event, e.Unmerged):
        other = fact.dossier.batch.dossiers[event.out_of]
        yield Fact(e.LetGo(case.pk), fact.by, other, "", other.case.state)
