"""打开一件 — one case as somebody may see it: its dossier, texts and the names in it, read set by set."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from jianyan.cases.dossier import Batch, Dossier
from jianyan.cases.models import (
    Approval,
    Case,
    Consultation,
    Dispute,
    Inquiry,
    ProposedShare,
    ReviewOpinion,
    Routing,
    Text,
)
from jianyan.cases.visibility import Sight, sight, visible
from jianyan.people.models import Proposer, Seat, Section, Unit, User
from jianyan.people.rights import Actor

# of these only the version in force is read; a case may have many
_VERSIONED = (
    "reply",
    "response",
    "point",
    "situation",
    "original",
    "title",
    "analysis",
    "no_publish_reason",
    "contact_wish",
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A case somebody looks at. Nothing in it is checked against `view` yet."""

    case: Case
    dossier: Dossier
    view: Sight
    texts: dict[int, Text]
    units: dict[int, Unit]
    proposers: dict[int, Proposer]
    groups: dict[int, str]
    sections: dict[int, Section]  # of the units at work
    people: dict[int, str]  # who passed a step of the chain, who reviews
    others: dict[int, str]  # numbers of the cases that a merge names

    def said(self, no: int | None) -> str:
        found = self.texts.get(no) if no else None
        return found.body if found else ""

    def unit(self, pk: int | None) -> str:
        return self.units[pk].short_name if pk in self.units else ""

    def section(self, pk: int | None) -> str:
        return self.sections[pk].name if pk in self.sections else ""

    def proposer(self, pk: int) -> str:
        """The name of a proposer, empty where it is kept from this person (S59)."""
        return self.proposers[pk].name if self.view.names(self.case) else ""

    def other(self, pk: int | None) -> str:
        """Another case by its number, or by its permanent id."""
        return self.others.get(pk or 0) or f"J{pk}"

    def person(self, pk: int) -> str:
        return self.people.get(pk, "")

    def is_told_of_asking(self, unit: int) -> bool:
        return self.view.asking(unit)

    def promise_is_told(self, assignment_no: int, round_no: int | None) -> bool:
        return self.view.promise(self.dossier, assignment_no, round_no)


def opened(actor: Actor, today: date, case_id: int) -> Opened | None:
    """The case with everything that a page says of it; None where it is not theirs to see."""
    related = ("office", "session", "hub", "lead_unit")
    case = Case.objects.select_related(*related).filter(visible(actor), pk=case_id).first()
    if case is None:
        return None
    dossier = Batch([case]).dossiers[case.pk]
    people = [one.proposer_id for one in dossier.signatories]
    people += [one.proposer_id for one in dossier.invitations]
    proposers = Proposer.objects.in_bulk(people)
    seats = Seat.objects.filter(
        proposer_id__in=proposers, term__office=case.office, term__number=case.session.term or 0
    )
    at_work = [work.unit_id for work in dossier.assignments]
    return Opened(
        case,
        dossier,
        sight(actor, case, today),
        _texts(dossier),
        Unit.objects.in_bulk(list(_unit_ids(dossier))),
        proposers,
        dict(seats.values_list("proposer_id", "group")),
        {row.pk: row for row in Section.objects.filter(unit_id__in=at_work)},
        _people(dossier),
        dict(Case.objects.filter(pk__in=_linked(dossier)).values_list("pk", "number")),
    )


def find(actor: Actor, *, office: str, session: str, number: str) -> int | None:
    """The id behind OFFICE/SESSION/NUMBER, where this person may see it."""
    found = Case.objects.filter(
        visible(actor), office__key=office, session__key=session, number=number
    )
    return found.values_list("pk", flat=True).first()


def _people(dossier: Dossier) -> dict[int, str]:
    """Names of those who passed a step or review. One query, where there are any."""
    ids = {one.user_id for one in dossier.rows(Approval)}
    ids |= {one.reviewer_id for one in dossier.rows(ReviewOpinion)}
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "name")) if ids else {}


def _unit_ids(dossier: Dossier) -> Iterator[int]:
    for work in dossier.assignments:
        yield from (pk for pk in (work.unit_id, work.return_unit_id) if pk)
        yield from (pk for pk in (work.co_unit_id,) if pk)
    yield from (row.unit_id for row in dossier.rows(Routing) if row.unit_id)
    yield from (promise.unit_id for promise in dossier.commitments)
    yield from (share.unit_id for share in dossier.rows(ProposedShare))
    for asked in dossier.rows(Inquiry):
        yield from (pk for pk in (asked.unit_id, asked.suggested_id) if pk)
    for row in dossier.rows(Dispute):
        yield from (pk for pk in (row.unit_id, row.suggested_id, row.to_unit_id) if pk)
    yield from (adoption.unit_id for adoption in dossier.adoptions)


def _linked(dossier: Dossier) -> set[int]:
    """Cases that this one is merged with, or that a reviewer would merge it with."""
    named = {s.via_id for s in dossier.signatories} | {dossier.case.merged_into_id}
    named |= {pk for work in dossier.assignments for pk in work.together}
    named |= {row.other_id for row in dossier.rows(ReviewOpinion)}
    return {pk for pk in named if pk}


def _texts(dossier: Dossier) -> dict[int, Text]:
    current = Q(no__in=[no for no in _current(dossier) if no])
    rows = Text.objects.filter(~Q(kind__in=_VERSIONED) | current, case_id=dossier.case.pk)
    found = {row.no: row for row in rows}
    for row in found.values():
        dossier.remember(row.no, row.body)
    return found


def _current(dossier: Dossier) -> Iterable[int | None]:
    case = dossier.case
    yield from (case.situation_no, case.original_no, case.analysis_no)
    yield from (case.no_publish_no, case.contact_wish_no)
    yield from (point.words_no for point in dossier.points)
    yield from (reply.body_no for reply in dossier.rounds)
    yield from (one.body_no for one in dossier.rows(Consultation))
    yield from (response.words_no for response in dossier.responses)
