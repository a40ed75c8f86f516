"""红黄绿灯: how a clock stands today. Overdue is a comparison of dates, never stored."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jianyan.rules import workdays
from jianyan.rules.workdays import WorkCalendar


class Lamp(StrEnum):
    """The state of a clock in one word."""

    GREEN = "green"  # time enough
    NEAR = "near"  # due soon
    URGENT = "urgent"  # due within days
    LATE = "late"  # overdue
    DONE = "done"  # stopped in time
    DONE_LATE = "done_late"  # stopped after the due day


@dataclass(frozen=True, slots=True)
class Light:
    """灯: the lamp, and working days left (negative: calendar days past the due day)."""

    lamp: Lamp
    days_left: int

    @property
    def is_overdue(self) -> bool:
        return self.lamp in (Lamp.LATE, Lamp.DONE_LATE)


def light(
    due_on: date,
    today: date,
    stopped_on: date | None = None,
    *,
    near: int = 10,
    urgent: int = 3,
    calendar: WorkCalendar | None = None,
) -> Light:
    """Compare the due day with today, or with the day the clock stopped.

    `days_left` counts working days after the compared day up to the due day; when late it is
    the number of calendar days past the due day, below zero.
    """
    at = stopped_on or today
    if at > due_on:
        return Light(Lamp.DONE_LATE if stopped_on else Lamp.LATE, (due_on - at).days)
    left = (calendar or workdays.china()).workdays_between(at, due_on)
    if stopped_on:
        return Light(Lamp.DONE, left)
    if left > near:
        return Light(Lamp.GREEN, left)
    return Light(Lamp.URGENT if left <= urgent else Lamp.NEAR, left)
