"""打开一件 — one case as somebody may see it: its dossier, texts and the names in it, read set by set."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from jianyan.cases.dossier import Batch, Dossier
from jianyan.cases.models import Case, Text
from jianyan.cases.visibility import Sight, sight, visible
from jianyan.people.models import Proposer, Seat, Unit
from jianyan.people.rights import Actor

# of these only the version in force is read; a case may have many
_VERSIONED = ("reply", "response", "point", "situation", "original", "title")


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

    def said(self, no: int | None) -> str:
        found = self.texts.get(no) if no else None
        return found.body if found else ""

    def unit(self, pk: int | None) -> str:
        return self.units[pk].short_name if pk in self.units else ""

    def proposer(self, pk: int) -> str:
        """The name of a proposer, empty where it is kept from this person (S59)."""
        return self.proposers[pk].name if self.view.names(self.case) else ""

    def promise_is_told(self, assignment_no: int, round_no: int | None) -> bool:
        return self.view.promise(self.dossier, assignment_no, round_no)


def opened(actor: Actor, today: date, case_id: int) -> Opened | None:
    """The case with everything that a page says of it; None where it is not theirs to see."""
    related = ("office", "session", "hub", "lead_unit")
    case = Case.objects.select_related(*related).filter(visible(actor), pk=case_id).first()
    if case is None:
        return None
    dossier = Batch([case]).dossiers[case.pk]
    proposers = Proposer.objects.in_bulk([s.proposer_id for s in dossier.signatories])
    seats = Seat.objects.filter(
        proposer_id__in=proposers, term__office=case.office, term__number=case.session.term or 0
    )
    return Opened(
        case,
        dossier,
        sight(actor, case, today),
        _texts(dossier),
        Unit.objects.in_bulk(list(_unit_ids(dossier))),
        proposers,
        dict(seats.values_list("proposer_id", "group")),
    )


def find(actor: Actor, *, office: str, session: str, number: str) -> int | None:
    """The id behind OFFICE/SESSION/NUMBER, where this person may see it."""
    found = Case.objects.filter(
        visible(actor), office__key=office, session__key=session, number=number
    )
    return found.values_list("pk", flat=True).first()


def _unit_ids(dossier: Dossier) -> Iterator[int]:
    for work in dossier.assignments:
        yield from (pk for pk in (work.unit_id, work.return_unit_id) if pk)
    yield from (promise.unit_id for promise in dossier.commitments)
    yield from (adoption.unit_id for adoption in dossier.adoptions)


def _texts(dossier: Dossier) -> dict[int, Text]:
    current = Q(no__in=[no for no in _current(dossier) if no])
    rows = Text.objects.filter(~Q(kind__in=_VERSIONED) | current, case_id=dossier.case.pk)
    found = {row.no: row for row in rows}
    for row in found.values():
        dossier.remember(row.no, row.body)
    return found


def _current(dossier: Dossier) -> Iterable[int | None]:
    yield from (dossier.case.situation_no, dossier.case.original_no)
    yield from (point.words_no for point in dossier.points)
    yield from (reply.body_no for reply in dossier.rounds)
    yield from (response.words_no for response in dossier.responses)
