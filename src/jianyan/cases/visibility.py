"""可见范围 — who may see what: the one function behind every list, page, search, export and notice."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from jianyan.cases.dossier import Dossier
from jianyan.cases.models import Assignment, Case, Part, Rating, Round, Signatory
from jianyan.cases.states import AssignmentState, CaseState, RoundState
from jianyan.people.rights import NOBODY, Actor, Right

UNSENT = {CaseState.DRAFT}
_UNSEEN_DRAFTS = {
    RoundState.DRAFTING,
    RoundState.IN_APPROVAL,
    RoundState.APPROVED,
    RoundState.ISSUED,
}


def visible(actor: Actor) -> Q:
    """The cases that this person may know of, as a condition on Case. No grant, no case.

    A draft that was not sent is the proposers' alone, whoever administers (practice.md 2).
    """
    parties = Q(office_id__in=actor.offices) | Q(hub_id__in=actor.hubs)
    if actor.units:
        tasks = Assignment.objects.filter(case=OuterRef("pk"), unit_id__in=actor.units)
        parties |= Q(Exists(tasks.exclude(state=AssignmentState.RELEASED)))
    seen = parties & ~Q(state__in=UNSENT)
    if actor.proposers:
        own = Signatory.objects.filter(case=OuterRef("pk"), proposer_id__in=actor.proposers)
        seen |= Q(Exists(own))
    return seen


def incoming(actor: Actor) -> Q:
    """The documents that came in and are no case yet: only who keys in for their office sees them."""
    return Q(office_id__in=actor.reach.get(Right.KEY_IN, NOBODY).offices)


def may_see(actor: Actor, case_id: int) -> bool:
    return Case.objects.filter(visible(actor), pk=case_id).exists()


@dataclass(frozen=True, slots=True)
class Sight:
    """In which capacities somebody looks at one case, and what of it that opens to them."""

    as_proposer: bool
    as_office: bool
    as_hub: bool
    units: frozenset[int]
    today: date

    @property
    def nothing(self) -> bool:
        return not (self.as_proposer or self.as_office or self.as_hub or self.units)

    @property
    def as_staff(self) -> bool:
        return self.as_office or self.as_hub or bool(self.units)

    def reply(self, reply: Round) -> bool:
        """A reply not yet delivered is inside its unit alone; the hub may look at it too."""
        if reply.state not in _UNSEEN_DRAFTS:
            return True
        work = reply.dossier.get(Assignment, reply.assignment_no)
        return work.unit_id in self.units or self.as_hub

    def co_opinion(self) -> bool:
        """Process information: the units and the government office, never the proposer."""
        return self.as_hub or self.as_office or bool(self.units)

    def promise(self, dossier: Dossier, assignment_no: int, round_no: int | None) -> bool:
        """A promise belongs to its reply: the unit's and the hub's alone until that is delivered."""
        if self.as_hub or dossier.get(Assignment, assignment_no).unit_id in self.units:
            return True
        replies = [r for r in dossier.rounds if r.assignment_no == assignment_no]
        return any(r.delivered_on for r in replies if round_no in (None, r.no))

    def rating(self, rating: Rating) -> bool:
        """The proposer and the receiving office at once; everybody else after the window closed."""
        if self.as_proposer or self.as_office:
            return True
        reply = rating.dossier.get(Round, rating.round_no)
        return reply.feedback_due_on is None or self.today > reply.feedback_due_on

    def names(self, case: Case) -> bool:
        """Who wrote it; hidden from units where the proposer asked for confidentiality (S59)."""
        return not case.confidential or self.as_proposer or self.as_office


def sight(actor: Actor, case: Case, today: date) -> Sight:
    """What this person sees of this case today."""
    dossier = case.dossier
    sent = case.state not in UNSENT
    at_work = {a.unit_id for a in dossier.assignments if a.state != AssignmentState.RELEASED}
    return Sight(
        as_proposer=any(s.proposer_id in actor.proposers for s in dossier.signatories),
        as_office=sent and case.office_id in actor.offices,
        as_hub=sent and case.hub_id in actor.hubs,
        units=frozenset(actor.units & at_work) if sent else frozenset(),
        today=today,
    )


def seen_state(part: Part | Case, view: Sight) -> str:
    """The state as this person may know it: a rating that is still closed shows as awaited."""
    closed = {RoundState.RATED, RoundState.DISSATISFIED}
    if isinstance(part, Round) and part.state in closed:
        rated = [r for r in part.dossier.ratings if r.round_no == part.no]
        if not all(view.rating(r) for r in rated):
            return RoundState.DELIVERED
    return part.state
