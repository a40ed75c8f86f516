"""待办事项: what there is to do next, and by which right; whose it is follows from the table of moves."""

from enum import StrEnum

from jianyan.cases.workflow import MOVES
from jianyan.people.rights import Actor, Right


class Job(StrEnum):
    """What is to be done next; where a move does it, the move has the same name."""

    REVIEW = "review"
    OPINE = "give_review_opinion"
    FILE = "file"
    ASSIGN = "assign"
    DECIDE_RETURN = "decide_return"
    DECIDE_EXTENSION = "decide_extension"
    DECIDE_DISSATISFIED = "decide_dissatisfied"
    SETTLE = "settle"
    CALL_BACK = "call_back"
    READ_PAPER = "register_rating"
    CLOSE_RATING = "close_rating"
    CONCLUDE = "conclude"
    CONCLUDE_OFFLINE = "conclude_offline"
    ACKNOWLEDGE = "acknowledge"
    AWAIT_RETURN = "await_return"
    CO_OPINION = "give_co_opinion"
    DRAFT = "draft_reply"
    SEND = "send_for_approval"
    ENDORSE = "endorse"
    ISSUE = "issue"
    REVIEW_REPLY = "pass_office_review"
    LOOK_JOINTLY = "look_jointly"
    AWAIT_REVIEW = "await_review"
    DELIVER = "deliver"
    PROMISE = "report_progress"
    DISCLOSE = "review_disclosure"
    PUBLISH = "publish"


# what a job asks for where no move has its name
_RIGHTS: dict[Job, Right] = {
    Job.DECIDE_RETURN: Right.ASSIGN,
    Job.DECIDE_EXTENSION: Right.ALLOW_EXTENSION,
    Job.DECIDE_DISSATISFIED: Right.ORDER_REHANDLING,
}


def own_jobs(actor: Actor) -> list[str]:
    """The kinds of things to do that are this person's own; waiting is nobody's."""
    asked = {job: _RIGHTS.get(job) or _right_of(job) for job in Job}
    own = [job.value for job, right in asked.items() if right and actor.holds(right)]
    checks = actor.holds(Right.CHECK) and Job.ENDORSE not in own
    return [*own, Job.ENDORSE.value] if checks else own


def _right_of(job: Job) -> Right | None:
    move = MOVES.get(job.value)
    return move.right if move else None
