"""The first projection, continued: co-opinions sent back, differences, routing, plans, research."""

from jianyan.cases import events as e
from jianyan.cases.facts import Fact
from jianyan.cases.models import Activity, Assignment, Contact, Difference, Routing
from jianyan.cases.state import change, part_of

# what counts as a contact with those who were there
MODE_OF = {"research": "visit", "seminar": "seminar", "site_visit": "visit"}


@change.register
def _(event: e.CoOpinionReturned, fact: Fact) -> None:
    work = part_of(fact)
    work.co_returns += 1
    work.co_return_reason_no = event.reason.no
    work.co_opinion_on = None


@change.register
def _(event: e.CoOpinionsUrged, fact: Fact) -> None:
    for work in fact.dossier.assignments:
        if work.unit_id in event.units and work.is_open:
            work.urges += 1
            work.urged_on = fact.by.on
            fact.dossier.touch(work)


@change.register
def _(event: e.DifferenceRaised, fact: Fact) -> None:
    fact.dossier.add(
        Difference(
            no=fact.dossier.next_no(Difference),
            assignment_no=part_of(fact).no,
            stage="office",
            units=list(event.units),
            question_no=event.question.no,
            minutes_no=event.minutes.no if event.minutes else None,
            raised_on=fact.by.on,
        )
    )


@change.register
def _(event: e.DifferenceReferred, fact: Fact) -> None:
    found = fact.dossier.get(Difference, event.difference)
    found.stage, found.leader = "leader", event.leader
    found.minutes_no = event.minutes.no
    fact.dossier.touch(found)


@change.register
def _(event: e.DifferenceSettled, fact: Fact) -> None:
    found = fact.dossier.get(Difference, event.difference)
    found.stage, found.settled_on = "settled", fact.by.on
    found.result_no = event.result.no
    found.leader = event.leader or found.leader
    found.minutes_no = event.minutes.no if event.minutes else found.minutes_no
    fact.dossier.touch(found)


@change.register
def _(event: e.Routed, fact: Fact) -> None:
    work, dossier = part_of(fact), fact.dossier
    for old in [r for r in dossier.rows(Routing) if r.assignment_no == work.no]:
        dossier.remove(old)
    for no, duty in enumerate(event.duties, start=1):
        dossier.add(
            Routing(
                assignment_no=work.no,
                no=no,
                point_no=duty.point,
                section_id=duty.section,
                officer=duty.officer,
                unit_id=duty.unit,
                due_on=duty.due_on,
                note_no=duty.note.no if duty.note else None,
                routed_on=fact.by.on,
            )
        )


@change.register
def _(event: e.PlanFiled, fact: Fact) -> None:
    work = part_of(fact)
    work.plan_no, work.planned_on = event.plan.no, fact.by.on


@change.register
def _(event: e.InterimExplained, fact: Fact) -> None:
    work = part_of(fact)
    work.interim_no, work.interim_on = event.text.no, fact.by.on


@change.register
def _(event: e.ActivityLogged, fact: Fact) -> None:
    work, dossier = part_of(fact), fact.dossier
    note = event.note.no if event.note else None
    dossier.add(
        Activity(
            no=dossier.next_no(Activity),
            assignment_no=work.no,
            kind=event.kind,
            held_on=event.held_on,
            place=event.place,
            invited=list(event.invited),
            present=list(event.present),
            note_no=note,
        )
    )
    if event.present:  # it is a contact too; nothing is entered twice
        _add_contact(fact, work, event, note)


def _add_contact(fact: Fact, work: Assignment, event: e.ActivityLogged, note: int | None) -> None:
    work.contacts += 1
    stage = "after" if work.replied_on else "during"
    fact.dossier.add(
        Contact(
            no=fact.dossier.next_no(Contact),
            assignment_no=work.no,
            stage=stage,
            mode=MODE_OF[event.kind],
            contacted_on=event.held_on,
            note_no=note,
            proposers=list(event.present),
        )
    )


@change.register
def _(event: e.ContactConfirmed, fact: Fact) -> None:
    """What was disputed and is cleared up counts again."""
    contact = fact.dossier.get(Contact, event.contact)
    if contact.disputed_on is not None:
        work = fact.dossier.get(Assignment, contact.assignment_no)
        work.contacts += 1
        fact.dossier.touch(work)
    contact.confirmed_on, contact.disputed_on = fact.by.on, None
    fact.dossier.touch(contact)
