"""工作时间 — when people may be written to: working days, within office hours."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from jianyan.rules import workdays

OPENS, CLOSES = time(8, 30), time(18, 0)


def next_open(at: datetime) -> datetime:
    """The moment itself within office hours, otherwise the next opening."""
    zone = timezone.get_default_timezone()
    here = at.astimezone(zone)
    days = workdays.china()
    day = here.date()
    if days.is_workday(day) and OPENS <= here.time() < CLOSES:
        return at
    if here.time() >= CLOSES or not days.is_workday(day):
        day = days.next_workday(day + timedelta(days=1))
    return datetime.combine(day, OPENS, tzinfo=zone)
