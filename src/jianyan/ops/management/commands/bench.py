"""`jianyan bench`: moves, import and pages against their floor, in a home of its own."""

import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jianyan import doors
from jianyan.exchange.documents import ocr
from jianyan.ops.bench import alike, scans
from jianyan.ops.bench.findings import Finding, markdown, plain

BEGIN, END = "<!-- bench -->", "<!-- /bench -->"
OCR_MARKS = "<!-- ocr -->", "<!-- /ocr -->"
LEAST, USAGE = 100, 2
TEXT_MARKS = "<!-- text -->", "<!-- /text -->"


class Command(BaseCommand):
    help = "Measure moves, import and pages against the floor: 性能量测"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--quick", action="store_true", help="a tenth of everything")
        parser.add_argument(
            "--write", type=Path, nargs="?", const=Path("docs/performance.md"),
            help="put the table into this page, between its marks",
        )  # fmt: skip
        parser.add_argument("--ocr", action="store_true", help="only the reading of photographs")
        parser.add_argument(
            "--text", action="store_true", help="only search, likeness, groups and units"
        )
        parser.add_argument(
            "--alike", action="store_true", help="only how well the same matter is found again"
        )
        parser.add_argument("--cases", type=int, default=150_000, help="of --text (150000)")
        parser.add_argument(
            "--large", type=int, default=0, help="of --text: search once more at so many"
        )
        parser.add_argument("--json", action="store_true", help="one JSON document on stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["alike"]:
            for line in alike.measured(10 if options["quick"] else 1):
                self.stdout.write(line)
            return
        if options["ocr"]:
            findings = _photographs(quick=options["quick"])
        else:
            findings = self._measured(_wanted(options))
        if options["json"]:
            rows = [
                dict(zip(("what", "figure", "floor", "ratio", "note"), f.cells, strict=True))
                for f in findings
            ]
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
        else:
            self.stdout.write(plain(findings))
        if options["write"]:
            marks = (
                OCR_MARKS if options["ocr"] else TEXT_MARKS if options["text"] else (BEGIN, END)
            )
            _put(options["write"], findings, options["quick"], marks)

    def _measured(self, wanted: list[str]) -> list[Finding]:
        """In another process: a home is chosen before anything else is read."""
        with tempfile.TemporaryDirectory(prefix="jianyan-bench-") as home:
            environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
            command = [sys.executable, "-m", "jianyan.ops.bench.run"]
            done = subprocess.run(  # noqa: S603  # our own interpreter and module
                [*command, *wanted],
                env=environment | {"JIANYAN_HOME": home},
                stdout=subprocess.PIPE,
                check=False,
            )
        if done.returncode:
            raise CommandError("the measuring process failed; its words stand above")
        return [Finding(**row) for row in json.loads(done.stdout)]


def _wanted(options: dict[str, Any]) -> list[str]:
    """What the measuring process is told; wrong numbers are refused before it starts."""
    said = ["--quick"] if options["quick"] else []
    if options["text"]:
        cases = options["cases"] // (10 if options["quick"] else 1)
        if cases < LEAST:
            raise CommandError(
                f"--cases must be {LEAST} or more (--cases 不少于 {LEAST})", returncode=USAGE
            )
        said += ["--text", "--cases", str(cases), "--large", str(options["large"])]
    return said


def _photographs(*, quick: bool) -> list[Finding]:
    """Nothing of it touches a database."""
    if not ocr.available():
        raise CommandError("jianyan[ocr] is not installed: pip install 'jianyan[ocr]'")
    return list(scans.read_again(3 if quick else scans.PAGES))


def _put(
    page: Path, findings: list[Finding], quick: bool, marks: tuple[str, str] = (BEGIN, END)
) -> None:
    begin, end = marks
    text = page.read_text(encoding="utf-8")
    head, _, rest = text.partition(begin)
    _, _, tail = rest.partition(end)
    size = "quick, " if quick else ""
    where = f"{size}{doors.today()}, Python {platform.python_version()}, {os.cpu_count()} cores"
    table = f"{begin}\n\n*{where}*\n\n{markdown(findings)}\n\n{end}"
    page.write_text(f"{head}{table}{tail}", encoding="utf-8")
