"""`jianyan report NAME --year Y`: a report as json, xlsx, docx or pdf, or why it does not add up."""

import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import CommandError, CommandParser

from jianyan import doors
from jianyan.ops.command import Prepared
from jianyan.papers import pdf, sheets, word, yearly_briefing
from jianyan.papers.document import Paper
from jianyan.people.models import Office
from jianyan.people.offices import Chain
from jianyan.statistics import briefing
from jianyan.statistics.reconcile import Unreconciled

WRITERS: dict[str, Callable[[Paper], bytes]] = {
    "docx": word.docx,
    "pdf": pdf.pdf,
    "xlsx": sheets.xlsx,
}


class Command(Prepared):
    help = "Make a report: 生成报告"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", choices=["yearly-briefing"])
        parser.add_argument("--year", type=int, required=True)
        parser.add_argument(
            "--office", help="key of the office; default: the highest government office"
        )
        parser.add_argument("--as-of", type=date.fromisoformat, help="a past day, e.g. 2026-06-30")
        parser.add_argument("--format", choices=["json", *WRITERS], default="json")
        parser.add_argument("--out", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        office = self._office(options["office"])
        as_of = options["as_of"] or doors.today()
        try:
            made = briefing.yearly_briefing(office=office, year=options["year"], as_of=as_of)
        except Unreconciled as refused:
            self._refuse(refused)
        if options["format"] == "json":
            self._write_json(made, options["out"])
            return
        if options["out"] is None:
            raise CommandError("name the file to write with --out")
        paper = yearly_briefing.paper(made, demo=bool(office.settings.get("demo")))
        options["out"].write_bytes(WRITERS[options["format"]](paper))

    def _office(self, key: str | None) -> Office:
        if key:
            found = Office.objects.filter(key=key).first()
        else:
            order = ["national", "province", "city", "county", "township"]
            governments = Office.objects.filter(chain=Chain.GOVERNMENT)
            found = min(governments, key=lambda o: (order.index(o.level), o.pk), default=None)
        if found is None:
            known = ", ".join(Office.objects.values_list("key", flat=True)) or "none yet"
            raise CommandError(f"no such office: {key or 'a government office'}; known: {known}")
        return found

    def _refuse(self, refused: Unreconciled) -> NoReturn:
        for b in refused.breaches:
            cases = ", ".join(map(str, b.cases)) or "-"
            self.stderr.write(f"{b.check} ({b.kind}): {b.left} against {b.right}; cases {cases}")
        self.stderr.write("The figures do not add up, so no report was made.")
        sys.exit(1)

    def _write_json(self, made: briefing.Briefing, out: Path | None) -> None:
        figures = [{**asdict(f), "percent": _number(f.percent)} for f in made.figures]
        document = {**asdict(made), "figures": figures}
        if out is None:
            self.answer(document)
        else:
            out.write_text(self.as_text(document), encoding="utf-8")


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))
