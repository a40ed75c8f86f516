"""Days on a page: with their weekday, and with the year where it is another one."""

import datetime

import time_machine
from django.utils import translation

from jianyan.web.templatetags.look import day, full_day

NOW = datetime.datetime(2026, 6, 1, 4, tzinfo=datetime.UTC)


@time_machine.travel(NOW, tick=False)
@translation.override("en")
def test_it_names_the_weekday_and_leaves_out_this_year() -> None:
    assert day(datetime.date(2026, 6, 30)) == "30 June (Tue)"


@time_machine.travel(NOW, tick=False)
@translation.override("en")
def test_it_names_another_year() -> None:
    assert day(datetime.date(2027, 1, 4)) == "4 January 2027 (Mon)"


@translation.override("en")
def test_it_takes_the_day_a_moment_has_here() -> None:
    late_in_utc = datetime.datetime(2025, 12, 31, 20, tzinfo=datetime.UTC)

    assert full_day(late_in_utc) == "1 January 2026"


def test_it_says_nothing_of_no_day() -> None:
    assert day(None) == full_day(None) == ""
