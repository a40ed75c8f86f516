"""Stopping and restarting a clock on the desk, where the rule in force lets a clock stop."""

from pathlib import Path

import pytest

from jianyan.cases.perform import read
from tests import cast as c
from tests.cast import Cast
from tests.deadlines.packs import write
from tests.web.desk.conftest import Enter


@pytest.fixture
def address(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The water bureau's task under a rule that knows a ground for stopping."""
    monkeypatch.setenv("JIANYAN_RULES_DIR", str(write(tmp_path, "ours", version="2025")))
    cast.congress.rules = "ours"
    cast.congress.save()
    return f"/desk/cases/{c.assigned(cast).pk}/A1/"


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["plain", "htmx"])
def test_the_office_stops_and_restarts_a_clock(
    enter: Enter, address: str, headers: dict[str, str]
) -> None:
    client, case_id = enter("zhou"), int(address.split("/")[3])
    stopped = {"ground": "awaiting_law", "reason": "等待上位法修订。"}

    assert client.get(f"{address}stop_clock/").status_code == 200
    client.post(f"{address}stop_clock/", stopped, headers=headers)
    assert read(case_id).assignments[0].clock_stopped_on is not None
    assert "等待上位法修订。" in client.get(f"/desk/cases/{case_id}/").content.decode()

    assert client.get(f"{address}restart_clock/").status_code == 200
    client.post(f"{address}restart_clock/", {"reason": "已修订。"}, headers=headers)
    assert read(case_id).assignments[0].clock_stopped_on is None


def test_a_stop_wants_a_reason(enter: Enter, address: str) -> None:
    answer = enter("zhou").post(f"{address}stop_clock/", {"ground": "awaiting_law", "reason": ""})

    assert answer.status_code == 422


@pytest.mark.parametrize(("name", "code"), [("chen", 403), ("qian", 404), ("he", 403)])
def test_nobody_else_stops_a_clock(enter: Enter, address: str, name: str, code: int) -> None:
    assert enter(name).get(f"{address}stop_clock/").status_code == code
