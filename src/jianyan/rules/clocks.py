"""计时: what stopping a clock does to a due day."""

from datetime import date, timedelta

from jianyan.rules.workdays import WorkCalendar


def resumed(
    due_on: date, stopped_on: date, resumed_on: date, days: WorkCalendar, *, working: bool
) -> date:
    """The due day after a stop: what was left when the clock stopped is left when it goes on.

    A limit in working days keeps its working days, any other its calendar days, and an end on
    a day off moves on. A clock that had run out stays where it was.
    """
    if stopped_on > due_on or resumed_on <= stopped_on:
        return due_on
    if working:
        left = days.workdays_between(stopped_on, due_on)
        return days.add_workdays(resumed_on, left) if left else days.next_workday(resumed_on)
    return days.next_workday(resumed_on + timedelta(days=(due_on - stopped_on).days))
