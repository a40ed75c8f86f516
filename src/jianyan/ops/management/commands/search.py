"""`jianyan search`: find cases by words or number; the machine sees every case that was sent in."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from jianyan.ops.command import Prepared
from jianyan.search.finding import EVERY_CASE, Found, find
from jianyan.search.snippets import words

USAGE = 2


class Command(Prepared):
    help = "Find cases by words, number or reference: 检索"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("query", help="words, a number, or OFFICE/SESSION/NUMBER")
        parser.add_argument("--limit", type=int, default=20, help="how many to show (20)")
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["limit"] < 1:
            raise CommandError("--limit must be 1 or more (--limit 应为正整数)", returncode=USAGE)
        if not options["query"].strip():
            raise CommandError("say what to look for (请写明检索词)", returncode=USAGE)
        found = find(options["query"], where=EVERY_CASE, limit=options["limit"])
        if options["json"]:
            self.answer(_as_dict(found))
        else:
            self._print(found)

    def _print(self, found: Found) -> None:
        self.stdout.write(f"{found.total}{'+' if found.more else ''} found (检索到)")
        for hit in found.hits:
            self.stdout.write(f"\n{hit.reference}  {words(hit.title)}  [{hit.score}]")
            self.stdout.write(f"  {words(hit.passage)}")


def _as_dict(found: Found) -> dict[str, Any]:
    results = [
        {
            "case": hit.reference,
            "title": words(hit.title),
            "snippet": words(hit.passage),
            "score": hit.score,
        }
        for hit in found.hits
    ]
    return {"total": found.total, "results": results}
