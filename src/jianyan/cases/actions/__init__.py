"""The verbs of the business: one verb, one file. This is the table of contents."""

from collections.abc import Callable
from typing import Any

from jianyan.cases.actions.afterwards.adopt import adopt
from jianyan.cases.actions.afterwards.commit import commit
from jianyan.cases.actions.afterwards.conclude import conclude
from jianyan.cases.actions.afterwards.conclude_offline import conclude_offline
from jianyan.cases.actions.afterwards.confirm_fulfilment import confirm_fulfilment
from jianyan.cases.actions.afterwards.erase_file import erase_file
from jianyan.cases.actions.afterwards.fulfil import fulfil
from jianyan.cases.actions.afterwards.give_up import give_up
from jianyan.cases.actions.afterwards.import_history import import_history
from jianyan.cases.actions.afterwards.publish import publish
from jianyan.cases.actions.afterwards.rate_fulfilment import rate_fulfilment
from jianyan.cases.actions.afterwards.recall import recall
from jianyan.cases.actions.afterwards.reclassify import reclassify
from jianyan.cases.actions.afterwards.refuse_fulfilment import refuse_fulfilment
from jianyan.cases.actions.afterwards.reopen_promise import reopen_promise
from jianyan.cases.actions.afterwards.report_progress import report_progress
from jianyan.cases.actions.afterwards.review_disclosure import review_disclosure
from jianyan.cases.actions.afterwards.settle_promise import settle_promise
from jianyan.cases.actions.afterwards.withhold import withhold
from jianyan.cases.actions.assigning.acknowledge import acknowledge
from jianyan.cases.actions.assigning.add_co_handler import add_co_handler
from jianyan.cases.actions.assigning.adjust_split import adjust_split
from jianyan.cases.actions.assigning.answer_objection import answer_objection
from jianyan.cases.actions.assigning.ask_co_handler import ask_co_handler
from jianyan.cases.actions.assigning.assign import assign
from jianyan.cases.actions.assigning.change_officer import change_officer
from jianyan.cases.actions.assigning.dispatch import dispatch
from jianyan.cases.actions.assigning.hand_down import hand_down
from jianyan.cases.actions.assigning.keep_assignment import keep_assignment
from jianyan.cases.actions.assigning.mark_key import mark_key
from jianyan.cases.actions.assigning.object_to_unit import object_to_unit
from jianyan.cases.actions.assigning.propose_units import propose_units
from jianyan.cases.actions.assigning.reassign import reassign
from jianyan.cases.actions.assigning.refuse_co_handler import refuse_co_handler
from jianyan.cases.actions.assigning.remind import remind
from jianyan.cases.actions.assigning.request_return import request_return
from jianyan.cases.actions.assigning.sign_split import sign_split
from jianyan.cases.actions.assigning.submit_split import submit_split
from jianyan.cases.actions.assigning.take_back_split import take_back_split
from jianyan.cases.actions.assigning.unmark_key import unmark_key
from jianyan.cases.actions.handling.confirm_contact import confirm_contact
from jianyan.cases.actions.handling.dispute_contact import dispute_contact
from jianyan.cases.actions.handling.explain_interim import explain_interim
from jianyan.cases.actions.handling.file_plan import file_plan
from jianyan.cases.actions.handling.give_co_opinion import give_co_opinion
from jianyan.cases.actions.handling.grant_extension import grant_extension
from jianyan.cases.actions.handling.log_activity import log_activity
from jianyan.cases.actions.handling.raise_difference import raise_difference
from jianyan.cases.actions.handling.record_contact import record_contact
from jianyan.cases.actions.handling.refer_difference import refer_difference
from jianyan.cases.actions.handling.refuse_extension import refuse_extension
from jianyan.cases.actions.handling.request_extension import request_extension
from jianyan.cases.actions.handling.restart_clock import restart_clock
from jianyan.cases.actions.handling.return_co_opinion import return_co_opinion
from jianyan.cases.actions.handling.route import route
from jianyan.cases.actions.handling.settle_difference import settle_difference
from jianyan.cases.actions.handling.stop_clock import stop_clock
from jianyan.cases.actions.handling.study_together import study_together
from jianyan.cases.actions.handling.urge_co_opinions import urge_co_opinions
from jianyan.cases.actions.raising.agree_withdrawal import agree_withdrawal
from jianyan.cases.actions.raising.ask_withdrawal import ask_withdrawal
from jianyan.cases.actions.raising.attach import attach
from jianyan.cases.actions.raising.attach_paper import attach_paper
from jianyan.cases.actions.raising.confirm_cosigning import confirm_cosigning
from jianyan.cases.actions.raising.decline_cosigning import decline_cosigning
from jianyan.cases.actions.raising.detach import detach
from jianyan.cases.actions.raising.draft import draft
from jianyan.cases.actions.raising.invite import invite
from jianyan.cases.actions.raising.name_contact import name_contact
from jianyan.cases.actions.raising.refuse_withdrawal import refuse_withdrawal
from jianyan.cases.actions.raising.submit import submit
from jianyan.cases.actions.raising.withdraw import withdraw
from jianyan.cases.actions.rating.call_back import call_back
from jianyan.cases.actions.rating.check_quality import check_quality
from jianyan.cases.actions.rating.close_rating import close_rating
from jianyan.cases.actions.rating.correct_rating import correct_rating
from jianyan.cases.actions.rating.count_ballots import count_ballots
from jianyan.cases.actions.rating.explain import explain
from jianyan.cases.actions.rating.hand_in_rating import hand_in_rating
from jianyan.cases.actions.rating.invite_rating import invite_rating
from jianyan.cases.actions.rating.order_redo import order_redo
from jianyan.cases.actions.rating.propose_rehandling import propose_rehandling
from jianyan.cases.actions.rating.rate import rate
from jianyan.cases.actions.rating.rate_co import rate_co
from jianyan.cases.actions.rating.record_meeting import record_meeting
from jianyan.cases.actions.rating.register_co_rating import register_co_rating
from jianyan.cases.actions.rating.register_rating import register_rating
from jianyan.cases.actions.rating.rehandle import rehandle
from jianyan.cases.actions.rating.settle import settle
from jianyan.cases.actions.replying.add_sealed_copy import add_sealed_copy
from jianyan.cases.actions.replying.answer_consultation import answer_consultation
from jianyan.cases.actions.replying.ask_office_review import ask_office_review
from jianyan.cases.actions.replying.check_draft import check_draft
from jianyan.cases.actions.replying.close_consultation import close_consultation
from jianyan.cases.actions.replying.consult_proposer import consult_proposer
from jianyan.cases.actions.replying.countersign import countersign
from jianyan.cases.actions.replying.deliver import deliver
from jianyan.cases.actions.replying.draft_reply import draft_reply
from jianyan.cases.actions.replying.endorse import endorse
from jianyan.cases.actions.replying.fail_office_review import fail_office_review
from jianyan.cases.actions.replying.issue import issue
from jianyan.cases.actions.replying.look_jointly import look_jointly
from jianyan.cases.actions.replying.pass_office_review import pass_office_review
from jianyan.cases.actions.replying.record_receipt import record_receipt
from jianyan.cases.actions.replying.replace_reply import replace_reply
from jianyan.cases.actions.replying.return_draft import return_draft
from jianyan.cases.actions.replying.send_copies import send_copies
from jianyan.cases.actions.replying.send_for_approval import send_for_approval
from jianyan.cases.actions.replying.sign_outside import sign_outside
from jianyan.cases.actions.reviewing.agree_to_handle import agree_to_handle
from jianyan.cases.actions.reviewing.consult_units import consult_units
from jianyan.cases.actions.reviewing.convert import convert
from jianyan.cases.actions.reviewing.correct import correct
from jianyan.cases.actions.reviewing.decline import decline
from jianyan.cases.actions.reviewing.fast_track import fast_track
from jianyan.cases.actions.reviewing.file import file
from jianyan.cases.actions.reviewing.give_review_opinion import give_review_opinion
from jianyan.cases.actions.reviewing.merge import merge
from jianyan.cases.actions.reviewing.name_reviewers import name_reviewers
from jianyan.cases.actions.reviewing.object_to_handling import object_to_handling
from jianyan.cases.actions.reviewing.record_opinion_outcome import record_opinion_outcome
from jianyan.cases.actions.reviewing.review import review
from jianyan.cases.actions.reviewing.send_back import send_back
from jianyan.cases.actions.reviewing.take_over import take_over
from jianyan.cases.actions.reviewing.unmerge import unmerge

__all__ = [
    "ACTIONS",
    "acknowledge",
    "add_co_handler",
    "add_sealed_copy",
    "adjust_split",
    "adopt",
    "agree_to_handle",
    "agree_withdrawal",
    "answer_consultation",
    "answer_objection",
    "ask_co_handler",
    "ask_office_review",
    "ask_withdrawal",
    "assign",
    "attach",
    "attach_paper",
    "call_back",
    "change_officer",
    "check_draft",
    "check_quality",
    "close_consultation",
    "close_rating",
    "commit",
    "conclude",
    "conclude_offline",
    "confirm_contact",
    "confirm_cosigning",
    "confirm_fulfilment",
    "consult_proposer",
    "consult_units",
    "convert",
    "correct",
    "correct_rating",
    "count_ballots",
    "countersign",
    "decline",
    "decline_cosigning",
    "deliver",
    "detach",
    "dispatch",
    "dispute_contact",
    "draft",
    "draft_reply",
    "endorse",
    "erase_file",
    "explain",
    "explain_interim",
    "fail_office_review",
    "fast_track",
    "file",
    "file_plan",
    "fulfil",
    "give_co_opinion",
    "give_review_opinion",
    "give_up",
    "grant_extension",
    "hand_down",
    "hand_in_rating",
    "import_history",
    "invite",
    "invite_rating",
    "issue",
    "keep_assignment",
    "log_activity",
    "look_jointly",
    "mark_key",
    "merge",
    "name_contact",
    "name_reviewers",
    "object_to_handling",
    "object_to_unit",
    "order_redo",
    "pass_office_review",
    "propose_rehandling",
    "propose_units",
    "publish",
    "raise_difference",
    "rate",
    "rate_co",
    "rate_fulfilment",
    "reassign",
    "recall",
    "reclassify",
    "record_contact",
    "record_meeting",
    "record_opinion_outcome",
    "record_receipt",
    "refer_difference",
    "refuse_co_handler",
    "refuse_extension",
    "refuse_fulfilment",
    "refuse_withdrawal",
    "register_co_rating",
    "register_rating",
    "rehandle",
    "remind",
    "reopen_promise",
    "replace_reply",
    "report_progress",
    "request_extension",
    "request_return",
    "restart_clock",
    "return_co_opinion",
    "return_draft",
    "review",
    "review_disclosure",
    "route",
    "send_back",
    "send_copies",
    "send_for_approval",
    "settle",
    "settle_difference",
    "settle_promise",
    "sign_outside",
    "sign_split",
    "stop_clock",
    "study_together",
    "submit",
    "submit_split",
    "take_back_split",
    "take_over",
    "unmark_key",
    "unmerge",
    "urge_co_opinions",
    "withdraw",
    "withhold",
]

ACTIONS: dict[str, Callable[..., Any]] = {
    action.__name__: action
    for action in (
        draft, invite, confirm_cosigning, decline_cosigning, ask_withdrawal, agree_withdrawal,
        refuse_withdrawal, attach, detach, submit, withdraw, attach_paper, erase_file,
        review, send_back, file, decline, convert, correct,
        draft, submit, withdraw, review, send_back, file, decline, convert, correct,
        name_reviewers, give_review_opinion, merge, unmerge, record_opinion_outcome, conclude_offline,
        fast_track, consult_units, agree_to_handle, object_to_handling,
        propose_units, submit_split, take_back_split, sign_split, adjust_split,
        assign, acknowledge, request_return, keep_assignment, reassign,
        record_contact, dispute_contact, confirm_contact, give_co_opinion, return_co_opinion,
        urge_co_opinions, raise_difference, refer_difference, settle_difference,
        route, file_plan, log_activity, explain_interim,
        object_to_unit, answer_objection, dispatch, hand_down,
        ask_co_handler, add_co_handler, refuse_co_handler, study_together,
        assign, acknowledge, change_officer, remind, request_return, keep_assignment, reassign,
        record_contact, dispute_contact, give_co_opinion,
        request_extension, grant_extension, refuse_extension, stop_clock, restart_clock,
        mark_key, unmark_key, check_draft, ask_office_review, pass_office_review, fail_office_review, look_jointly,
        consult_proposer, answer_consultation, close_consultation, record_receipt, send_copies,
        replace_reply, sign_outside, add_sealed_copy, draft_reply, send_for_approval, countersign, endorse, return_draft, issue, deliver,
        rate, register_rating, close_rating, rehandle, explain,
        draft_reply, send_for_approval, countersign, endorse, return_draft, issue, deliver,
        rate, correct_rating, invite_rating, hand_in_rating, register_rating, call_back, count_ballots,
        close_rating, rate_co, register_co_rating, propose_rehandling, rehandle, explain,
        record_meeting, settle, check_quality, order_redo, reclassify, name_contact,
        commit, report_progress, fulfil, confirm_fulfilment, refuse_fulfilment, give_up,
        rate_fulfilment, reopen_promise, settle_promise,
        adopt, conclude, review_disclosure, withhold, publish, recall, import_history,
        take_over,
    )
}  # fmt: skip
