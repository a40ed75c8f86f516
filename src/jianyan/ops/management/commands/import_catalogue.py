"""导入目录: `jianyan import FILE --office KEY --session KEY`; every row is accounted for."""

import json
from argparse import ArgumentParser
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import translation

from jianyan import doors
from jianyan.exchange import catalogue, headings, wording
from jianyan.exchange.intake import Intake
from jianyan.exchange.occasion import Occasion, machine
from jianyan.exchange.places import destination
from jianyan.exchange.reporting import Report, page
from jianyan.exchange.rows import FileRefused

REFUSED = 1


class Command(BaseCommand):
    """`jianyan import proposals.csv --office cppcc --session 2019 --json`"""

    help = (
        "Take in a catalogue: xlsx, xls, ods, csv, json, docx or a zip of docx (导入建议提案目录)."
    )

    requires_system_checks = []
    _language = "zh-hans"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--office", required=True, help="key of the office that received them")
        parser.add_argument("--session", required=True, help="key of the session, such as 2019")
        parser.add_argument("--mapping", metavar="FILE", help='TOML or JSON: title = "heading"')
        parser.add_argument("--running", action="store_true", help="cases under way go on here with their past days (年中接管)")  # fmt: skip
        parser.add_argument("--dry-run", action="store_true", help="show, keep nothing")
        parser.add_argument("--json", action="store_true", help="one JSON document on stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        language = self._language = translation.get_language() or "zh-hans"
        try:
            report = self._run(options, language)
        except FileRefused as refused:
            raise CommandError(
                wording.of_file(refused, language=language), returncode=REFUSED
            ) from refused
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False))
        else:
            self.stdout.write(page(report, language))

    def _run(self, options: dict[str, Any], language: str) -> Report:
        mapping = headings.read_mapping(Path(options["mapping"])) if options["mapping"] else None
        items = catalogue.begun(catalogue.read(Path(options["file"]), mapping))
        # a rehearsal opens no session either
        with transaction.atomic() if options["dry_run"] else nullcontext():
            to = destination(options["office"], options["session"], doors.today())
            occasion = Occasion(machine(), doors.today(), doors.now(), language)
            intake = Intake(to, occasion, running=options["running"])
            if not options["dry_run"]:
                return intake.run(items, self._tell)
            report = intake.rehearse(items, self._tell)
            transaction.set_rollback(True)
            return report

    def _tell(self, report: Report) -> None:
        counts = {"rows": report.rows, "created": report.created}
        self.stderr.write(wording.phrase("page_progress", self._language, **counts))
