"""相近索引 — written in the transaction that writes the words of a case, and caught up by night."""

from collections.abc import Iterable, Sequence

from jianyan.advice import kept
from jianyan.advice.features import VERSION
from jianyan.advice.models import CaseLikeness
from jianyan.cases.dossier import Batch, Dossier
from jianyan.cases.events import Drafted, HistoryImported, Submitted, TextErased
from jianyan.cases.facts import Fact
from jianyan.cases.models import Case
from jianyan.cases.states import UNSENT
from jianyan.search.bodies import Key, bodies
from jianyan.search.said import texts_of

AT_ONCE = 500


def project(facts: Sequence[Fact], batch: Batch) -> None:
    """The entries of the cases that said something new; three statements at most."""
    said = Drafted | Submitted | HistoryImported | TextErased
    touched = {fact.dossier.case.pk for fact in facts if isinstance(fact.event, said)}
    if touched:
        _write(batch.dossiers[pk] for pk in sorted(touched))


def asked_of(dossier: Dossier, read: dict[Key, str]) -> str:
    """What a case asks for: its situation and points, without replies."""
    numbers = [no for letter, no in texts_of(dossier) if letter != "D"]
    return "\n".join(read.get((dossier.case.pk, no), "") for no in numbers)


def texts(dossiers: Iterable[Dossier]) -> dict[int, str]:
    """What these cases ask for, by one statement for their parts and one for their words."""
    found = list(dossiers)
    read = bodies((one.case.pk, no) for one in found for _, no in texts_of(one))
    return {one.case.pk: asked_of(one, read) for one in found}


def _write(dossiers: Iterable[Dossier]) -> None:
    sent = [one for one in dossiers if one.case.state not in UNSENT]
    said = texts(sent)
    rows = {one.case.pk: (one.case.title, said[one.case.pk]) for one in sent}
    kept.put(rows, kept.current(fresh=False))


def rebuild(ids: Sequence[int]) -> None:
    """The entries of these cases anew."""
    CaseLikeness.objects.filter(case_id__in=ids).delete()
    _write(Batch(Case.objects.filter(pk__in=ids)).dossiers.values())


def recount() -> None:
    kept.recount()


def catch_up() -> int:
    """By night: cases without an entry or with one of an older method or rarity, some at a time."""
    counted = kept.recount().documents
    late = Case.objects.exclude(state__in=UNSENT).exclude(
        pk__in=CaseLikeness.objects.filter(method=VERSION, counted__gte=counted // 2).values("pk")
    )
    ids = list(late.order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(ids), AT_ONCE):
        rebuild(ids[first : first + AT_ONCE])
    return len(ids)
