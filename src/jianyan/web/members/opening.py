"""打开我的件 — one own case for a page, what the table of moves opens to its proposer, and refusals said."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from jianyan import doors
from jianyan.cases import workflow
from jianyan.cases.facts import By
from jianyan.cases.queries.case_page import case_page
from jianyan.cases.queries.sheet import CaseSheet, ContactShown, PromiseShown
from jianyan.cases.refusal import Refused
from jianyan.cases.states import CaseState
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

    @property
    def speaks(self) -> bool:
        """Whether this person speaks for all who signed."""
        return speaks(self.case.rules, leads=self.leads)

    @property
    def is_joint(self) -> bool:
        return len(self.case.proposers) > 1

    def is_open(self, move: str, state: str) -> bool:
        """Whether the table of moves lets a proposer of this case make the move from this state."""
        row = workflow.MOVES[move]
        mine = [person.id for person in self.case.proposers]
        return state in row.sources and self.by.actor.may(row.right, proposers=mine)

    def may_write(self) -> bool:
        """A joint text is not changed here: the co-signers would have to agree to it anew (S01)."""
        return self.leads and not self.is_joint and self.is_open("draft", self.case.state)

    def may_withdraw(self) -> bool:
        if not self.leads or not self.is_open("withdraw", self.case.state):
            return False
        pack = packs.load(self.case.rules)
        if self.is_joint and pack.withdraw_joint == "all":
            return False
        too_late = pack.withdraw_until in {"submitted", "filed", "assigned"}
        return not (self.case.state in _SENT_OFF and too_late)

    def may_judge(self, promise: PromiseShown) -> bool:
        return self.speaks and self.is_open("confirm_fulfilment", promise.state)

    def may_dispute(self, contact: ContactShown) -> bool:
        return contact.disputed_on is None and self.is_open("dispute_contact", self.case.state)


def own(request: HttpRequest, case_id: int) -> Own:
    """The case as its proposer sees it; nobody else's is there at all."""
    by = proposer(request)
    case = case_page(by=by, case_id=case_id)
    if case is None:
        raise Http404
    leads = any(one.is_lead and one.id in by.actor.proposers for one in case.proposers)
    return Own(case, by, leads)


def turned_away(request: HttpRequest, case_id: int, refusal: Refused) -> HttpResponse:
    """Back to the case, which says why."""
    messages.warning(request, doors.sentence(refusal))
    return redirect("members:case", case_id)
