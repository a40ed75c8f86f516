"""导入名册: `jianyan import-roster FILE --list LIST --office KEY`; every row is accounted for."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils import translation

from jianyan import doors
from jianyan.exchange import wording
from jianyan.exchange.rosters import reading
from jianyan.exchange.rosters.report import RosterReport
from jianyan.exchange.rosters.run import run
from jianyan.exchange.rows import FileRefused
from jianyan.ops.command import CommandError, Prepared
from jianyan.people.models import Office


class Command(Prepared):
    """`jianyan import-roster members.xlsx --list proposers --office cppcc --dry-run`"""

    help = "Take in proposers, units, sections, duties or users from xlsx, xls or csv (导入名册)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--list", required=True, choices=reading.LISTS, dest="kind")
        parser.add_argument("--office", required=True, help="key of the office, or of the hub")
        parser.add_argument("--dry-run", action="store_true", help="show, keep nothing")
        parser.add_argument("--json", action="store_true", help="one JSON document on stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        language = translation.get_language() or "zh-hans"
        office = Office.objects.filter(key=options["office"]).first()
        try:
            if office is None:
                known = "、".join(Office.objects.values_list("key", flat=True)[:50])
                raise FileRefused("office_unknown", key=options["office"], known=known)
            report = run(
                options["file"],
                kind=options["kind"],
                office=office,
                today=doors.today(),
                dry_run=options["dry_run"],
                language=language,
            )
        except FileRefused as refused:
            raise CommandError(
                wording.of_file(refused, language=language), returncode=1
            ) from refused
        if options["json"]:
            self.answer(report.as_json())
        else:
            self.stdout.write(_page(report, language))


def _page(report: RosterReport, language: str) -> str:
    counts = {
        "rows": report.rows, "created": len(report.created), "changed": len(report.changed),
        "unchanged": report.unchanged, "refused": len(report.refused),
    }  # fmt: skip
    lines = [wording.phrase("page_dry_run", language)] if report.dry_run else []
    lines.append(wording.phrase("roster_page_counts", language, **counts))
    lines += [f"  {line['message']}" for line in report.refused]
    for one in report.changed:
        fields = "; ".join(
            f"{name}: {pair['before'] or '—'} → {pair['after']}"
            for name, pair in one["fields"].items()
        )
        lines.append(f"  {one['row']} {one['name']}: {fields}")
    return "\n".join(lines)
