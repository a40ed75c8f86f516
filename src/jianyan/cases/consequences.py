"""Roll-ups (状态联动): when a part has come to a state, which other part goes from where to where."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from jianyan.cases.models import Assignment, Case, Commitment, Part, Round
from jianyan.cases.states import (
    AssignmentState as A,
)
from jianyan.cases.states import (
    CaseState as K,
)
from jianyan.cases.states import (
    CommitmentState as C,
)
from jianyan.cases.states import (
    RoundState as R,
)


@dataclass(frozen=True, slots=True)
class RollUp:
    """When `of` stands in `state` and `when` holds, the part that `to` finds moves on."""

    of: type[Case] | type[Part]
    state: str
    to: Callable[[Case | Part], Iterable[Case | Part]]
    sources: frozenset[str]
    target: str
    when: Callable[[Case | Part], bool]
    says: str  # the condition in words, for the generated page


def _itself(part: Case | Part) -> Iterable[Case | Part]:
    return (part,)


def _case(part: Case | Part) -> Iterable[Case | Part]:
    return (part.dossier.case,)


def _tasks(part: Case | Part) -> Iterable[Case | Part]:
    return part.dossier.assignments


def _assignment(part: Case | Part) -> Iterable[Case | Part]:
    reply = part.dossier.get(Round, part.no)
    return (part.dossier.get(Assignment, reply.assignment_no),)


def _always(part: Case | Part) -> bool:
    return True


def _delivered_to_all(part: Case | Part) -> bool:
    """Every signatory has the reply (S29)."""
    reached = {d.proposer_id for d in part.dossier.deliveries if d.round_no == part.no}
    return all(s.proposer_id in reached for s in part.dossier.signatories)


def _ratings(part: Case | Part) -> list[str]:
    return [r.counts for r in part.dossier.ratings if r.round_no == part.no]


def _rated_unkindly(part: Case | Part) -> bool:
    return "dissatisfied" in _ratings(part)


def _rated_kindly(part: Case | Part) -> bool:
    return bool(_ratings(part)) and not _rated_unkindly(part)


def _all_replied(part: Case | Part) -> bool:
    """Every unit that answers has replied; co-handlers do not answer the proposer."""
    answering = [a for a in part.dossier.assignments if a.answers and a.is_open]
    return all(a.state == A.REPLIED for a in answering)


def _promises_open(part: Case | Part) -> bool:
    return any(c.state in {C.OPEN, C.DONE_CLAIMED} for c in part.dossier.commitments)


def _no_promise_open(part: Case | Part) -> bool:
    return not _promises_open(part)


# fmt: off
ROLL_UPS = (
    RollUp(Assignment, A.WORKING, _case, frozenset({K.ASSIGNED}), K.HANDLING, _always, "the first unit acknowledged receipt"),
    RollUp(Assignment, A.WORKING, _case, frozenset({K.REPLIED}), K.REHANDLING, _always, "a unit handles again"),
    RollUp(Round, R.ISSUED, _itself, frozenset({R.ISSUED}), R.DELIVERED, _delivered_to_all, "every proposer has the reply"),
    RollUp(Round, R.DELIVERED, _assignment, frozenset({A.WORKING, A.RETURN_ASKED}), A.REPLIED, _always, "its reply is delivered"),
    RollUp(Round, R.DELIVERED, _itself, frozenset({R.DELIVERED}), R.DISSATISFIED, _rated_unkindly, "a proposer is dissatisfied"),
    RollUp(Round, R.DELIVERED, _itself, frozenset({R.DELIVERED}), R.RATED, _rated_kindly, "the proposer rated"),
    RollUp(Round, R.REHANDLED, _assignment, frozenset({A.REPLIED}), A.WORKING, _always, "re-handling was ordered"),
    RollUp(Assignment, A.REPLIED, _case, frozenset({K.ASSIGNED, K.HANDLING, K.REHANDLING}), K.REPLIED, _all_replied, "every answering unit replied"),
    RollUp(Case, K.WITHDRAWN, _tasks, frozenset({A.TO_ACKNOWLEDGE, A.WORKING, A.RETURN_ASKED, A.CO_OPINION_GIVEN}), A.CEASED, _always, "the case was withdrawn"),
    RollUp(Case, K.CONCLUDED, _itself, frozenset({K.CONCLUDED}), K.TRACKING, _promises_open, "promises are open"),
    RollUp(Commitment, C.CLOSED, _case, frozenset({K.TRACKING}), K.CLOSED, _no_promise_open, "no promise is open"),
    RollUp(Commitment, C.NOT_FEASIBLE, _case, frozenset({K.TRACKING}), K.CLOSED, _no_promise_open, "no promise is open"),
    RollUp(Commitment, C.OPEN, _case, frozenset({K.CONCLUDED, K.CLOSED}), K.TRACKING, _always, "a promise is open"),
)
# fmt: on


def following(part: Case | Part) -> Iterator[tuple[Case | Part, str]]:
    """The parts that must move because this one stands where it stands, each with its new state."""
    for rule in ROLL_UPS:
        if type(part) is rule.of and part.state == rule.state and rule.when(part):
            for other in rule.to(part):
                if other.state in rule.sources and other.state != rule.target:
                    yield other, rule.target
