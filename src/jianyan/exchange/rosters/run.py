"""一次名册导入 — every row alone: what is refused is named, what fits is entered; running twice changes nothing."""

from datetime import date
from pathlib import Path
from typing import Protocol

from django.db import transaction

from jianyan.exchange import wording
from jianyan.exchange.rosters import reading
from jianyan.exchange.rosters.duties import Duties
from jianyan.exchange.rosters.proposers import Proposers
from jianyan.exchange.rosters.reading import RosterRow
from jianyan.exchange.rosters.report import Outcome, RosterReport
from jianyan.exchange.rosters.units import Sections, Units
from jianyan.exchange.rosters.users import Users
from jianyan.exchange.rows import CellRefused, FileRefused, Problem
from jianyan.people.models import Office


class Entering(Protocol):
    """One list's way in."""

    def enter(self, row: RosterRow) -> Outcome: ...


def run(
    path: Path,
    *,
    kind: str,
    office: Office,
    today: date,
    dry_run: bool = False,
    language: str = "zh-hans",
) -> RosterReport:
    """FileRefused where the sheet as a whole is no such list."""
    report = RosterReport(kind, dry_run=dry_run)
    with transaction.atomic():
        entering = _entering(kind, office, today)
        heading, rows = reading.read(path, kind)
        report.rows_refused.append(["", *heading])
        for row in rows:
            report.rows += 1
            _take(report, row, entering, language)
        if dry_run:
            transaction.set_rollback(True)
    return report


def _entering(kind: str, office: Office, today: date) -> Entering:
    if kind == "proposers":
        return Proposers(office, today)
    if kind == "units":
        return Units(office)
    if kind == "sections":
        return Sections(office)
    if kind == "duties":
        return Duties(office)
    if kind == "users":
        return Users(office, today)
    raise FileRefused("roster_unknown", kind=kind, known="、".join(reading.LISTS))


def _take(report: RosterReport, row: RosterRow, entering: Entering, language: str) -> None:
    name = row.text("name")
    try:
        with transaction.atomic():
            outcome = entering.enter(row)
            if row.problems:
                first = row.problems[0]
                raise CellRefused(first.code, **first.params)
    except CellRefused as refused:
        problem = Problem(refused.code, "name", refused.params)
        message = wording.of_row(problem, row.no, language=language, sheet=row.sheet)
        report.refused.append({"row": row.no, "code": refused.code, "message": message})
        report.rows_refused.append([message, *row.written])
        return
    report.take(row.no, name, outcome)
