"""年中接管: running cases with past days — clocks as they ran, nobody told, counted by the rates, twice is once."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from jianyan.cases.models import Case, Line
from jianyan.cases.perform import read
from jianyan.deadlines.models import Clock
from jianyan.exchange import catalogue
from jianyan.exchange.intake import Intake
from jianyan.exchange.occasion import Occasion, machine
from jianyan.exchange.places import destination
from jianyan.exchange.reporting import Report
from jianyan.notices.models import Notice
from jianyan.statistics.briefing import yearly_briefing
from tests.cast import Cast

ON = date(2026, 7, 1)
SHEET = """编号,标题,建议人,建议内容,提出日期,立案日期,主办单位,协办单位,交办日期,签收日期,答复日期,答复文号,结果类别,评价
0011,关于治理河道的建议,李敏,建议疏浚河道。,2026-02-26,2026-03-01,市水利局,市交通运输局,2026-03-10,2026-03-12,,,,
0012,关于修路的建议,刘刚,建议拓宽道路。,2026-02-26,2026-03-01,市交通运输局,,2026-03-10,2026-03-11,2026-05-20,江交〔2026〕7号,A,满意
0013,关于预算的建议,李敏,建议公开预算。,2026-02-27,2026-03-01,市财政局,,2026-06-29,,,,,
"""


@pytest.fixture
def taken(cast: Cast, tmp_path: Path) -> Report:
    return take(tmp_path)


def take(folder: Path) -> Report:
    file = folder / "running.csv"
    file.write_text(SHEET, encoding="utf-8")
    to = destination("congress", "2026", ON)
    at = datetime(2026, 7, 1, 2, tzinfo=UTC)
    intake = Intake(to, Occasion(machine(), ON, at), running=True)
    return intake.run(catalogue.begun(catalogue.read(file, None)))


def case(number: str) -> Case:
    return Case.objects.get(number=number)


def test_cases_under_way_go_on_here(taken: Report) -> None:
    assert (taken.created, taken.refused) == (3, [])
    states = {number: case(number).state for number in ("0011", "0012", "0013")}
    assert states == {"0011": "handling", "0012": "replied", "0013": "assigned"}
    lead, co = read(case("0011").pk).assignments
    assert (lead.role, co.role, lead.acknowledged_on) == ("lead", "co", date(2026, 3, 12))


def test_clocks_run_from_the_past_days_and_stop_where_they_stopped(taken: Report) -> None:
    running = Clock.objects.get(case_id=case("0011").pk, part="A1", limit="reply")
    assert (running.start_on, running.stopped_on) == (date(2026, 3, 10), None)
    answered = Clock.objects.get(case_id=case("0012").pk, part="A1", limit="reply")
    assert answered.stopped_on == date(2026, 5, 20)
    waiting = Clock.objects.filter(case_id=case("0013").pk, limit="reply").get()
    assert (waiting.start_on, waiting.stopped_on) == (date(2026, 6, 29), None)


def test_nobody_is_told_of_what_lies_behind(taken: Report) -> None:
    assert not Notice.objects.exists()


def test_lines_carry_the_past_day_and_say_that_the_case_was_taken_over(taken: Report) -> None:
    lines = Line.objects.filter(case_id=case("0012").pk)

    assert lines.get(kind="TakenOver").occurred_on == ON
    assert lines.get(kind="Assigned").occurred_on == date(2026, 3, 10)
    assert {line.recorded_at.date() for line in lines} == {ON}


def test_rates_count_them_as_the_rule_says(cast: Cast, taken: Report) -> None:
    made = yearly_briefing(office=cast.congress, year=2026, as_of=ON)
    keys = ("led", "replied", "on_time", "first_back", "first_back_paper")

    assert [made.figure(key, "suggestion").value for key in keys] == [3, 1, 1, 1, 1]


def test_twice_is_once(cast: Cast, taken: Report, tmp_path: Path) -> None:
    lines = Line.objects.count()

    again = take(tmp_path)

    assert (again.created, again.unchanged, Line.objects.count()) == (0, 3, lines)
