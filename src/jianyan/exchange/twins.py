"""似有重复 — the same paper in another file, or as a case already: the same title and first proposer."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jianyan.cases.models import Signatory
from jianyan.exchange.models import Incoming, IncomingState

BETWEEN = "\n"
_GONE = (IncomingState.TAKEN, IncomingState.ASIDE, IncomingState.UNREAD)  # a taken one is a case


@dataclass(frozen=True, slots=True)
class Twin:
    """A document or a case that says the same."""

    document: int | None
    case: int | None
    name: str  # of the file, or the number of the case where it has one


def key(title: str, proposers: str) -> str:
    """Title and first proposer without spaces and signs; empty where one of them is unknown."""
    parts = (_squeezed(title)[:120], _squeezed(proposers.split("、")[0])[:60])
    return BETWEEN.join(parts) if all(parts) else ""


def of(rows: Iterable[Incoming]) -> Mapping[int, Twin]:
    """For each document its twin, if there is one; a case before another document. Two statements."""
    asked = [row for row in rows if row.twin]
    if not asked:
        return {}
    cases, documents = _cases(asked), _documents(asked)
    found: dict[int, Twin] = {}
    for row in asked:
        place = (row.office_id, row.twin)
        known = [twin for twin in cases.get(place, ()) if twin.case != row.case_id]
        known += [twin for twin in documents.get(place, ()) if twin.document != row.pk]
        if known:
            found[row.pk] = known[0]
    return found


Places = dict[tuple[int, str], list[Twin]]


def _cases(rows: list[Incoming]) -> Places:
    names = {row.proposers.split("、")[0].strip() for row in rows}
    leads = Signatory.objects.filter(is_lead=True, via=None, proposer__name__in=names)
    offices = {row.office_id for row in rows}
    sent = leads.filter(case__office__in=offices, case__submitted_on__isnull=False)
    found: Places = {}
    wanted = {row.twin for row in rows}
    values = ("case_id", "case__office", "case__title", "case__number", "proposer__name")
    for pk, office, title, number, name in sent.order_by("case_id").values_list(*values):
        if (twin := key(title, name)) in wanted:
            found.setdefault((office, twin), []).append(Twin(None, pk, number or title))
    return found


def _documents(rows: list[Incoming]) -> Places:
    same = Incoming.objects.filter(
        office__in={row.office_id for row in rows}, twin__in={row.twin for row in rows}
    )
    found: Places = {}
    for pk, office, twin, name in same.exclude(state__in=_GONE).order_by("pk").values_list("pk", "office", "twin", "name"):  # fmt: skip
        found.setdefault((office, twin), []).append(Twin(pk, None, name))
    return found


def _squeezed(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())
