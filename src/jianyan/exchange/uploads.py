"""目录上传 — a catalogue from the desk: rehearsed and kept, entered by the worker, its faulty rows given back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import transaction

from jianyan.cases.secrecy import marked
from jianyan.exchange import catalogue, tables
from jianyan.exchange.intake import Intake
from jianyan.exchange.models import CatalogueUpload, UploadState
from jianyan.exchange.occasion import Occasion, machine
from jianyan.exchange.places import destination
from jianyan.exchange.reporting import Report
from jianyan.exchange.rows import FileRefused
from jianyan.people.models import Session

SHOWN = 300  # rows of a kind that a page lists; the counts are whole
BATCH = 50
KEPT = timedelta(days=30)  # then the file, which names people, is dropped
_jobs: list[Callable[[int], None]] = []


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody uploads: the file, for which session, and whether its cases go on here."""

    session: Session
    name: str
    body: bytes
    is_running: bool


def worked_by(job: Callable[[int], None]) -> None:
    """Name the background job that enters an upload; said once, in config/wiring.py."""
    _jobs[:] = [job]


def look(asked: Asked, user: int, on: date, at: datetime, language: str) -> CatalogueUpload:
    """Rehearse it and keep it; FileRefused where it cannot be read or bears a classification mark."""
    CatalogueUpload.objects.filter(came_at__lt=at - KEPT).delete()
    upload = CatalogueUpload(
        office=asked.session.office,
        session=asked.session,
        name=asked.name[:160],
        body=asked.body,
        is_running=asked.is_running,
        language=language,
        came_at=at,
        came_by_id=user,
    )
    with _file(upload) as path:
        _refuse_marked(path)
        with transaction.atomic():
            intake = _intake(upload, on, at)
            report = intake.rehearse(catalogue.begun(catalogue.read(path)))
            transaction.set_rollback(True)
    upload.report = _plain(report)
    upload.save()
    return upload


def send(upload: CatalogueUpload) -> bool:
    """Hand it to the worker, once: whoever clicks second finds it on its way."""
    waiting = CatalogueUpload.objects.filter(pk=upload.pk, state=UploadState.LOOKED)
    with transaction.atomic():
        if not waiting.update(state=UploadState.QUEUED, done=0):
            return False
        for job in _jobs:
            job(upload.pk)
    return True


def enter(pk: int, on: date, at: datetime) -> None:
    """Enter the rows batch by batch; what a batch has done stays done if the next one fails."""
    upload = CatalogueUpload.objects.select_related("office", "session").get(pk=pk)
    CatalogueUpload.objects.filter(pk=pk).update(state=UploadState.RUNNING)
    try:
        with _file(upload) as path:
            report = _intake(upload, on, at).run(
                catalogue.begun(catalogue.read(path)), partial(_tell, pk)
            )
    except Exception:
        CatalogueUpload.objects.filter(pk=pk).update(state=UploadState.FAILED, ended_at=at)
        raise
    ended = {"state": UploadState.DONE, "ended_at": at, "done": report.rows}
    CatalogueUpload.objects.filter(pk=pk).update(report=_plain(report), **ended)


def faulty(upload: CatalogueUpload) -> Iterator[list[str]]:
    """The rows that stay out as the file has them, each with what is wrong; the heading first."""
    why = {(one["sheet"], one["row"]): one["message"] for one in upload.report["refused"]}
    with _file(upload) as path:
        for place, row in enumerate(tables.read(path)):
            said = why.get((row.sheet, row.no))
            if said or place == 0:
                yield [said or "", *(_cell(cell) for cell in row.cells)]


def _intake(upload: CatalogueUpload, on: date, at: datetime) -> Intake:
    to = destination(upload.office.key, upload.session.key, on)
    occasion = Occasion(machine(), on, at, upload.language)
    return Intake(to, occasion, running=upload.is_running, batch=BATCH)


@contextmanager
def _file(upload: CatalogueUpload) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / (Path(upload.name).name or "catalogue")
        path.write_bytes(upload.body)
        yield path


def _refuse_marked(path: Path) -> None:
    """Before anything is kept (S08)."""
    for row in tables.read(path):
        if mark := marked("\n".join(_cell(cell) for cell in row.cells)):
            raise FileRefused("file_marked", row=row.no, mark=mark)


def _tell(pk: int, report: Report) -> None:
    CatalogueUpload.objects.filter(pk=pk).update(done=report.created + len(report.refused))


def _plain(report: Report) -> dict[str, Any]:
    made = [
        {
            "row": one.row,
            "number": one.number,
            "title": one.title,
            "units": [unit.name for unit in one.units],
        }
        for one in report.made[:SHOWN]
    ]
    refused = [{"sheet": "", **one} for one in report.refused]
    counts = {"rows": report.rows, "created": report.created, "changed": report.changed}
    return {
        **counts,
        "unchanged": report.unchanged,
        "skipped": len(report.skipped),
        "made": made,
        "refused": refused,
        "notices": report.notices[:SHOWN],
        "not_taken": list(report.not_taken),
    }


def _cell(cell: object) -> str:
    if isinstance(cell, tuple):
        return "、".join(cell)
    return "" if cell is None else str(cell)
