"""索引 — the entries of cases, written in the transaction that writes their words."""

from collections.abc import Iterable, Iterator, Sequence

from jianyan.cases.dossier import Batch, Dossier
from jianyan.cases.events import HistoryImported, RolledUp, Submitted, TextErased
from jianyan.cases.facts import Fact
from jianyan.cases.models import Case
from jianyan.cases.states import UNSENT
from jianyan.search import ranking
from jianyan.search.bodies import Key, bodies
from jianyan.search.models import CaseEntry, CaseFrequency

CASES = ranking.Corpus(CaseEntry, CaseFrequency)
Numbered = tuple[str, int]  # letter of the place, number of the text


def project(facts: Sequence[Fact], batch: Batch) -> None:
    """Write the entries of the cases that said something new; three statements at most."""
    touched = {fact.dossier.case.pk for fact in facts if _says_something(fact)}
    _write([batch.dossiers[pk] for pk in sorted(touched)])


def _says_something(fact: Fact) -> bool:
    if isinstance(fact.event, RolledUp):
        return fact.part.startswith("R") and fact.state == "delivered"
    return isinstance(fact.event, Submitted | HistoryImported | TextErased)


def texts_of(dossier: Dossier) -> Iterator[Numbered]:
    """The texts that everybody reads who sees the case: what was asked, and delivered replies."""
    yield from (("B", point.words_no) for point in dossier.points)
    if dossier.case.situation_no:
        yield "C", dossier.case.situation_no
    replies = (reply for reply in dossier.rounds if reply.delivered_on)
    yield from (("D", reply.body_no) for reply in replies if reply.body_no)


def said_of(dossier: Dossier, read: dict[Key, str]) -> list[tuple[str, str]]:
    case = dossier.case
    said = [("A", case.title)]
    for letter, no in texts_of(dossier):
        said.append((letter, read.get((case.pk, no), "")))
    return said


def _write(dossiers: Iterable[Dossier]) -> None:
    sent = [one for one in dossiers if one.case.state not in UNSENT]
    read = bodies((one.case.pk, no) for one in sent for _, no in texts_of(one))
    ranking.put(CASES, {one.case.pk: said_of(one, read) for one in sent})


def rebuild(ids: Sequence[int]) -> None:
    """The entries of these cases anew, from their rows and words."""
    CaseEntry.objects.filter(case_id__in=ids).delete()
    batch = Batch(Case.objects.filter(pk__in=ids))
    _write(batch.dossiers.values())


def recount() -> None:
    """How common each term is, counted anew; nightly, and after a rebuild."""
    ranking.recount(CASES)
