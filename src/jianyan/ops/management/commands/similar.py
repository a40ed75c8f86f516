"""`jianyan similar`: cases like a case or like a text; the machine sees every case that was sent in."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from jianyan.advice.similar import Like, like_case, like_text
from jianyan.cases.models import Case
from jianyan.ops.command import Prepared
from jianyan.search.finding import EVERY_CASE

USAGE = 2
LONGEST_TITLE = 60  # signs of a first line that counts as a title


class Command(Prepared):
    help = "Find cases like a case or a text: 内容相近"

    def add_arguments(self, parser: CommandParser) -> None:
        asked = parser.add_mutually_exclusive_group(required=True)
        asked.add_argument(
            "--case", metavar="NO", help="OFFICE/SESSION/NUMBER, or the permanent id"
        )
        asked.add_argument(
            "--file", metavar="F", help="a text in UTF-8; a short first line is its title"
        )
        parser.add_argument("--limit", type=int, default=10, help="how many to show (10)")
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["limit"] < 1:
            raise CommandError("--limit must be 1 or more (--limit 应为正整数)", returncode=USAGE)
        if options["case"]:
            found = like_case(_case(options["case"]), limit=options["limit"])
        else:
            found = like_text(*_text(options["file"]), limit=options["limit"])
        if options["json"]:
            self.answer({"results": _plain(found)})
            return
        for one in _plain(found):
            self.stdout.write(f"{one['case']}  {one['title']}  [{one['score']}]")
            self.stdout.writelines(f"  {reason}" for reason in one["why"])


def _case(named: str) -> Case:
    parts = named.strip().removeprefix("J").split("/")
    sent = Case.objects.filter(EVERY_CASE)
    if len(parts) == 3:
        sent = sent.filter(office__key=parts[0], session__key=parts[1], number=parts[2])
    elif len(parts) == 1 and parts[0].isdecimal():
        sent = sent.filter(pk=int(parts[0]))
    else:
        raise CommandError(
            f"{named}: name it OFFICE/SESSION/NUMBER or by its id (请写机关/会次/编号)",
            returncode=USAGE,
        )
    case = sent.order_by("pk").first()
    if case is None:
        raise CommandError(f"{named}: no such case (没有这一件)")
    return case


def _text(file: str) -> tuple[str, str]:
    try:
        said = Path(file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{file}: cannot be read as UTF-8 (无法读取): {error}") from error
    first, _, rest = said.strip().partition("\n")
    return (first.strip(), rest) if rest and len(first) <= LONGEST_TITLE else ("", said)


def _plain(found: Sequence[Like]) -> list[dict[str, Any]]:
    return [
        {
            "case": one.reference,
            "title": one.title,
            "score": one.score,
            "why": list(one.why.sentences()),
            "method": one.method,
        }
        for one in found
    ]
