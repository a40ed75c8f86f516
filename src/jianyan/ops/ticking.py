"""每日提醒 — what a day brings without being asked: files laid down, reminders, alarms, letters."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from jianyan.cases.queries import rating_signals
from jianyan.deadlines import calendar_years
from jianyan.notices import alarm, cosigning, hours, instructions, letters, stages
from jianyan.rules import workdays


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """What the run did; nothing where an earlier run of the day did it."""

    day: date
    is_workday: bool
    planned: dict[str, int]
    letters: list[int]
    send_at: datetime
    restored: list[str]
    missing: list[tuple[str, int]]

    def plain(self) -> dict[str, Any]:
        return {
            "day": self.day,
            "working_day": self.is_workday,
            "planned": self.planned,
            "letters": len(self.letters),
            "send_at": self.send_at,
            "calendars_restored": self.restored,
            "calendars_missing": [{"calendar": key, "year": year} for key, year in self.missing],
        }


@transaction.atomic
def tick(today: date, at: datetime) -> Ticked:
    """Safe to run as often as one likes; a day that was missed is made up for."""
    restored = calendar_years.restore()
    missing = calendar_years.missing(today)
    is_workday = workdays.china().is_workday(today)
    rating_signals.forget(at)
    planned = stages.plan(today, at)
    planned |= instructions.plan(today, at) if is_workday else {}
    if reminded := cosigning.remind(today, at):
        planned["cosign_near"] = reminded
    if told := alarm.tell(missing, today, at):
        planned["calendar_missing"] = told
    return Ticked(
        day=today,
        is_workday=is_workday,
        planned=planned,
        letters=letters.prepare(today, at) if is_workday else [],
        send_at=hours.next_open(at),
        restored=[path.name for path in restored],
        missing=missing,
    )
