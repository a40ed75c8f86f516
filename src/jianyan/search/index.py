"""索引 — the entries of cases, written in the transaction that writes their words."""

from collections.abc import Iterable, Sequence

from jianyan.cases.dossier import Batch, Dossier
from jianyan.cases.events import (
    AdoptionRecorded,
    Committed,
    Drafted,
    FileErased,
    HistoryImported,
    ProgressReported,
    RolledUp,
    Submitted,
    TextErased,
)
from jianyan.cases.facts import Fact
from jianyan.cases.models import Case
from jianyan.cases.states import UNSENT
from jianyan.search import attached, ranking, spelling
from jianyan.search.models import CaseEntry, CaseFrequency
from jianyan.search.said import said

CASES = ranking.Corpus(CaseEntry, CaseFrequency)
# what brings words that everybody reads; a draft says them while it is not sent to nobody
_SAYING = (
    Drafted, Submitted, HistoryImported, Committed, ProgressReported, AdoptionRecorded, TextErased,
    FileErased,
)  # fmt: skip


def project(facts: Sequence[Fact], batch: Batch) -> None:
    """Write the entries of the cases that said something new; a fixed number of statements."""
    touched = set()
    for fact in facts:
        if isinstance(fact.event, FileErased):
            attached.forget(fact.dossier.case.pk, fact.event.file)
        if _says_something(fact):
            touched.add(fact.dossier.case.pk)
    _write([batch.dossiers[pk] for pk in sorted(touched)])


def _says_something(fact: Fact) -> bool:
    if isinstance(fact.event, RolledUp):
        return fact.part.startswith("R") and fact.state == "delivered"
    return isinstance(fact.event, _SAYING)


def _write(dossiers: Iterable[Dossier]) -> None:
    sent = [one for one in dossiers if one.case.state not in UNSENT]
    if sent:
        ranking.put(CASES, said(sent))


def rebuild(ids: Sequence[int]) -> None:
    """The entries of these cases anew, from their rows and words."""
    CaseEntry.objects.filter(case_id__in=ids).delete()
    batch = Batch(Case.objects.filter(pk__in=ids))
    _write(batch.dossiers.values())


def refresh(ids: Sequence[int]) -> None:
    """The same where something outside the journal was read or named that these cases say."""
    if ids:
        rebuild(ids)


def recount() -> None:
    """How common each term is, counted anew, and how new ones are spelt; nightly, and after a rebuild."""
    ranking.recount(CASES)
    spelling.catch_up()
