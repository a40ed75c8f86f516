"""The verbs of the business: one verb, one file. This is the table of contents."""

from collections.abc import Callable
from typing import Any

from jianyan.cases.actions.afterwards.adopt import adopt
from jianyan.cases.actions.afterwards.commit import commit
from jianyan.cases.actions.afterwards.conclude import conclude
from jianyan.cases.actions.afterwards.confirm_fulfilment import confirm_fulfilment
from jianyan.cases.actions.afterwards.fulfil import fulfil
from jianyan.cases.actions.afterwards.give_up import give_up
from jianyan.cases.actions.afterwards.import_history import import_history
from jianyan.cases.actions.afterwards.publish import publish
from jianyan.cases.actions.afterwards.recall import recall
from jianyan.cases.actions.afterwards.refuse_fulfilment import refuse_fulfilment
from jianyan.cases.actions.afterwards.report_progress import report_progress
from jianyan.cases.actions.afterwards.review_disclosure import review_disclosure
from jianyan.cases.actions.afterwards.withhold import withhold
from jianyan.cases.actions.assigning.acknowledge import acknowledge
from jianyan.cases.actions.assigning.assign import assign
from jianyan.cases.actions.assigning.keep_assignment import keep_assignment
from jianyan.cases.actions.assigning.reassign import reassign
from jianyan.cases.actions.assigning.request_return import request_return
from jianyan.cases.actions.handling.dispute_contact import dispute_contact
from jianyan.cases.actions.handling.give_co_opinion import give_co_opinion
from jianyan.cases.actions.handling.grant_extension import grant_extension
from jianyan.cases.actions.handling.record_contact import record_contact
from jianyan.cases.actions.handling.refuse_extension import refuse_extension
from jianyan.cases.actions.handling.request_extension import request_extension
from jianyan.cases.actions.handling.restart_clock import restart_clock
from jianyan.cases.actions.handling.stop_clock import stop_clock
from jianyan.cases.actions.raising.draft import draft
from jianyan.cases.actions.raising.submit import submit
from jianyan.cases.actions.raising.withdraw import withdraw
from jianyan.cases.actions.rating.close_rating import close_rating
from jianyan.cases.actions.rating.explain import explain
from jianyan.cases.actions.rating.rate import rate
from jianyan.cases.actions.rating.register_rating import register_rating
from jianyan.cases.actions.rating.rehandle import rehandle
from jianyan.cases.actions.replying.countersign import countersign
from jianyan.cases.actions.replying.deliver import deliver
from jianyan.cases.actions.replying.draft_reply import draft_reply
from jianyan.cases.actions.replying.endorse import endorse
from jianyan.cases.actions.replying.issue import issue
from jianyan.cases.actions.replying.return_draft import return_draft
from jianyan.cases.actions.replying.send_for_approval import send_for_approval
from jianyan.cases.actions.reviewing.convert import convert
from jianyan.cases.actions.reviewing.correct import correct
from jianyan.cases.actions.reviewing.decline import decline
from jianyan.cases.actions.reviewing.file import file
from jianyan.cases.actions.reviewing.review import review
from jianyan.cases.actions.reviewing.send_back import send_back

__all__ = [
    "ACTIONS",
    "acknowledge",
    "adopt",
    "assign",
    "close_rating",
    "commit",
    "conclude",
    "confirm_fulfilment",
    "convert",
    "correct",
    "countersign",
    "decline",
    "deliver",
    "dispute_contact",
    "draft",
    "draft_reply",
    "endorse",
    "explain",
    "file",
    "fulfil",
    "give_co_opinion",
    "give_up",
    "grant_extension",
    "import_history",
    "issue",
    "keep_assignment",
    "publish",
    "rate",
    "reassign",
    "recall",
    "record_contact",
    "refuse_extension",
    "refuse_fulfilment",
    "register_rating",
    "rehandle",
    "report_progress",
    "request_extension",
    "request_return",
    "restart_clock",
    "return_draft",
    "review",
    "review_disclosure",
    "send_back",
    "send_for_approval",
    "stop_clock",
    "submit",
    "withdraw",
    "withhold",
]

ACTIONS: dict[str, Callable[..., Any]] = {
    action.__name__: action
    for action in (
        draft, submit, withdraw, review, send_back, file, decline, convert, correct,
        assign, acknowledge, request_return, keep_assignment, reassign,
        record_contact, dispute_contact, give_co_opinion,
        request_extension, grant_extension, refuse_extension, stop_clock, restart_clock,
        draft_reply, send_for_approval, countersign, endorse, return_draft, issue, deliver,
        rate, register_rating, close_rating, rehandle, explain,
        commit, report_progress, fulfil, confirm_fulfilment, refuse_fulfilment, give_up,
        adopt, conclude, review_disclosure, withhold, publish, recall, import_history,
    )
}  # fmt: skip
