"""`jianyan suggest-unit`: which unit might handle a case or a text, and why; it never assigns."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from jianyan import doors
from jianyan.advice.routing.recommending import Recommendation, recommend
from jianyan.cases.models import Case, Text
from jianyan.cases.naming import named
from jianyan.ops.command import Prepared
from jianyan.people.models import Office
from jianyan.people.offices import Chain
from jianyan.search.finding import EVERY_CASE


class Command(Prepared):
    help = "Suggest units for a case or a text: 承办单位推荐"

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--case", help="OFFICE/SESSION/NUMBER or the permanent id")
        what.add_argument("--file", type=Path, help="a text; its first line is its title")
        parser.add_argument("--office", help="whose units (for --file; else the first office)")
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["case"]:
            case = _case(options["case"])
            found = recommend(
                text_of(case), office=case.office, on=doors.today(), where=EVERY_CASE,
                besides=case.pk,
            )  # fmt: skip
        else:
            office = _office(options["office"])
            found = recommend(
                _text(options["file"]), office=office, on=doors.today(), where=EVERY_CASE
            )
        if options["json"]:
            self.answer(as_dict(found))
        else:
            self._print(found)

    def _print(self, found: Recommendation) -> None:
        if found.abstained:
            self.stdout.write("not sure (不确定)")
        for one in found.units:
            self.stdout.write(f"{one.score:.0%}  {one.unit.name}  {'; '.join(one.why)}")


def as_dict(found: Recommendation) -> dict[str, Any]:
    return {
        "abstained": found.abstained,
        "version": found.version,
        "units": [
            {
                "unit": one.unit.name, "key": one.unit.key, "role": one.role,
                "score": one.score, "sources": dict(one.sources), "why": list(one.why),
            }
            for one in found.units
        ],
    }  # fmt: skip


def text_of(case: Case) -> str:
    """Title, points and situation, as they were sent in."""
    body = Text.objects.filter(case=case, no__in=_numbers(case)).order_by("no")
    return "\n".join([case.title, *body.values_list("body", flat=True)])


def _numbers(case: Case) -> list[int]:
    points = list(case.points.values_list("words_no", flat=True))
    return [*points, *([case.situation_no] if case.situation_no else [])]


def _case(reference: str) -> Case:
    where = named(reference)
    found = where and Case.objects.filter(where).select_related("office").first()
    if not found:
        raise CommandError(f"there is no case {reference} (没有这一件)")
    return found


def _office(key: str | None) -> Office:
    offices = Office.objects.filter(key=key) if key else Office.objects.filter(
        chain__in=(Chain.CONGRESS, Chain.CPPCC, Chain.GOVERNMENT)
    )  # fmt: skip
    office = offices.order_by("pk").first()
    if office is None:
        raise CommandError(f"there is no office {key or ''} (没有这一机关)".replace("  ", " "))
    return office


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{file} cannot be read (无法读取): {error}") from error
