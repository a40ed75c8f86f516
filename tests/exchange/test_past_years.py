"""往年目录: unit, class, reply and day of a past year come in as closed history."""

from datetime import date
from pathlib import Path

from jianyan.cases.models import Case
from jianyan.cases.states import CaseState
from jianyan.deadlines.models import Clock
from tests.cast import Cast
from tests.exchange.conftest import Run, counts
from tests.exchange.files import write_csv
from tests.exchange.test_catalogue import GOOD, HEADS

PAST_HEADS = [*HEADS[:5], "主办单位", "会办单位", "办理结果", "答复日期", "满意度"]
PAST = ["0007", "关于疏浚河道的提案", "民盟江州市委", "党派", "2025-01-09", "市水利局", "财政局、江州市气象局", "1", "2025-05-20", "满意"]  # fmt: skip


def test_it_takes_past_handling_in_as_closed_history(run: Run, cast: Cast, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [PAST_HEADS, PAST])

    first, second = run(path, session="2025"), run(path, session="2025")

    assert counts(first) == (1, 1, 0, 0, 0)
    assert counts(second) == (1, 0, 0, 1, 0)
    case = Case.objects.get()
    assert (case.state, case.lead_unit_id) == (CaseState.HISTORY, cast.water.pk)
    assert case.replied_on == date(2025, 5, 20)
    assert not Clock.objects.exists()
    assert [line["code"] for line in first["notices"]] == ["text_column_absent", "unit_unknown"]
    assert "江州市气象局" in first["notices"][1]["message"]


def test_it_closes_a_filed_case_when_its_result_comes_later(run: Run, tmp_path: Path) -> None:
    heads = [*PAST_HEADS, "正文"]
    filed = [*PAST[:5], "", "", "", "", "", "河道淤积。建议尽快疏浚。"]
    run(write_csv(tmp_path / "a.csv", [heads, filed]), session="2025")
    assert Case.objects.get().state == CaseState.FILED

    answer = run(write_csv(tmp_path / "b.csv", [heads, [*PAST, filed[-1]]]), session="2025")

    assert counts(answer) == (1, 0, 1, 0, 0)
    assert answer["diff"][0]["applied"] is True
    assert Case.objects.get().state == CaseState.HISTORY


def test_it_shows_another_result_of_a_past_case_and_leaves_it(run: Run, tmp_path: Path) -> None:
    run(write_csv(tmp_path / "a.csv", [PAST_HEADS, PAST]), session="2025")
    other = [*PAST[:5], "市交通运输局", "", "2", *PAST[8:]]

    answer = run(write_csv(tmp_path / "b.csv", [PAST_HEADS, other]), session="2025")

    (change,) = answer["diff"]
    assert change["applied"] is False
    assert change["fields"] == {
        "outcome": {"before": "1", "after": "2"},
        "units": {"before": "江州市水利局、江州市财政局", "after": "江州市交通运输局"},
    }


def test_it_refuses_a_day_that_has_not_come(run: Run, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [HEADS, [*GOOD[:4], "2098-01-08", GOOD[5]]])

    (line,) = run(path)["refused"]

    assert line["code"] == "date_ahead"


def test_it_refuses_a_past_result_without_a_number(run: Run, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [PAST_HEADS, ["", *PAST[1:]]])

    (line,) = run(path, session="2025")["refused"]

    assert line["code"] == "history_without_number"
