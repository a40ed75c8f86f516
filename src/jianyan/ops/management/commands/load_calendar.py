"""`jianyan load-calendar FILE`: the yearly notice of days off comes in, and the open clocks follow."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from jianyan import doors
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.naming import reference
from jianyan.deadlines import calendar_years
from jianyan.deadlines.calendar_years import Loaded
from jianyan.deadlines.recompute import Moved
from jianyan.ops.command import CommandError, Prepared, machine
from jianyan.people.users import actor_of
from jianyan.rules.errors import RulesError

SHOWN = 20


class Command(Prepared):
    help = "Load the yearly notice of holidays and move the open clocks: 载入年度节假日安排"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the notice as text, or a calendar file (TOML)")
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        person = machine("calendar", "节假日安排")
        by = By(actor_of(person, doors.today()), doors.today(), doors.now())
        try:
            loaded = calendar_years.load(_text(str(options["file"])), by)
        except RulesError as error:
            raise CommandError(f"{options['file']}: {error.zh} / {error.en}") from error
        document = _document(loaded)
        if options["json"]:
            self.answer(document)
        else:
            self.stdout.write(_page(document))


def _text(name: str) -> str:
    try:
        return Path(name).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        words = "save it as UTF-8 text (请另存为 UTF-8 文本)"
        raise CommandError(f"{name}: {words}") from error
    except OSError as error:
        raise CommandError(f"{name}: {error.strerror} (读不到文件)") from error


def _document(loaded: Loaded) -> dict[str, Any]:
    days = [one for one in loaded.moved if one.has_another_day]
    ids = {one.case_id for one in days}
    names = {
        case.pk: reference(case)
        for case in Case.objects.filter(pk__in=ids).select_related("office", "session")
    }
    return {
        "year": loaded.year,
        "region": loaded.region,
        "calendar": loaded.version,
        "file": loaded.file.name,
        "clocks": loaded.clocks,
        "moved": [_moved(one, names[one.case_id]) for one in days],
        "confirmed": len(loaded.moved) - len(days),
        "left": [
            {"rules": one.rules, "limit": one.limit, "clocks": one.count, "why": one.why}
            for one in loaded.left
        ],
    }


def _moved(one: Moved, case: str) -> dict[str, Any]:
    old, new = one.old.due_on, one.new.due_on
    return {"case": case, "part": one.part, "limit": one.new.limit, "from": old, "to": new}


_LEFT = {
    "rules_gone": "规则文本的该版本已不在,未重算 / its rule text is gone, not reckoned again",
    "rules_changed": "规则文本已改动,未移动 / its rule text was edited, not moved",
}


def _page(found: dict[str, Any]) -> str:
    place = f" ({found['region']})" if found["region"] else ""
    lines = [
        f"{found['year']}{place}: {found['calendar']} → {found['file']}",
        f"{found['clocks']} open clocks, {len(found['moved'])} moved, "
        f"{found['confirmed']} certain now",
    ]
    lines += [
        f"  {m['case']} {m['part']} {m['limit']}: {m['from']} → {m['to']}"
        for m in found["moved"][:SHOWN]
    ]
    if len(found["moved"]) > SHOWN:
        lines.append(f"  … {len(found['moved']) - SHOWN} more (--json)")
    lines += [
        f"  {one['rules']} {one['limit']} × {one['clocks']}: {_LEFT[one['why']]}"
        for one in found["left"]
    ]
    return "\n".join(lines)
