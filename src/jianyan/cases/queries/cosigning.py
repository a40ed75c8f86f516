"""请我附议 — the frozen text as somebody asked to co-sign reads it, and what waits for their answer."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, Subquery

from jianyan.cases.cosigning import frozen
from jianyan.cases.dossier import Batch
from jianyan.cases.facts import By
from jianyan.cases.models import Case, FileKind, Invitation, Signatory, Text
from jianyan.cases.queries.files import FileShown
from jianyan.cases.visibility import invited
from jianyan.people.models import Proposer


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenText:
    """The text and nothing else: who leads it, its words and attachments, and its digest."""

    case_id: int
    title: str
    office: str
    lead: str
    situation: str
    analysis: str
    points: tuple[str, ...]
    files: tuple[FileShown, ...]
    shown: str  # goes back with the answer
    until: date | None  # None: open to colleagues of their own accord
    is_again: bool  # the text was changed since they were asked first
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """One text that waits for an answer."""

    case_id: int
    title: str
    lead: str
    until: date


def frozen_text(by: By, case_id: int) -> FrozenText | None:
    """None where nobody asked this person, or the text was sent meanwhile. A fixed number of queries."""
    found = Case.objects.select_related("office").filter(invited(by.actor), pk=case_id).first()
    if found is None:
        return None
    dossier = Batch([found]).dossiers[found.pk]
    mine = [one for one in dossier.invitations if one.proposer_id in by.actor.proposers]
    numbers = [found.situation_no, found.analysis_no, *(p.words_no for p in dossier.points)]
    rows = Text.objects.filter(case_id=found.pk, no__in=[no for no in numbers if no])
    said = dict(rows.values_list("no", "body"))
    lead = Proposer.objects.get(pk=next(s.proposer_id for s in dossier.signatories if s.is_lead))
    return FrozenText(
        case_id=found.pk,
        title=found.title,
        office=found.office.name,
        lead=f"{lead.name}{lead.title}",
        situation=said.get(found.situation_no or 0, ""),
        analysis=said.get(found.analysis_no or 0, ""),
        points=tuple(said.get(point.words_no, "") for point in dossier.points),
        files=tuple(
            FileShown(f.no, FileKind(f.kind), f.about, f.name, f.size, f.added_on)
            for f in dossier.files
            if f.is_there and f.kind == FileKind.ATTACHMENT
        ),
        shown=frozen(found),
        until=mine[0].until if mine else None,
        is_again=bool(mine) and mine[0].version > 1,
        is_confirmed=any(one.answer == Invitation.CONFIRMED for one in mine),
    )


def to_answer(by: By) -> list[ToAnswer]:
    """Invitations without an answer, the nearest day first. One query."""
    lead = Signatory.objects.filter(case=OuterRef("case"), is_lead=True)
    rows = (
        Invitation.objects.filter(
            proposer_id__in=by.actor.proposers, answer="", case__state="cosigning"
        )
        .annotate(lead=Subquery(lead.values("proposer__name")[:1]))
        .order_by("until", "case_id")
        .values_list("case_id", "case__title", "lead", "until")
    )
    return [ToAnswer(*row) for row in rows]


def joinable(by: By) -> list[ToAnswer]:
    """Texts that colleagues may join of their own accord, newest first. One query."""
    asked = Invitation.objects.filter(proposer_id__in=by.actor.proposers).values("case")
    lead = Signatory.objects.filter(case=OuterRef("pk"), is_lead=True)
    rows = (
        Case.objects.filter(invited(by.actor), allow_co_sign=True)
        .exclude(pk__in=asked)
        .annotate(lead=Subquery(lead.values("proposer__name")[:1]), until=F("submitted_on"))
        .order_by("-pk")
        .values_list("pk", "title", "lead", "until")[:20]
    )
    return [ToAnswer(*row) for row in rows]
