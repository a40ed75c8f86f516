"""Whoever waits for the database is told what for."""

from pathlib import Path

import pytest

from jianyan.config import embedded_progress
from jianyan.config.embedded_locks import Lock, is_held, locked
from jianyan.config.embedded_progress import wait


def test_it_says_what_it_waits_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(embedded_progress, "FIRST_WORD", 0)
    answers = iter([False, False, True])

    wait(lambda: next(answers), "The database is starting")

    assert capsys.readouterr().err.count("The database is starting") == 1


def test_it_is_silent_where_there_is_nothing_to_wait_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    wait(lambda: True, "The database is starting")

    assert capsys.readouterr().err == ""


def test_a_lock_is_shared_or_seized(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    one, two = Lock(path), Lock(path)

    assert one.share()
    assert two.share(block=False)
    assert not is_held(path)
    assert not one.seize(block=False)
    one.close()
    assert two.seize(block=False)
    assert is_held(path)
    two.close()
    with locked(path, "nobody"):
        assert is_held(path)
    assert not is_held(path)
