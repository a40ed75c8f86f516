"""灯与停表: how a clock stands, and where it ends after a stop."""

from datetime import date

import pytest

from jianyan.rules import workdays
from jianyan.rules.clocks import resumed
from jianyan.rules.lights import Lamp, Light, light

DUE = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("today", "stopped", "lamp", "left"),
    [
        (date(2026, 6, 1), None, Lamp.GREEN, 20),
        (date(2026, 6, 15), None, Lamp.NEAR, 10),
        (date(2026, 6, 25), None, Lamp.URGENT, 3),
        (DUE, None, Lamp.URGENT, 0),
        (date(2026, 7, 2), None, Lamp.LATE, -2),
        (date(2026, 7, 2), date(2026, 6, 29), Lamp.DONE, 1),
        (date(2026, 7, 9), date(2026, 7, 3), Lamp.DONE_LATE, -3),
    ],
)
def test_it_compares_the_days(today: date, stopped: date | None, lamp: Lamp, left: int) -> None:
    found = light(DUE, today, stopped)

    assert found == Light(lamp, left)
    assert found.is_overdue == (left < 0)


def test_it_takes_the_thresholds_of_the_pack() -> None:
    assert light(DUE, date(2026, 6, 15), near=5, urgent=1).lamp is Lamp.GREEN
    assert light(DUE, date(2026, 6, 15), near=30, urgent=20).lamp is Lamp.URGENT


@pytest.mark.parametrize(
    ("stopped", "again", "working", "end"),
    [
        (date(2026, 6, 10), date(2026, 6, 20), False, date(2026, 7, 10)),
        (date(2026, 6, 24), date(2026, 7, 1), True, date(2026, 7, 7)),
        (DUE, date(2026, 7, 4), True, date(2026, 7, 6)),
        (date(2026, 7, 1), date(2026, 7, 20), True, DUE),
        (date(2026, 6, 10), date(2026, 6, 10), False, DUE),
    ],
)
def test_a_stopped_clock_goes_on_with_what_was_left(
    stopped: date, again: date, working: bool, end: date
) -> None:
    assert resumed(DUE, stopped, again, workdays.china(), working=working) == end
