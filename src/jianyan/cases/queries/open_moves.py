"""可办事项 — the moves somebody may make on a case now: the one that comes next, and the rest."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from jianyan.cases import workflow
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment, Case, Inquiry, Part, Round
from jianyan.cases.perform import moves_open_to
from jianyan.cases.queries.opened import Opened
from jianyan.cases.scope import units_of
from jianyan.cases.states import RoundState

# the proposer's own moves belong to the members' pages
OWN = frozenset(
    {
        "draft", "attach", "detach", "submit", "withdraw", "rate", "correct_rating", "rate_co", "confirm_fulfilment",
        "refuse_fulfilment", "rate_fulfilment", "dispute_contact", "confirm_contact", "answer_consultation",
        "object_to_unit",
        "invite", "confirm_cosigning", "decline_cosigning", "ask_withdrawal", "agree_withdrawal",
        "refuse_withdrawal",
    }
)  # fmt: skip
# what comes next, first of all; the button of the page
_FIRST = (
    "keep_assignment", "settle_difference", "answer_objection", "agree_to_handle",
    "give_review_opinion", "grant_extension", "rehandle", "record_meeting", "review", "file", "assign", "acknowledge",
    "endorse", "issue", "deliver", "send_for_approval", "give_co_opinion", "draft_reply", "close_rating", "conclude",
    "review_disclosure", "publish", "report_progress", "convert",
)  # fmt: skip
# an office may do these too, but waits for the unit
_UNITS_FIRST = frozenset({"review_disclosure", "publish"})
_SETTLED = frozenset(
    {
        RoundState.RATED,
        RoundState.NO_FEEDBACK,
        RoundState.REHANDLED,
        RoundState.EXPLAINED,
        RoundState.REPLACED,
        RoundState.SETTLED,
    }
)
_GRAVE = frozenset(
    {"decline", "erase_file", "withhold", "recall", "give_up", "import_history", "order_redo"}
)


@dataclass(frozen=True, slots=True)
class OpenMove:
    """One move on one part, as a button says it."""

    name: str
    part: str
    label: str | Promise
    about: str
    is_grave: bool


@dataclass(frozen=True, slots=True)
class OpenMoves:
    primary: OpenMove | None
    others: tuple[OpenMove, ...]


def open_moves(found: Opened, by: By) -> OpenMoves:
    """Drawn from the table of moves, leaving out what could only be refused now."""
    moves = [
        _button(name, part, found)
        for part in _parts(found)
        for name in moves_open_to(part, by)
        if name not in OWN and _fits(name, part, by.on)
    ]
    first = _FIRST if found.view.units else [n for n in _FIRST if n not in _UNITS_FIRST]
    ranked = [move for name in first for move in moves if move.name == name]
    primary = ranked[0] if ranked else None
    return OpenMoves(primary, tuple(move for move in moves if move is not primary))


def _parts(found: Opened) -> list[Case | Part]:
    dossier = found.dossier
    return [
        found.case,
        *dossier.assignments,
        *dossier.rounds,
        *dossier.commitments,
        *dossier.disclosures,
        *dossier.rows(Inquiry),
    ]


def _button(name: str, part: Case | Part, found: Opened) -> OpenMove:
    units = "" if isinstance(part, Case) else "、".join(found.unit(pk) for pk in units_of(part))
    return OpenMove(name, part.part, workflow.MOVES[name].label, units, name in _GRAVE)


def _fits(name: str, part: Case | Part, today: date) -> bool:
    """Whether the move makes sense on this part; the action itself still decides."""
    check = _CHECKS.get(name)
    return check is None or check(part, today)


def _may_draft(part: Case | Part, today: date) -> bool:
    busy = {
        RoundState.IN_APPROVAL,
        RoundState.APPROVED,
        RoundState.OFFICE_REVIEW,
        RoundState.ISSUED,
    }
    return not any(
        reply.state in busy
        for reply in part.dossier.rounds
        if reply.assignment_no in _answers(part)
    )


def _answers(part: Case | Part) -> set[int | None]:
    return {part.no, part.for_no} if isinstance(part, Assignment) else set()


def _is_over(part: Case | Part, today: date) -> bool:
    due_on = part.feedback_due_on if isinstance(part, Round) else None
    return due_on is None or today > due_on


def _is_settled(part: Case | Part, today: date) -> bool:
    return all(reply.state in _SETTLED for reply in part.dossier.rounds)


_CHECKS: dict[str, Callable[[Case | Part, date], bool]] = {
    "draft_reply": _may_draft,
    "close_rating": _is_over,
    "conclude": _is_settled,
}
