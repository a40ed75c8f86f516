"""Roll-ups (状态联动): when a part has come to a state, which other part goes from where to where."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from jianyan.cases import addressees, merging, raters
from jianyan.cases.models import Assignment, Case, Commitment, FurtherRating, Part, Round
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
    DisclosureState as D,
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


def _disclosure(part: Case | Part) -> Iterable[Case | Part]:
    return [one for one in part.dossier.disclosures if one.round_no == part.no]


def _answers(part: Case | Part) -> bool:
    return part.dossier.get(Assignment, part.no).answers


def _always(part: Case | Part) -> bool:
    return True


def _delivered_to_all(part: Case | Part) -> bool:
    """Whoever must have the reply by the rule of the place has it (S29)."""
    reached = {d.proposer_id for d in part.dossier.deliveries if d.round_no == part.no}
    return all(proposer in reached for proposer in addressees.wanted(part.dossier.case))


def _is_dissatisfied(part: Case | Part) -> bool:
    return "dissatisfied" in raters.sides(part.dossier, part.no)


def _is_content(part: Case | Part) -> bool:
    return not _is_unrated(part) and not _is_dissatisfied(part)


def _is_unrated(part: Case | Part) -> bool:
    return not raters.sides(part.dossier, part.no)


def _rated_unkindly(part: Case | Part) -> bool:
    return raters.is_complete(part.dossier, part.no) and _is_dissatisfied(part)


def _rated_kindly(part: Case | Part) -> bool:
    reply = part.dossier.get(Round, part.no)
    complete = raters.is_complete(part.dossier, part.no) and not merging.unrated(reply)
    return complete and _is_content(part)


def _rated_partly(part: Case | Part) -> bool:
    return not _is_unrated(part)


def _was_filed(part: Case | Part) -> bool:
    return bool(part.dossier.case.number)


def _drafters(part: Case | Part) -> Iterable[Case | Part]:
    """Units below that drafted this reply for their government."""
    reply = part.dossier.get(Round, part.no)
    return [work for work in part.dossier.assignments if work.for_no == reply.assignment_no]


def _is_later_round(part: Case | Part) -> bool:
    return part.dossier.get(Round, part.no).turn > 1


def _fulfilment(part: Case | Part) -> str:
    """On which side the proposer's word on a promise falls, if it was said."""
    mine = [r.counts for r in part.dossier.rows(FurtherRating) if r.about == part.part]
    return mine[-1] if mine else ""


def _fulfilment_is_disputed(part: Case | Part) -> bool:
    return _fulfilment(part) == "dissatisfied"


def _fulfilment_is_accepted(part: Case | Part) -> bool:
    return _fulfilment(part) in {"satisfied", "neither"}


def _all_replied(part: Case | Part) -> bool:
    """Every unit that answers has replied; co-handlers do not answer the proposer."""
    answering = [a for a in part.dossier.assignments if a.answers and a.is_open]
    return all(a.state == A.REPLIED for a in answering)


def _promises_open(part: Case | Part) -> bool:
    return any(c.state in {C.OPEN, C.DONE_CLAIMED, C.ESCALATED} for c in part.dossier.commitments)


def _asks_again(part: Case | Part) -> bool:
    return any(not one.answer for one in part.dossier.invitations)


def _all_agreed(part: Case | Part) -> bool:
    """Everybody who signed a joint case, after one of them asked (S03)."""
    case, signed = part.dossier.case, part.dossier.signatories
    return case.withdraw_asked_on is not None and all(one.withdraw_agreed_on for one in signed)


def _no_promise_open(part: Case | Part) -> bool:
    return not _promises_open(part)


# fmt: off
ROLL_UPS = (
    RollUp(Assignment, A.WORKING, _case, frozenset({K.ASSIGNED}), K.HANDLING, _always, "the first unit acknowledged receipt"),
    RollUp(Assignment, A.WORKING, _case, frozenset({K.REPLIED, K.CONCLUDED, K.TRACKING, K.CLOSED}), K.REHANDLING, _answers, "a unit handles again"),
    RollUp(Round, R.ISSUED, _itself, frozenset({R.ISSUED}), R.DELIVERED, _delivered_to_all, "every proposer has the reply"),
    RollUp(Round, R.DELIVERED, _assignment, frozenset({A.WORKING, A.RETURN_ASKED}), A.REPLIED, _always, "its reply is delivered"),
    RollUp(Round, R.DELIVERED, _itself, frozenset({R.DELIVERED}), R.DISSATISFIED, _rated_unkindly, "a proposer is dissatisfied"),
    RollUp(Round, R.DELIVERED, _itself, frozenset({R.DELIVERED}), R.RATED, _rated_kindly, "the proposer rated"),
    RollUp(Round, R.NO_FEEDBACK, _itself, frozenset({R.NO_FEEDBACK}), R.DISSATISFIED, _is_dissatisfied, "the window closed and one who rated is dissatisfied"),
    RollUp(Round, R.NO_FEEDBACK, _itself, frozenset({R.NO_FEEDBACK}), R.RATED, _is_content, "the window closed and some rated"),
    RollUp(Round, R.RATED, _itself, frozenset({R.RATED}), R.DISSATISFIED, _is_dissatisfied, "the proposer corrected the rating"),
    RollUp(Round, R.DISSATISFIED, _itself, frozenset({R.DISSATISFIED}), R.RATED, _is_content, "the proposer corrected the rating"),
    RollUp(Round, R.ESCALATED, _itself, frozenset({R.ESCALATED}), R.RATED, _is_content, "the proposer corrected the rating"),
    RollUp(Round, R.RATED, _itself, frozenset({R.RATED}), R.DELIVERED, _is_unrated, "the paper rating was not the proposer's own"),
    RollUp(Round, R.DISSATISFIED, _itself, frozenset({R.DISSATISFIED}), R.DELIVERED, _is_unrated, "the paper rating was not the proposer's own"),
    RollUp(Round, R.ESCALATED, _itself, frozenset({R.ESCALATED}), R.DELIVERED, _is_unrated, "the paper rating was not the proposer's own"),
    RollUp(Round, R.DISSATISFIED, _itself, frozenset({R.DISSATISFIED}), R.ESCALATED, _is_later_round, "the proposer is dissatisfied again"),
    RollUp(Round, R.REHANDLED, _assignment, frozenset({A.REPLIED}), A.WORKING, _always, "re-handling was ordered"),
    RollUp(Round, R.REPLACED, _assignment, frozenset({A.REPLIED}), A.WORKING, _always, "the reply was wrong and is replaced"),
    RollUp(Round, R.REPLACED, _disclosure, frozenset({D.PUBLISHED}), D.RECALLED, _always, "its reply was wrong and is replaced"),
    RollUp(Round, R.NO_FEEDBACK, _itself, frozenset({R.NO_FEEDBACK}), R.RATED, _rated_partly, "one of the proposers of merged cases rated"),
    RollUp(Round, R.DELIVERED, _drafters, frozenset({A.TO_ACKNOWLEDGE, A.WORKING}), A.REPLIED, _always, "the reply that it drafted is delivered"),
    RollUp(Round, R.REHANDLED, _drafters, frozenset({A.REPLIED}), A.WORKING, _always, "re-handling was ordered"),
    RollUp(Case, K.IN_REVIEW, _itself, frozenset({K.IN_REVIEW}), K.FILED, _was_filed, "it was filed before it was merged"),
    RollUp(Assignment, A.REPLIED, _case, frozenset({K.ASSIGNED, K.HANDLING, K.REHANDLING}), K.REPLIED, _all_replied, "every answering unit replied"),
    RollUp(Case, K.BACK_TO_PROPOSER, _itself, frozenset({K.BACK_TO_PROPOSER}), K.COSIGNING, _asks_again, "the text changed and co-signers are asked again"),
    *(
        RollUp(Case, state, _itself, frozenset({state}), K.WITHDRAWN, _all_agreed, "all who signed agreed to withdraw")
        for state in (K.SUBMITTED, K.IN_REVIEW, K.BACK_TO_PROPOSER, K.FILED, K.ASSIGNED, K.HANDLING)
    ),
    RollUp(Case, K.WITHDRAWN, _tasks, frozenset({A.TO_ACKNOWLEDGE, A.WORKING, A.RETURN_ASKED, A.CO_OPINION_GIVEN, A.CO_OPINION_BACK}), A.CEASED, _always, "the case was withdrawn"),
    RollUp(Case, K.CONCLUDED, _itself, frozenset({K.CONCLUDED}), K.TRACKING, _promises_open, "promises are open"),
    RollUp(Commitment, C.OPEN, _itself, frozenset({C.OPEN}), C.ESCALATED, _fulfilment_is_disputed, "the proposer is dissatisfied with the fulfilment"),
    RollUp(Commitment, C.DONE_CLAIMED, _itself, frozenset({C.DONE_CLAIMED}), C.ESCALATED, _fulfilment_is_disputed, "the proposer is dissatisfied with the fulfilment"),
    RollUp(Commitment, C.OPEN, _itself, frozenset({C.OPEN}), C.CLOSED, _fulfilment_is_accepted, "the proposer accepts the fulfilment"),
    RollUp(Commitment, C.DONE_CLAIMED, _itself, frozenset({C.DONE_CLAIMED}), C.CLOSED, _fulfilment_is_accepted, "the proposer accepts the fulfilment"),
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
