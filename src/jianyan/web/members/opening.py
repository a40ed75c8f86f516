"""打开我的件 — one own case for a page, what the table of moves opens to its proposer, and refusals said."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from jianyan import doors
from jianyan.cases import workflow
from jianyan.cases.facts import By
from jianyan.cases.queries.case_page import case_page
from jianyan.cases.queries.sheet import CaseSheet, ContactShown, PromiseShown, ReplyShown
from jianyan.cases.refusal import Refused
from jianyan.cases.states import UNSENT, CaseState, CommitmentState
from jianyan.rules import packs
from jianyan.web.members.frame import proposer
from jianyan.web.members.reading import speaks

_SENT_OFF = frozenset({CaseState.ASSIGNED, CaseState.HANDLING})


@dataclass(frozen=True, slots=True)
class Own:
    """An own case, and in which place its reader signed it."""

    case: CaseSheet
    by: By
    leads: bool
    joined: bool = False  # leads a case that was merged into this one

    @property
    def speaks(self) -> bool:
        """Whether this person speaks for all who signed."""
        return speaks(self.case.rules, leads=self.leads or self.joined)

    @property
    def is_joint(self) -> bool:
        return sum(1 for one in self.case.proposers if not one.came_merged) > 1

    def is_open(self, move: str, state: str) -> bool:
        """Whether the table of moves lets a proposer of this case make the move from this state."""
        row = workflow.MOVES[move]
        mine = [person.id for person in self.case.proposers]
        return state in row.sources and self.by.actor.may(row.right, proposers=mine)

    def may_write(self) -> bool:
        """Where others signed or were asked, another text is put to them anew (S01)."""
        return self.leads and self.is_open("draft", self.case.state)

    @property
    def asks_again(self) -> bool:
        """Whether a change of the text voids what others confirmed."""
        return self.is_joint or any(one.answer != "declined" for one in self.case.invited)

    def may_invite(self) -> bool:
        return self.leads and self.is_open("invite", self.case.state)

    def may_ask_withdrawal(self) -> bool:
        """Where the rule wants the consent of all who signed (S03)."""
        wants_all = packs.load(self.case.rules).withdraw_joint == "all"
        asked = self.case.withdraw_asked_on is not None
        is_open = self.leads and self.is_open("ask_withdrawal", self.case.state)
        return is_open and wants_all and self.is_joint and not asked and self._in_time()

    def may_answer_withdrawal(self) -> bool:
        """Whether this person was asked and has not agreed yet."""
        mine = [p for p in self.case.proposers if p.id in self.by.actor.proposers]
        asked = self.case.withdraw_asked_on is not None
        return asked and self._is_before_reply() and any(not p.withdraw_agreed_on for p in mine)

    def _is_before_reply(self) -> bool:
        return self.is_open("agree_withdrawal", self.case.state)

    def _in_time(self) -> bool:
        pack = packs.load(self.case.rules)
        too_late = pack.withdraw_until in {"submitted", "filed", "assigned"}
        return not (self.case.state in _SENT_OFF and too_late)

    def may_withdraw(self) -> bool:
        if not self.leads or not self.is_open("withdraw", self.case.state):
            return False
        if self.case.deciding.merged:
            return False
        wants_all = packs.load(self.case.rules).withdraw_joint == "all"
        if self.is_joint and wants_all and self.case.state not in UNSENT:
            return False
        return self._in_time()

    def may_object(self) -> bool:
        """One objection at a time; the next when the office has answered (S15)."""
        asked = self.case.deciding
        waits = asked.objected_on is not None and asked.answered_on is None
        mine = self.leads or self.joined
        return mine and not waits and self.is_open("object_to_unit", self.case.state)

    def may_correct(self, reply: ReplyShown) -> bool:
        """A rating of one's own, inside the window (S38)."""
        own = any(one.proposer in self.by.actor.proposers for one in reply.ratings)
        return own and reply.may_correct and self.is_open("correct_rating", reply.state)

    def rates(self, promise: PromiseShown) -> bool:
        """Whether the rule has it rated, and the unit says it is kept or its day has passed."""
        is_due = promise.due_on is not None and self.by.on > promise.due_on
        said = promise.state == CommitmentState.DONE_CLAIMED or is_due
        open_now = self.speaks and self.is_open("rate_fulfilment", promise.state)
        return open_now and said and packs.load(self.case.rules).fulfilment_rated

    def may_judge(self, promise: PromiseShown) -> bool:
        return self.rates(promise) or (
            self.speaks and self.is_open("confirm_fulfilment", promise.state)
        )

    def may_confirm(self, contact: ContactShown) -> bool:
        waits = contact.confirmed_on is None and contact.disputed_on is None
        return waits and self.is_open("confirm_contact", self.case.state)

    def may_dispute(self, contact: ContactShown) -> bool:
        return contact.disputed_on is None and self.is_open("dispute_contact", self.case.state)


def own(request: HttpRequest, case_id: int) -> Own:
    """The case as its proposer sees it; nobody else's is there at all."""
    by = proposer(request)
    case = case_page(by=by, case_id=case_id)
    if case is None:
        raise Http404
    here = [one for one in case.proposers if one.id in by.actor.proposers]
    mine = [one for one in here if one.is_lead or one.speaks]
    leads = any(one.speaks for one in mine)
    return Own(case, by, leads, joined=bool(mine) and not leads)


def turned_away(request: HttpRequest, case_id: int, refusal: Refused) -> HttpResponse:
    """Back to the case, which says why."""
    messages.warning(request, doors.sentence(refusal))
    return redirect("members:case", case_id)
