"""The one page that says what happens after an event is recorded, in order."""

from procrastinate.contrib.django import app

from jianyan.advice import index as likeness
from jianyan.cases import perform
from jianyan.deadlines import clocks, ledger
from jianyan.disclosure import publication
from jianyan.exchange import pending, sealed_scans, uploads
from jianyan.notices import plan
from jianyan.outcomes import issued
from jianyan.search import index, said

PROJECTIONS = (
    clocks.project,
    ledger.project,
    index.project,
    likeness.project,
    publication.project,
    sealed_scans.project,
    plan.project,
)


def connect() -> None:
    perform.follow(*PROJECTIONS)
    said.listen(issued.titles)
    uploads.worked_by(_enter_later)
    pending.worked_by(_read_later)


def _enter_later(upload: int) -> None:
    """By its name: the web process need not load what the worker does."""
    app.configure_task("jianyan.ops.jobs.enter_catalogue", queue="catalogues").defer(upload=upload)


def _read_later(document: int) -> None:
    app.configure_task("jianyan.ops.jobs.read_document", queue="documents").defer(
        document=document
    )
