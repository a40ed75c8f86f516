"""拟稿 — draft the reply: its text, a response to each advice point, class and publicity attribute."""

from collections.abc import Sequence
from dataclasses import dataclass

from jianyan.cases.events import ReplyDrafted
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment, Point
from jianyan.cases.refusal import Refused
from jianyan.cases.states import Adopted, Publicity, RoundState
from jianyan.rules import outcomes, packs
from jianyan.rules.errors import RulesError

_WITH_OTHERS = {RoundState.IN_APPROVAL, RoundState.APPROVED, RoundState.OFFICE_REVIEW}


@dataclass(frozen=True, slots=True)
class Answer:
    """逐条回应: what is said to one advice point, and how far it is adopted."""

    point: int
    text: str
    adopted: str


def draft_reply(
    work: Assignment,
    by: By,
    *,
    body: str,
    answers: Sequence[Answer],
    outcome_class: str,
    publicity: str,
    ground: str = "",
) -> ReplyDrafted:
    _check(work, body, answers, publicity)
    return ReplyDrafted(
        body=work.dossier.say("reply", body.strip()),
        responses=tuple(
            (a.point, work.dossier.say("response", a.text.strip()), a.adopted)
            for a in answers
            if a.text.strip()
        ),
        outcome_class=outcome_class,
        outcome=_neutral(work, outcome_class),
        publicity=publicity,
        publicity_ground=ground.strip(),
    )


def _check(work: Assignment, body: str, answers: Sequence[Answer], publicity: str) -> None:
    if not work.writes:
        raise Refused("does_not_answer")
    mine = [r for r in work.dossier.rounds if r.assignment_no == (work.for_no or work.no)]
    if any(r.state in _WITH_OTHERS for r in mine):
        raise Refused("draft_in_approval")
    if any(r.state == RoundState.ISSUED for r in mine):
        raise Refused("reply_issued")
    _check_answers(work, answers)
    if not body.strip():
        raise Refused("reply_empty")
    if publicity not in Publicity.values:
        raise Refused("publicity_unknown", publicity=publicity)


def _check_answers(work: Assignment, answers: Sequence[Answer]) -> None:
    for answer in answers:
        if answer.adopted not in Adopted.values:
            raise Refused("adopted_unknown", adopted=answer.adopted)
        if work.dossier.find(Point, answer.point) is None:
            raise Refused("no_such_point", point=answer.point)


def _neutral(work: Assignment, outcome_class: str) -> str:
    scheme = outcomes.scheme(packs.load(work.dossier.case.rules).outcome_scheme)
    try:
        return scheme.find(outcome_class).neutral
    except RulesError as error:
        raise Refused("class_unknown", outcome_class=outcome_class) from error
