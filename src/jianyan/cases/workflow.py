"""The tables of moves (办理流程): from, to, who may. Checks, buttons, API, tests and docs read them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jianyan.cases.models import Assignment, Case, Commitment, Disclosure, Part, Round
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
from jianyan.cases.states import UnitRole
from jianyan.people.rights import Right
from jianyan.rules import packs


@dataclass(frozen=True, slots=True)
class Move:
    """One row: on which kind of part, from which states, to which (None: stays), by which right."""

    on: type[Case] | type[Part]
    sources: frozenset[str]
    target: str | None
    right: Right
    label: str | Promise
    scope: str  # whose right counts: proposer, office, hub, unit or anybody named by them
    # where the table alone would offer what the action must refuse for this very part
    offered: Callable[[Any], bool] | None = None

    def open_to(self, part: Case | Part) -> bool:
        """Whether the part stands where this move begins, and the move makes sense for it."""
        return (
            type(part) is self.on
            and part.state in self.sources
            and (self.offered is None or self.offered(part))
        )


def _move(
    on: type[Case] | type[Part],
    sources: Collection[str],
    target: str | None,
    right: Right,
    scope: str,
    label: Promise | str,
    offered: Callable[[Any], bool] | None = None,
) -> Move:
    return Move(on, frozenset(sources), target, right, label, scope, offered)


def _brought_in(case: Case) -> bool:
    return case.channel in {"import", "paper"}


def _answers(work: Assignment) -> bool:
    return work.answers


def _assists(work: Assignment) -> bool:
    return work.role == UnitRole.CO


def _runs(work: Assignment) -> bool:
    return work.clock is not None and work.clock_stopped_on is None


def _may_ask_for_time(work: Assignment) -> bool:
    return work.answers and _runs(work) and work.extension_asked_on is None


def _asks_for_time(work: Assignment) -> bool:
    return work.extension_asked_on is not None


def _may_stop(work: Assignment) -> bool:
    """Only a few texts let a clock stop."""
    return _runs(work) and bool(packs.load(work.dossier.case.rules).stops_for)


def _stands_still(work: Assignment) -> bool:
    return work.clock_stopped_on is not None


_OPEN = {K.ASSIGNED, K.HANDLING, K.REPLIED, K.REHANDLING}
_AFTER = {K.REPLIED, K.REHANDLING, K.CONCLUDED, K.TRACKING, K.CLOSED}
_TASK = {A.TO_ACKNOWLEDGE, A.WORKING, A.RETURN_ASKED}

# fmt: off
CASE_MOVES = {
    # action               on    from                                      to            right                   whose             label
    "draft":         _move(Case, {K.DRAFT, K.BACK_TO_PROPOSER},            None,         Right.RAISE,            "proposer",       _("Save draft")),
    "submit":        _move(Case, {K.DRAFT, K.BACK_TO_PROPOSER},            K.SUBMITTED,  Right.RAISE,            "proposer",       _("Submit")),
    "withdraw":      _move(Case, {K.DRAFT, K.SUBMITTED, K.IN_REVIEW, K.BACK_TO_PROPOSER, K.FILED, K.ASSIGNED, K.HANDLING},
                                                                           K.WITHDRAWN,  Right.RAISE,            "proposer",       _("Withdraw")),
    "review":        _move(Case, {K.SUBMITTED},                            K.IN_REVIEW,  Right.REVIEW,           "office",         _("Take into review")),
    "send_back":     _move(Case, {K.SUBMITTED, K.IN_REVIEW},               K.BACK_TO_PROPOSER, Right.REVIEW,     "office",         _("Return for revision")),
    "file":          _move(Case, {K.SUBMITTED, K.IN_REVIEW},               K.FILED,      Right.REVIEW,           "office",         _("File")),
    "correct":       _move(Case, {K.SUBMITTED, K.IN_REVIEW, K.FILED},      None,         Right.KEY_IN,           "office",         _("Correct the record"), _brought_in),
    "decline":       _move(Case, {K.SUBMITTED, K.IN_REVIEW},               K.NOT_FILED,  Right.REVIEW,           "office",         _("Do not file")),
    "convert":       _move(Case, {K.NOT_FILED},                            K.CONVERTED,  Right.REVIEW,           "office",         _("Forward as opinion")),
    "assign":        _move(Case, {K.FILED},                                K.ASSIGNED,   Right.ASSIGN,           "office",         _("Assign")),
    "adopt":         _move(Case, {*_OPEN, K.CONCLUDED, K.TRACKING, K.CLOSED}, None,      Right.HANDLE,           "unit",           _("Record adopted opinion")),
    "conclude":      _move(Case, {K.REPLIED},                              K.CONCLUDED,  Right.CONCLUDE,         "office",         _("Conclude")),
    "dispute_contact": _move(Case, _OPEN,                                  None,         Right.RATE,             "proposer",       _("Dispute a contact")),
    "import_history": _move(Case, {K.FILED},                               K.HISTORY,    Right.KEY_IN,           "office",         _("Enter past handling")),
}
ASSIGNMENT_MOVES = {
    "acknowledge":   _move(Assignment, {A.TO_ACKNOWLEDGE},                 A.WORKING,    Right.HANDLE,           "unit",           _("Acknowledge receipt")),
    "request_return": _move(Assignment, {A.TO_ACKNOWLEDGE, A.WORKING},     A.RETURN_ASKED, Right.HANDLE,         "unit",           _("Request change of unit")),
    "keep_assignment": _move(Assignment, {A.RETURN_ASKED},                 A.WORKING,    Right.ASSIGN,           "office",         _("Keep assignment")),
    "reassign":      _move(Assignment, {A.RETURN_ASKED},                   A.RELEASED,   Right.ASSIGN,           "office",         _("Approve change")),
    "record_contact": _move(Assignment, {A.WORKING, A.RETURN_ASKED, A.REPLIED, A.CO_OPINION_GIVEN}, None, Right.HANDLE, "unit",     _("Log contact")),
    "give_co_opinion": _move(Assignment, {A.WORKING, A.CO_OPINION_GIVEN},  A.CO_OPINION_GIVEN, Right.HANDLE,     "unit",           _("Submit co-opinion"), _assists),
    "draft_reply":   _move(Assignment, {A.WORKING, A.RETURN_ASKED},        None,         Right.HANDLE,           "unit",           _("Draft the reply"), _answers),
    "request_extension": _move(Assignment, _TASK,                          None,         Right.HANDLE,           "unit",           _("Request extension"), _may_ask_for_time),
    "grant_extension": _move(Assignment, _TASK,                            None,         Right.ALLOW_EXTENSION,  "office_or_hub",  _("Grant extension"), _asks_for_time),
    "refuse_extension": _move(Assignment, _TASK,                           None,         Right.ALLOW_EXTENSION,  "office_or_hub",  _("Refuse extension"), _asks_for_time),
    "stop_clock":    _move(Assignment, _TASK,                              None,         Right.ASSIGN,           "office",         _("Stop the clock"), _may_stop),
    "restart_clock": _move(Assignment, _TASK,                              None,         Right.ASSIGN,           "office",         _("Restart the clock"), _stands_still),
    "commit":        _move(Assignment, {A.WORKING, A.RETURN_ASKED, A.REPLIED}, None,     Right.HANDLE,           "unit",           _("Record commitment"), _answers),
}
ROUND_MOVES = {
    "send_for_approval": _move(Round, {R.DRAFTING},                        R.IN_APPROVAL, Right.HANDLE,          "unit",           _("Send for approval")),
    "countersign":   _move(Round, {R.IN_APPROVAL},                         None,         Right.APPROVE,          "unit",           _("Countersign")),
    "endorse":       _move(Round, {R.IN_APPROVAL},                         R.APPROVED,   Right.APPROVE,          "unit",           _("Endorse")),
    "return_draft":  _move(Round, {R.IN_APPROVAL, R.APPROVED},             R.DRAFTING,   Right.APPROVE,          "unit",           _("Return the draft")),
    "issue":         _move(Round, {R.APPROVED},                            R.ISSUED,     Right.APPROVE,          "unit",           _("Sign off")),
    "deliver":       _move(Round, {R.ISSUED},                              None,         Right.HANDLE,           "unit",           _("Record delivery")),
    "rate":          _move(Round, {R.DELIVERED},                           None,         Right.RATE,             "proposer",       _("Rate")),
    "register_rating": _move(Round, {R.DELIVERED},                         None,         Right.REGISTER_RATING,  "office",         _("Enter paper rating")),
    "close_rating":  _move(Round, {R.DELIVERED},                           R.NO_FEEDBACK, Right.CONCLUDE,        "office",         _("Close without feedback")),
    "rehandle":      _move(Round, {R.DISSATISFIED},                        R.REHANDLED,  Right.ORDER_REHANDLING, "office",         _("Order re-handling")),
    "explain":       _move(Round, {R.DISSATISFIED},                        R.EXPLAINED,  Right.ORDER_REHANDLING, "office",         _("Explain, do not re-handle")),
}
COMMITMENT_MOVES = {
    "report_progress": _move(Commitment, {C.OPEN},                         None,         Right.HANDLE,           "unit",           _("Report progress")),
    "fulfil":        _move(Commitment, {C.OPEN},                           C.DONE_CLAIMED, Right.HANDLE,         "unit",           _("Apply to close")),
    "confirm_fulfilment": _move(Commitment, {C.DONE_CLAIMED},              C.CLOSED,     Right.RATE,             "proposer",       _("Confirm closure")),
    "refuse_fulfilment": _move(Commitment, {C.DONE_CLAIMED},               C.OPEN,       Right.RATE,             "proposer",       _("Not kept yet")),
    "give_up":       _move(Commitment, {C.OPEN},                           C.NOT_FEASIBLE, Right.APPROVE,        "unit",           _("Explain why not feasible")),
}
DISCLOSURE_MOVES = {
    "review_disclosure": _move(Disclosure, {D.UNREVIEWED, D.REVIEWED, D.NOT_PUBLIC, D.RECALLED}, D.REVIEWED, Right.DISCLOSE, "unit_or_office", _("Disclosure review")),
    "withhold":      _move(Disclosure, {D.UNREVIEWED, D.REVIEWED, D.RECALLED}, D.NOT_PUBLIC, Right.DISCLOSE,     "unit_or_office", _("Do not publish")),
    "publish":       _move(Disclosure, {D.REVIEWED},                       D.PUBLISHED,  Right.DISCLOSE,         "unit_or_office", _("Publish")),
    "recall":        _move(Disclosure, {D.PUBLISHED},                      D.RECALLED,   Right.DISCLOSE,         "unit_or_office", _("Take down")),
}
# fmt: on
MOVES: dict[str, Move] = (
    CASE_MOVES | ASSIGNMENT_MOVES | ROUND_MOVES | COMMITMENT_MOVES | DISCLOSURE_MOVES
)
# the state in which a part of each kind is born; a case is born by open_case, as a draft
BORN: dict[type[Case] | type[Part], str] = {
    Case: K.DRAFT,
    Assignment: A.TO_ACKNOWLEDGE,
    Round: R.DRAFTING,
    Commitment: C.OPEN,
    Disclosure: D.UNREVIEWED,
}
