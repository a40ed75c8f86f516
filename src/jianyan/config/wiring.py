"""The one page that says what happens after an event is recorded, in order."""

from jianyan.advice import index as likeness
from jianyan.cases import perform
from jianyan.deadlines import clocks, ledger
from jianyan.disclosure import publication
from jianyan.notices import plan
from jianyan.outcomes import issued
from jianyan.search import index, said

PROJECTIONS = (
    clocks.project,
    ledger.project,
    index.project,
    likeness.project,
    publication.project,
    plan.project,
)


def connect() -> None:
    perform.follow(*PROJECTIONS)
    said.listen(issued.titles)
