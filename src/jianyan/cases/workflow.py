"""The tables of moves (办理流程): from, to, who may. Checks, buttons, API, tests and docs read them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jianyan.cases import fitting
from jianyan.cases.models import (
    Assignment,
    Case,
    Commitment,
    Disclosure,
    Inquiry,
    Part,
    Round,
)
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
    InquiryState as H,
)
from jianyan.cases.states import (
    RoundState as R,
)
from jianyan.cases.states import UnitRole
from jianyan.people.rights import Right
from jianyan.rules import packs, ratings
from jianyan.rules.ratings import RatingScheme


@dataclass(frozen=True, slots=True)
class Move:
    """One row: on which kind of part, from which states, to which (None: stays), by which right."""

    on: type[Case] | type[Part]
    sources: frozenset[str]
    target: str | None
    right: Right
    label: str | Promise
    scope: str  # whose right counts: proposer, office, hub, unit, lead unit or any of them
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


def _by_vote(reply: Round) -> bool:
    return _scheme(reply).by == "vote"


def _by_proposer(reply: Round) -> bool:
    return not _by_vote(reply)


def _scheme(part: Part) -> RatingScheme:
    return ratings.scheme(packs.load(part.dossier.case.rules).satisfaction_scheme)


def _to_call_back(reply: Round) -> bool:
    """A paper rating that nobody has called back yet (回访)."""
    mine = [r for r in reply.dossier.ratings if r.round_no == reply.no]
    return any(r.on_paper and r.call_back in {"", "not_reached"} for r in mine)


def _no_paper_yet(reply: Round) -> bool:
    return _by_proposer(reply) and not reply.paper_scan


def _is_co_rated(work: Assignment) -> bool:
    """Where the pack has co-handling units rated, once the proposer has the lead's reply (S39)."""
    ready = work.role == UnitRole.CO and any(r.delivered_on for r in work.dossier.rounds)
    return ready and packs.load(work.dossier.case.rules).co_handlers_rated


def _rates_fulfilment(promise: Commitment) -> bool:
    return packs.load(promise.dossier.case.rules).fulfilment_rated


def _is_disputed(case: Case) -> bool:
    """Something waits for a meeting or an evaluation."""
    parts = [*case.dossier.rounds, *case.dossier.commitments]
    return any(part.state == R.ESCALATED for part in parts)


_NOT_REPLIED = {K.SUBMITTED, K.IN_REVIEW, K.BACK_TO_PROPOSER, K.FILED, K.ASSIGNED, K.HANDLING}
_OPEN = {K.ASSIGNED, K.HANDLING, K.REPLIED, K.REHANDLING}
_DRAFTED = {R.DRAFTING, R.IN_APPROVAL, R.APPROVED}
_SENT_OUT = {
    R.ISSUED,
    R.DELIVERED,
    R.RATED,
    R.DISSATISFIED,
    R.NO_FEEDBACK,
    R.EXPLAINED,
    R.REHANDLED,
}
_AFTER = {K.REPLIED, K.REHANDLING, K.CONCLUDED, K.TRACKING, K.CLOSED}
_SENT = {K.SUBMITTED, K.IN_REVIEW, K.FILED, *_OPEN, K.CONCLUDED, K.TRACKING, K.CLOSED}
_TASK = {A.TO_ACKNOWLEDGE, A.WORKING, A.RETURN_ASKED}
_AT_WORK = {A.WORKING, A.RETURN_ASKED}
_ACTIVE = {*_AT_WORK, A.REPLIED, A.CO_OPINION_GIVEN, A.CO_OPINION_BACK}
_CO_TASK = {A.TO_ACKNOWLEDGE, A.WORKING, A.RETURN_ASKED, A.CO_OPINION_GIVEN}
# a move of the unit that is open at delivery is open in all of these, or its absence would tell
_JUDGED = {R.RATED, R.DISSATISFIED, R.ESCALATED}
_AT_REST = {R.RATED, R.NO_FEEDBACK, R.EXPLAINED, R.SETTLED}

# fmt: off
CASE_MOVES = {
    # action               on    from                                      to            right                   whose             label
    "draft":         _move(Case, {K.DRAFT, K.COSIGNING, K.BACK_TO_PROPOSER}, None,         Right.RAISE,            "proposer",       _("Save draft")),
    "attach":        _move(Case, {K.DRAFT, K.COSIGNING, K.BACK_TO_PROPOSER}, None,         Right.RAISE,            "proposer",       _("Add attachments")),
    "detach":        _move(Case, {K.DRAFT, K.BACK_TO_PROPOSER},            None,         Right.RAISE,            "proposer",       _("Take out attachment"), fitting.encloses),
    "invite":        _move(Case, {K.DRAFT, K.COSIGNING, K.BACK_TO_PROPOSER}, K.COSIGNING, Right.RAISE,           "proposer",       _("Invite co-signers")),
    "confirm_cosigning": _move(Case, {K.COSIGNING},                        None,         Right.RAISE,            "invitee",        _("Confirm co-signing"), fitting.takes_answers),
    "decline_cosigning": _move(Case, {K.COSIGNING},                        None,         Right.RAISE,            "invitee",        _("Do not co-sign"), fitting.takes_answers),
    "submit":        _move(Case, {K.DRAFT, K.COSIGNING, K.BACK_TO_PROPOSER}, K.SUBMITTED,  Right.RAISE,            "proposer",       _("Submit")),
    "withdraw":      _move(Case, {K.DRAFT, K.COSIGNING, *_NOT_REPLIED},
                                                                           K.WITHDRAWN,  Right.RAISE,            "proposer",       _("Withdraw")),
    "ask_withdrawal": _move(Case, _NOT_REPLIED,                            None,         Right.RAISE,            "proposer",       _("Ask co-signers to withdraw"), fitting.withdraws_jointly),
    "agree_withdrawal": _move(Case, _NOT_REPLIED,                          None,         Right.RAISE,            "proposer",       _("Agree to withdraw"), fitting.is_to_withdraw),
    "refuse_withdrawal": _move(Case, _NOT_REPLIED,                         None,         Right.RAISE,            "proposer",       _("Do not withdraw"), fitting.is_to_withdraw),
    "review":        _move(Case, {K.SUBMITTED},                            K.IN_REVIEW,  Right.REVIEW,           "office",         _("Take into review")),
    "send_back":     _move(Case, {K.SUBMITTED, K.IN_REVIEW},               K.BACK_TO_PROPOSER, Right.REVIEW,     "office",         _("Return for revision")),
    "file":          _move(Case, {K.SUBMITTED, K.IN_REVIEW},               K.FILED,      Right.REVIEW,           "office",         _("File")),
    "correct":       _move(Case, {K.SUBMITTED, K.IN_REVIEW, K.FILED},      None,         Right.KEY_IN,           "office",         _("Correct the record"), fitting.brought_in),
    "attach_paper":  _move(Case, _SENT,                                    None,         Right.KEY_IN,           "office",         _("Attach the signed paper")),
    "erase_file":    _move(Case, {*_SENT, K.NOT_FILED, K.CONVERTED, K.WITHDRAWN, K.HISTORY},
                                                                           None,         Right.REVIEW,           "office",         _("Erase a file"), fitting.encloses),
    "decline":       _move(Case, {K.SUBMITTED, K.IN_REVIEW},               K.NOT_FILED,  Right.REVIEW,           "office",         _("Do not file")),
    "convert":       _move(Case, {K.NOT_FILED},                            K.CONVERTED,  Right.REVIEW,           "office",         _("Forward as opinion")),
    "record_opinion_outcome": _move(Case, {K.CONVERTED},                   None,         Right.REVIEW,           "office",         _("Record what came of it")),
    "name_reviewers": _move(Case, {K.SUBMITTED, K.IN_REVIEW},              K.IN_REVIEW,  Right.REVIEW,           "office",         _("Name reviewers")),
    "give_review_opinion": _move(Case, {K.IN_REVIEW},                      None,         Right.OPINE,            "office",         _("Give a review opinion")),
    "merge":         _move(Case, {K.SUBMITTED, K.IN_REVIEW, K.FILED},      K.MERGED,     Right.REVIEW,           "office",         _("Merge"), fitting.merges_others),
    "unmerge":       _move(Case, {K.MERGED},                               K.IN_REVIEW,  Right.REVIEW,           "office",         _("Undo merge")),
    "fast_track":    _move(Case, {K.SUBMITTED, K.IN_REVIEW, K.FILED},      None,         Right.ASSIGN,           "office",         _("Put on the fast track"), lambda case: not case.is_fast),
    "consult_units": _move(Case, {K.SUBMITTED, K.IN_REVIEW, K.FILED},      None,         Right.ASSIGN,           "office",         _("Consult units")),
    "propose_units": _move(Case, {K.FILED},                                None,         Right.ASSIGN,           "office",         _("Propose units"), fitting.is_drafted),
    "submit_split":  _move(Case, {K.FILED},                                None,         Right.ASSIGN,           "office",         _("Submit for approval"), fitting.is_drafted),
    "take_back_split": _move(Case, {K.FILED},                              None,         Right.ASSIGN,           "office",         _("Take back from approval"), fitting.is_on_list),
    "sign_split":    _move(Case, {K.FILED},                                None,         Right.ASSIGN,           "office",         _("Record the signature"), fitting.is_on_list),
    "adjust_split":  _move(Case, {K.FILED},                                None,         Right.ASSIGN,           "office",         _("Adjust by notice"), fitting.is_signed),
    "assign":        _move(Case, {K.FILED},                                K.ASSIGNED,   Right.ASSIGN,           "office",         _("Assign"), fitting.is_online),
    "adopt":         _move(Case, {*_OPEN, K.CONCLUDED, K.TRACKING, K.CLOSED}, None,      Right.HANDLE,           "unit",           _("Record adopted opinion")),
    "object_to_unit": _move(Case, {K.ASSIGNED, K.HANDLING},                None,         Right.RAISE,            "proposer",       _("Object to the unit"), fitting.is_not_objected),
    "answer_objection": _move(Case, _OPEN,                                 None,         Right.ASSIGN,           "office",         _("Answer the objection"), fitting.is_objected),
    "conclude":      _move(Case, {K.REPLIED},                              K.CONCLUDED,  Right.CONCLUDE,         "office",         _("Conclude")),
    "conclude_offline": _move(Case, {K.FILED},                             K.CONCLUDED,  Right.CONCLUDE,         "office",         _("Conclude offline handling"), fitting.is_offline),
    "dispute_contact": _move(Case, _OPEN,                                  None,         Right.RATE,             "proposer",       _("Dispute a contact")),
    "confirm_contact": _move(Case, {*_OPEN, K.CONCLUDED, K.TRACKING},      None,         Right.RATE,             "proposer",       _("Confirm a contact")),
    "mark_key":      _move(Case, {K.FILED, *_OPEN},                        None,         Right.COORDINATE,       "office_or_hub",  _("Mark as key case"), fitting.is_not_key),
    "unmark_key":    _move(Case, {K.FILED, *_OPEN},                        None,         Right.COORDINATE,       "office_or_hub",  _("No longer a key case"), fitting.is_key),
    "record_meeting": _move(Case, {K.REPLIED, K.REHANDLING, K.CONCLUDED, K.TRACKING, K.CLOSED}, None, Right.ORDER_REHANDLING, "office", _("Record meeting or evaluation"), _is_disputed),
    "name_contact":  _move(Case, {K.SUBMITTED, K.IN_REVIEW, K.FILED, *_OPEN, K.CONCLUDED, K.TRACKING}, None, Right.REVIEW, "office", _("Name another contact of the proposers")),
    "take_over":     _move(Case, {K.FILED},                                None,         Right.TAKE_OVER,        "office",         _("Take over a running case")),
    "import_history": _move(Case, {K.FILED},                               K.HISTORY,    Right.KEY_IN,           "office",         _("Enter past handling")),
}
ASSIGNMENT_MOVES = {
    "acknowledge":   _move(Assignment, {A.TO_ACKNOWLEDGE},                 A.WORKING,    Right.HANDLE,           "unit",           _("Acknowledge receipt")),
    "change_officer": _move(Assignment, {A.WORKING, A.RETURN_ASKED, A.CO_OPINION_GIVEN, A.REPLIED}, None, Right.HANDLE, "unit",       _("Change the officer")),
    "remind":        _move(Assignment, _TASK,                              None,         Right.REMIND,           "office_or_hub",  _("Remind")),
    "request_return": _move(Assignment, {A.TO_ACKNOWLEDGE, A.WORKING},     A.RETURN_ASKED, Right.HANDLE,         "unit",           _("Request change of unit")),
    "keep_assignment": _move(Assignment, {A.RETURN_ASKED},                 A.WORKING,    Right.ASSIGN,           "office",         _("Keep assignment")),
    "reassign":      _move(Assignment, {A.RETURN_ASKED},                   A.RELEASED,   Right.ASSIGN,           "office",         _("Approve change")),
    "dispatch":      _move(Assignment, {A.TO_ACKNOWLEDGE, A.WORKING},      A.RELEASED,   Right.DISPATCH,         "standing",       _("Pass to units"), fitting.stands),
    "hand_down":     _move(Assignment, {A.TO_ACKNOWLEDGE, A.WORKING},      None,         Right.DISPATCH,         "standing",       _("Have it drafted below"), fitting.stands),
    "ask_co_handler": _move(Assignment, {A.TO_ACKNOWLEDGE, A.WORKING},     None,         Right.HANDLE,           "unit",           _("Ask for a co-handling unit"), fitting.may_ask_for_help),
    "add_co_handler": _move(Assignment, _TASK,                             None,         Right.ASSIGN,           "office",         _("Add a co-handling unit"), fitting.answers),
    "refuse_co_handler": _move(Assignment, _TASK,                          None,         Right.ASSIGN,           "office",         _("Add no co-handling unit"), fitting.asks_for_help),
    "study_together": _move(Assignment, {A.WORKING},                       None,         Right.HANDLE,           "unit",           _("Study together")),
    "record_contact": _move(Assignment, _ACTIVE,                           None,         Right.HANDLE,           "unit",           _("Log contact")),
    "log_activity":  _move(Assignment, _ACTIVE,                            None,         Right.HANDLE,           "unit",           _("Log research or visit")),
    "route":         _move(Assignment, {*_AT_WORK, A.CO_OPINION_BACK},     None,         Right.HANDLE,           "unit",           _("Divide inside the unit")),
    "file_plan":     _move(Assignment, _AT_WORK,                           None,         Right.HANDLE,           "unit",           _("File handling plan"), fitting.answers),
    "explain_interim": _move(Assignment, _AT_WORK,                         None,         Right.HANDLE,           "unit",           _("Interim explanation"), fitting.answers),
    "return_co_opinion": _move(Assignment, {A.CO_OPINION_GIVEN},           A.CO_OPINION_BACK, Right.HANDLE,      "lead_unit",      _("Return co-opinion")),
    "urge_co_opinions": _move(Assignment, _AT_WORK,                        None,         Right.HANDLE,           "unit",           _("Urge co-handling units"), fitting.waits_for_others),
    "raise_difference": _move(Assignment, _AT_WORK,                        None,         Right.HANDLE,           "unit",           _("Ask for coordination"), fitting.may_differ),
    "refer_difference": _move(Assignment, _AT_WORK,                        None,         Right.COORDINATE,       "office_or_hub",  _("Refer to the leader"), fitting.differs_at_office),
    "settle_difference": _move(Assignment, _AT_WORK,                       None,         Right.COORDINATE,       "office_or_hub",  _("Record what was settled"), fitting.differs),
    "give_co_opinion": _move(Assignment, {A.WORKING, A.CO_OPINION_GIVEN, A.CO_OPINION_BACK}, A.CO_OPINION_GIVEN, Right.HANDLE,     "unit",           _("Submit co-opinion"), fitting.assists),
    "draft_reply":   _move(Assignment, {A.WORKING, A.RETURN_ASKED},        None,         Right.HANDLE,           "unit",           _("Draft the reply"), fitting.writes),
    "request_extension": _move(Assignment, _TASK,                          None,         Right.HANDLE,           "unit",           _("Request extension"), fitting.may_ask_for_time),
    "grant_extension": _move(Assignment, _TASK,                            None,         Right.ALLOW_EXTENSION,  "office_or_hub",  _("Grant extension"), fitting.asks_for_time),
    "refuse_extension": _move(Assignment, _TASK,                           None,         Right.ALLOW_EXTENSION,  "office_or_hub",  _("Refuse extension"), fitting.asks_for_time),
    "stop_clock":    _move(Assignment, _TASK,                              None,         Right.ASSIGN,           "office",         _("Stop the clock"), fitting.may_stop),
    "restart_clock": _move(Assignment, _TASK,                              None,         Right.ASSIGN,           "office",         _("Restart the clock"), fitting.stands_still),
    "commit":        _move(Assignment, {A.WORKING, A.RETURN_ASKED, A.REPLIED}, None,     Right.HANDLE,           "unit",           _("Record commitment"), fitting.answers),
    "rate_co":       _move(Assignment, _CO_TASK,                           None,         Right.RATE,             "proposer",       _("Rate the co-handling unit"), _is_co_rated),
    "register_co_rating": _move(Assignment, _CO_TASK,                      None,         Right.REGISTER_RATING,  "office",         _("Enter paper rating of the co-handling unit"), _is_co_rated),
}
ROUND_MOVES = {
    "send_for_approval": _move(Round, {R.DRAFTING},                        R.IN_APPROVAL, Right.HANDLE,          "unit",           _("Send for approval")),
    "countersign":   _move(Round, {R.IN_APPROVAL},                         None,         Right.CHECK,            "unit",           _("Countersign")),
    "check_draft":   _move(Round, {R.IN_APPROVAL},                         None,         Right.CHECK,            "unit",           _("Check the draft")),
    "endorse":       _move(Round, {R.IN_APPROVAL},                         R.APPROVED,   Right.APPROVE,          "unit",           _("Endorse")),
    "return_draft":  _move(Round, {R.IN_APPROVAL, R.APPROVED},             R.DRAFTING,   Right.CHECK,            "unit",           _("Return the draft")),
    "ask_office_review": _move(Round, {R.APPROVED},                        R.OFFICE_REVIEW, Right.HANDLE,        "unit",           _("Submit for pre-review"), fitting.may_review),
    "pass_office_review": _move(Round, {R.OFFICE_REVIEW},                  R.APPROVED,   Right.PRE_REVIEW,       "office_or_hub",  _("Pass pre-review")),
    "look_jointly":  _move(Round, {R.OFFICE_REVIEW},                       None,         Right.JOINT_LOOK,       "office",         _("Look at the draft jointly"), fitting.awaits_joint_look),
    "fail_office_review": _move(Round, {R.OFFICE_REVIEW},                  R.DRAFTING,   Right.PRE_REVIEW,       "office_or_hub",  _("Return from pre-review")),
    "consult_proposer": _move(Round, _DRAFTED,                             None,         Right.HANDLE,           "unit",           _("Consult the deputy"), fitting.is_not_consulted),
    "answer_consultation": _move(Round, {*_DRAFTED, R.OFFICE_REVIEW},      None,         Right.RATE,             "proposer",       _("Answer on the draft"), fitting.is_consulted),
    "close_consultation": _move(Round, {*_DRAFTED, R.OFFICE_REVIEW, R.ISSUED}, None,     Right.HANDLE,           "unit",           _("Record the answer on the draft"), fitting.is_to_close),
    "issue":         _move(Round, {R.APPROVED},                            R.ISSUED,     Right.APPROVE,          "unit",           _("Sign off")),
    "sign_outside":  _move(Round, _DRAFTED,                                R.ISSUED,     Right.HANDLE,           "unit",           _("Enter a reply signed elsewhere")),
    "add_sealed_copy": _move(Round, _SENT_OUT,                             None,         Right.HANDLE,           "unit",           _("Add the sealed copy"), fitting.lacks_seal),
    "deliver":       _move(Round, {R.ISSUED},                              None,         Right.HANDLE,           "unit",           _("Record delivery")),
    "record_receipt": _move(Round, _SENT_OUT,                              None,         Right.HANDLE,           "unit",           _("Record a receipt")),
    "send_copies":   _move(Round, _SENT_OUT,                               None,         Right.HANDLE,           "unit",           _("Record copies")),
    "replace_reply": _move(Round, {R.DELIVERED, *_JUDGED, R.NO_FEEDBACK, R.EXPLAINED}, R.REPLACED, Right.APPROVE, "unit", _("Correct the reply")),
    "rate":          _move(Round, {R.DELIVERED, R.DISSATISFIED},           None,         Right.RATE,             "proposer",       _("Rate"), fitting.awaits_ratings),
    "register_rating": _move(Round, {R.DELIVERED},                         None,         Right.REGISTER_RATING,  "office",         _("Enter paper rating")),
    "correct_rating": _move(Round, {R.DELIVERED, *_JUDGED},                None,         Right.RATE,             "proposer",       _("Correct the rating"), _by_proposer),
    "invite_rating": _move(Round, {R.DELIVERED},                           None,         Right.CONCLUDE,         "office",         _("Invite rating"), _by_proposer),
    "hand_in_rating": _move(Round, {R.DELIVERED},                          None,         Right.HAND_IN_RATING,   "rating_route",   _("Hand in signed rating form"), _no_paper_yet),
    "call_back":     _move(Round, {R.DELIVERED, *_JUDGED},                 None,         Right.REGISTER_RATING,  "office",         _("Record call-back on the rating"), _to_call_back),
    "count_ballots": _move(Round, {R.DELIVERED},                           None,         Right.REGISTER_RATING,  "office",         _("Enter counted ballots"), _by_vote),
    "close_rating":  _move(Round, {R.DELIVERED},                           R.NO_FEEDBACK, Right.CONCLUDE,        "office",         _("Close without feedback")),
    "propose_rehandling": _move(Round, {R.DISSATISFIED, R.ESCALATED},      None,         Right.DISPATCH,         "office_or_hub",  _("Propose re-handling")),
    "rehandle":      _move(Round, {R.DISSATISFIED, R.ESCALATED},           R.REHANDLED,  Right.ORDER_REHANDLING, "office",         _("Order re-handling")),
    "explain":       _move(Round, {R.DISSATISFIED},                        R.EXPLAINED,  Right.ORDER_REHANDLING, "office",         _("Explain, do not re-handle")),
    "settle":        _move(Round, {R.ESCALATED},                           R.SETTLED,    Right.ORDER_REHANDLING, "office",         _("Settle after the meeting")),
    "check_quality": _move(Round, _AT_REST,                                None,         Right.ORDER_REHANDLING, "office",         _("Record quality check")),
    "order_redo":    _move(Round, _AT_REST,                                R.REHANDLED,  Right.ORDER_REHANDLING, "office",         _("Order the handling anew")),
    "reclassify":    _move(Round, {R.DELIVERED, *_JUDGED, *_AT_REST},                None,         Right.APPROVE,          "unit",           _("Change the outcome class")),
}
COMMITMENT_MOVES = {
    "report_progress": _move(Commitment, {C.OPEN},                         None,         Right.HANDLE,           "unit",           _("Report progress")),
    "fulfil":        _move(Commitment, {C.OPEN},                           C.DONE_CLAIMED, Right.HANDLE,         "unit",           _("Apply to close")),
    "confirm_fulfilment": _move(Commitment, {C.DONE_CLAIMED},              C.CLOSED,     Right.RATE,             "proposer",       _("Confirm closure")),
    "refuse_fulfilment": _move(Commitment, {C.DONE_CLAIMED},               C.OPEN,       Right.RATE,             "proposer",       _("Not kept yet")),
    "rate_fulfilment": _move(Commitment, {C.OPEN, C.DONE_CLAIMED},         None,         Right.RATE,             "proposer",       _("Rate the fulfilment"), _rates_fulfilment),
    "reopen_promise": _move(Commitment, {C.ESCALATED},                     C.OPEN,       Right.ORDER_REHANDLING, "office",         _("Have the promise followed further")),
    "settle_promise": _move(Commitment, {C.ESCALATED},                     C.CLOSED,     Right.ORDER_REHANDLING, "office",         _("Close after the meeting")),
    "give_up":       _move(Commitment, {C.OPEN, C.ESCALATED},              C.NOT_FEASIBLE, Right.APPROVE,        "unit",           _("Explain why not feasible")),
}
DISCLOSURE_MOVES = {
    "review_disclosure": _move(Disclosure, {D.UNREVIEWED, D.REVIEWED, D.NOT_PUBLIC, D.RECALLED}, D.REVIEWED, Right.DISCLOSE, "unit_or_office", _("Disclosure review")),
    "withhold":      _move(Disclosure, {D.UNREVIEWED, D.REVIEWED, D.RECALLED}, D.NOT_PUBLIC, Right.DISCLOSE,     "unit_or_office", _("Do not publish")),
    "publish":       _move(Disclosure, {D.REVIEWED},                       D.PUBLISHED,  Right.DISCLOSE,         "unit_or_office", _("Publish")),
    "recall":        _move(Disclosure, {D.PUBLISHED},                      D.RECALLED,   Right.DISCLOSE,         "unit_or_office", _("Take down")),
}
INQUIRY_MOVES = {
    "agree_to_handle": _move(Inquiry, {H.ASKED, H.OBJECTED},          H.AGREED,     Right.HANDLE,           "unit",           _("Agree to handle")),
    "object_to_handling": _move(Inquiry, {H.ASKED, H.AGREED},         H.OBJECTED,   Right.HANDLE,           "unit",           _("Object to handling")),
}
# fmt: on
MOVES: dict[str, Move] = (
    CASE_MOVES
    | INQUIRY_MOVES
    | ASSIGNMENT_MOVES
    | ROUND_MOVES
    | COMMITMENT_MOVES
    | DISCLOSURE_MOVES
)
# the state in which a part of each kind is born; a case is born by open_case, as a draft
BORN: dict[type[Case] | type[Part], str] = {
    Case: K.DRAFT,
    Inquiry: H.ASKED,
    Assignment: A.TO_ACKNOWLEDGE,
    Round: R.DRAFTING,
    Commitment: C.OPEN,
    Disclosure: D.UNREVIEWED,
}
