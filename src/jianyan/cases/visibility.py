"""可见范围 — who may see what: the one function behind every list, page, search, export and notice."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q

from jianyan.cases.approval import joint_look_asked
from jianyan.cases.consulting import open_consultation
from jianyan.cases.dossier import Dossier
from jianyan.cases.file_sight import OPENS
from jianyan.cases.models import (
    Assignment,
    Case,
    File,
    FileKind,
    FurtherRating,
    Inquiry,
    Invitation,
    Part,
    Rating,
    Round,
    Signatory,
)
from jianyan.cases.scope import (
    asked,
    colleagues_of,
    groups_of,
    sections_of,
    tasks_of,
    units_of,
)
from jianyan.cases.states import AssignmentState, CaseState, RoundState
from jianyan.cases.unmasking import knows_name
from jianyan.people.models import Proposer
from jianyan.people.rights import NOBODY, Actor, Right

_JUDGED = {RoundState.RATED, RoundState.DISSATISFIED, RoundState.ESCALATED}
# what was never sent stays the proposers' alone, also after it was withdrawn; what came back to be
# written anew stays the office's to know of, while its co-signers are asked again too
UNSENT = Q(submitted_on=None)
# while nothing is assigned, a unit that is asked may read what it is asked about
CONSULTED = {CaseState.SUBMITTED, CaseState.IN_REVIEW, CaseState.FILED}
_UNSEEN_DRAFTS = {
    RoundState.DRAFTING,
    RoundState.IN_APPROVAL,
    RoundState.APPROVED,
    RoundState.OFFICE_REVIEW,
    RoundState.ISSUED,
}


def visible(actor: Actor) -> Q:
    """The cases that this person may know of, as a condition on Case. No grant, no case.

    A draft that was not sent is the proposers' alone, whoever administers (practice.md 2).
    """
    parties = Q(office_id__in=actor.offices | actor.watched) | Q(hub_id__in=actor.hubs)
    if actor.hubs:
        parties |= Q(merged_into__hub_id__in=actor.hubs)
    if actor.staffed:
        work = Assignment.objects.filter(tasks_of(actor)).exclude(state=AssignmentState.RELEASED)
        parties |= Q(Exists(work.filter(case=OuterRef("merged_into_id"))))
        parties |= Q(Exists(work.filter(case=OuterRef("pk"))))
    if actor.units:
        asked = Inquiry.objects.filter(case=OuterRef("pk"), unit_id__in=actor.units)
        parties |= Q(Exists(asked), state__in=CONSULTED)
    for office, group in actor.groups:
        parties |= Q(signed_in_group(OuterRef("pk"), office, group), office_id=office)
    seen = parties & ~UNSENT
    if actor.proposers:
        own = Signatory.objects.filter(case=OuterRef("pk"), proposer_id__in=actor.proposers)
        seen |= Q(Exists(own))
    return seen


def incoming(actor: Actor) -> Q:
    """The documents that came in and are no case yet: only who keys in for their office sees them."""
    return Q(office_id__in=actor.reach.get(Right.KEY_IN, NOBODY).offices)


def invited(actor: Actor) -> Q:
    """Texts that wait for co-signers and that this person may read to answer: the frozen text alone."""
    asked = Invitation.objects.filter(case=OuterRef("pk"), proposer_id__in=actor.proposers)
    place = Proposer.objects.filter(
        pk__in=actor.proposers, kind__in=("deputy", "member"), seats__status="sitting"
    )
    is_open = Q(allow_co_sign=True, office_id__in=place.values("office_id"))
    may = Q(Exists(asked.exclude(answer=Invitation.DECLINED))) | is_open
    own = Signatory.objects.filter(case=OuterRef("pk"), proposer_id__in=actor.proposers)
    return Q(state=CaseState.COSIGNING) & may & ~Q(Exists(own))


def was_sent(case: Case) -> bool:
    """The same as UNSENT denies, of a case in hand."""
    return case.submitted_on is not None


def signed_in_group(case: OuterRef, office: int, group: str) -> Exists:
    """Whether somebody of this delegation or sector, in the term of the case's session, signed."""
    return Exists(
        Signatory.objects.filter(
            case=case,
            proposer__seats__group=group,
            proposer__seats__term__office=office,
            proposer__seats__term__number=F("case__session__term"),
        )
    )


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
    signed: bool = True  # as proposer of this very text, not of one merged into it
    as_watcher: bool = False  # a committee or leader who looks on, of the office's own side
    as_delegation: bool = False  # the staff of the proposers' own delegation
    knows_name: bool = True  # a name kept back was looked up today, with a reason (S59)
    as_invitee: bool = False  # asked to co-sign: reads the frozen text with its attachments

    @property
    def nothing(self) -> bool:
        return not (self.as_proposer or self.as_delegation or self.as_staff)

    @property
    def as_staff(self) -> bool:
        """Who reads how a case is handled; a delegation reads only what its proposers may."""
        return self.as_office or self.as_hub or self.as_watcher or bool(self.units)

    def reply(self, reply: Round) -> bool:
        """A reply not yet delivered is inside its unit alone; the hub may look at it too, and in
        pre-review the receiving office where the rule has it look jointly."""
        if reply.state not in _UNSEEN_DRAFTS:
            return True
        writing = (
            work.unit_id
            for work in reply.dossier.assignments
            if reply.assignment_no in {work.no, work.for_no} and work.is_open
        )
        joint = reply.state == RoundState.OFFICE_REVIEW and joint_look_asked(reply)
        return self.as_hub or (self.as_office and joint) or not self.units.isdisjoint(writing)

    def consulted(self, reply: Round) -> bool:
        """A draft that its proposer is asked about: that version alone, while the question is open."""
        asked = open_consultation(reply) is not None
        return self.reply(reply) or (self.as_proposer and asked)

    @property
    def contacts(self) -> bool:
        """What was spoken of with the proposer: theirs and the handlers' to read."""
        return self.as_staff or self.as_proposer

    def co_opinion(self) -> bool:
        """Process information: the units and the offices, never the proposer."""
        return self.as_staff

    def asking(self, unit: int) -> bool:
        """What a unit is asked before assignment is between it and the office."""
        return self.as_office or self.as_hub or unit in self.units

    def promise(self, dossier: Dossier, assignment_no: int, round_no: int | None) -> bool:
        """A promise belongs to its reply: the unit's and the hub's alone until that is delivered."""
        if self.as_hub or dossier.get(Assignment, assignment_no).unit_id in self.units:
            return True
        replies = [r for r in dossier.rounds if r.assignment_no == assignment_no]
        return any(r.delivered_on for r in replies if round_no in (None, r.no))

    def rating(self, rating: Rating) -> bool:
        """The proposer and the receiving side at once; other staff after the window; no delegation."""
        if self.as_proposer or self.as_office or self.as_watcher:
            return True
        if not self.as_staff:
            return False
        reply = rating.dossier.get(Round, rating.round_no)
        return reply.feedback_due_on is None or self.today > reply.feedback_due_on

    def file(self, file: File) -> bool:
        """By the kind of file; what was taken out or erased opens to nobody."""
        if self.as_invitee and self.nothing:
            return file.is_there and file.kind == FileKind.ATTACHMENT
        return file.is_there and not self.nothing and OPENS[FileKind(file.kind)](self, file)

    def inside(self, file: File) -> bool:
        """Papers of the house: the unit they belong to (of the case: all units) and its hub."""
        part = file.dossier.part_if(file.about)
        units = units_of(part) if part is not None else set()
        return self.as_hub or not self.units.isdisjoint(units)

    def further(self, rating: FurtherRating) -> bool:
        """A co-handling unit's rating and that of a promise, kept from units as long (S39)."""
        if self.as_proposer or self.as_office:
            return True
        return rating.window_until is None or self.today > rating.window_until

    def names(self, case: Case) -> bool:
        """Who wrote it; a name kept back opens to the receiving office alone, for a reason (S59)."""
        own = self.as_proposer and self.signed
        return not case.confidential or own or (self.as_office and self.knows_name)


def sight(actor: Actor, case: Case, today: date) -> Sight:
    """What this person sees of this case today."""
    dossier = case.dossier
    sent = was_sent(case)
    as_hub, units = case.hub_id in actor.hubs, _units_through(actor, case)
    if case.merged_into_id and (actor.staffed or actor.hubs):
        as_hub, units = _of_the_whole(case.merged_into_id, actor)
    mine = [s for s in dossier.signatories if s.proposer_id in actor.proposers]
    as_office = sent and case.office_id in actor.offices
    return Sight(
        as_proposer=bool(mine),
        signed=any(s.via_id is None for s in mine),
        as_office=as_office,
        knows_name=not (case.confidential and as_office) or knows_name(actor.id, case.pk, today),
        as_hub=sent and as_hub,
        units=units if sent else frozenset(),
        today=today,
        as_watcher=sent and case.office_id in actor.watched,
        as_delegation=sent and bool(actor.groups) and bool(actor.groups & groups_of(case)),
        as_invitee=_is_invited(actor, case),
    )


def _units_through(actor: Actor, case: Case) -> frozenset[int]:
    """The units at work, or asked before, that this person is of: wholly, or by a section named."""
    dossier = case.dossier
    at_work = {a.unit_id for a in dossier.assignments if a.state != AssignmentState.RELEASED}
    asked = {i.unit_id for i in dossier.rows(Inquiry)} if case.state in CONSULTED else set()
    given = actor.sections & sections_of(case, at_work) if actor.sections else ()
    return (actor.units & (at_work | asked)) | {unit for unit, _ in given}


def _of_the_whole(whole: int, actor: Actor) -> tuple[bool, frozenset[int]]:
    """Who handles the case into which this one was merged reads this one's text too. Two queries."""
    tasks = Assignment.objects.filter(tasks_of(actor), case=whole)
    mine = tasks.exclude(state=AssignmentState.RELEASED).values_list("unit_id", flat=True)
    is_hub = Case.objects.filter(pk=whole, hub_id__in=actor.hubs).exists()
    return is_hub, frozenset(mine)


def _is_invited(actor: Actor, case: Case) -> bool:
    """Asked to co-sign a text that is not sent, or free to join."""
    if case.state != CaseState.COSIGNING or not actor.proposers:
        return False
    return not actor.proposers.isdisjoint(asked(case) | colleagues_of(case))


def seen_state(part: Part | Case, view: Sight) -> str:
    """The state as this person may know it: a rating that is still closed shows as awaited."""
    if isinstance(part, Round) and part.state in _JUDGED:
        rated = [r for r in part.dossier.ratings if r.round_no == part.no]
        if not all(view.rating(r) for r in rated):
            return RoundState.DELIVERED
    return part.state


def standing(part: Part | Case, actor: Actor, today: date) -> str:
    """The same for somebody who acts; what a table offers must not tell what a page keeps back."""
    if isinstance(part, Round) and part.state in _JUDGED:
        return seen_state(part, sight(actor, part.dossier.case, today))
    return part.state
