"""工作时间: letters leave on working days, within office hours."""

from datetime import UTC, datetime

import pytest

from jianyan.notices.hours import next_open


def shanghai(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-03-03 10:00", "2026-03-03 10:00"),
        ("2026-03-03 07:00", "2026-03-03 08:30"),
        ("2026-03-03 18:00", "2026-03-04 08:30"),
        ("2026-03-06 20:00", "2026-03-09 08:30"),  # over the weekend
        ("2026-03-07 10:00", "2026-03-09 08:30"),
        ("2026-02-13 19:00", "2026-02-14 08:30"),  # a Saturday worked before Spring Festival
        ("2026-02-14 19:00", "2026-02-24 08:30"),  # and over the festival
    ],
)
def test_it_waits_for_the_next_opening(now: str, then: str) -> None:
    assert next_open(shanghai(now)) == shanghai(then)


def test_the_clock_is_that_of_the_office() -> None:
    assert next_open(datetime(2026, 3, 3, 2, tzinfo=UTC)) == datetime(2026, 3, 3, 2, tzinfo=UTC)
    assert next_open(datetime(2026, 3, 3, 12, tzinfo=UTC)) == shanghai("2026-03-04 08:30")
