"""Every projection in one place: what `rebuild` writes anew and what `verify` holds against the journal."""

from collections.abc import Iterator, Sequence
from datetime import date

from jianyan.advice import index as likeness
from jianyan.cases import replay
from jianyan.cases.replay import Problem
from jianyan.cases.states import Kind
from jianyan.deadlines import clocks, ledger
from jianyan.disclosure import publication
from jianyan.people.models import Office, Session
from jianyan.people.offices import Chain
from jianyan.search import index
from jianyan.statistics import reconcile
from jianyan.statistics.scope import Scope


def rebuild(ids: Sequence[int]) -> None:
    """All rows of these cases anew, in the order in which they follow from each other."""
    _, facts = replay.rebuild(ids)
    clocks.rebuild(ids, facts)
    ledger.rebuild(ids)
    index.rebuild(ids)
    likeness.rebuild(ids)
    publication.rebuild(ids)


def recount() -> None:
    """What stands over all cases together: how often each word occurs."""
    index.recount()
    likeness.recount()


def problems(ids: Sequence[int]) -> list[Problem]:
    """Where journal, words and rows of these cases do not agree."""
    found, _, facts = replay.problems(ids)
    return [
        *found,
        *clocks.problems(ids, facts),
        *ledger.problems(ids),
        *publication.problems(ids),
    ]


def unreconciled(as_of: date) -> Iterator[Problem]:
    """Figures of any year and government office that do not add up, with the first case."""
    years = sorted(set(Session.objects.values_list("year", flat=True)))
    for office in Office.objects.filter(chain=Chain.GOVERNMENT):
        for year in years:
            for kind in Kind.values:
                for breach in reconcile.check(Scope(office, year, as_of), kind):
                    first = breach.cases[0] if breach.cases else 0
                    said = f"{breach.check}: {breach.left} against {breach.right}"
                    yield Problem("figures_differ", first, f"{office.key} {year} {kind}", said)
