"""`jianyan tick`: what the worker does every working day, by hand: reminders, alarms, letters."""

from typing import Any

from django.core.management.base import CommandParser

from jianyan.ops import jobs
from jianyan.ops.command import Prepared


class Command(Prepared):
    help = "Plan the day's reminders and letters; run again it does nothing twice: 每日提醒"

    def add_arguments(self, parser: CommandParser) -> None:
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        document = jobs.tick().plain()
        if options["json"]:
            self.answer(document)
            return
        self.stdout.write("\n".join(_page(document)))


def _page(found: dict[str, Any]) -> list[str]:
    lines = [f"{found['day']}: " + ("" if found["working_day"] else "休息日,不发提醒 / a day off")]
    lines += [f"  {kind}: {count}" for kind, count in found["planned"].items()]
    lines.append(f"  letters: {found['letters']}, from {found['send_at']:%Y-%m-%d %H:%M}")
    lines += [f"  节假日已补写 / laid down: {name}" for name in found["calendars_restored"]]
    lines += [
        f"  {one['year']}年节假日尚未载入（{one['calendar']}），请运行 jianyan load-calendar "
        f"/ the holidays of {one['year']} are missing"
        for one in found["calendars_missing"]
    ]
    return lines
