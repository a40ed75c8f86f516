"""启动检查: a bad rule file or calendar stops the start and says where and what to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from jianyan.deadlines.checks import rule_files
from tests.deadlines.packs import write


def test_what_is_shipped_is_sound() -> None:
    assert rule_files(None) == []


@pytest.mark.parametrize(
    ("good", "bad", "code"),
    [
        ('within = "3 month"', 'within = "3 moon"', "rules.bad_within"),
        ('counted_from = "assigned"', 'counted_from = "assignedd"', "rules.bad_counted_from"),
        ('article = "第十条"', "", "rules.article_missing"),
        ('at_most = "6 month"', 'at_most = "2 month"', "rules.ceiling_below_limit"),
        ("stops_for", "stop_for", "rules.unknown_key"),
    ],
)
def test_a_bad_rule_file_is_named_with_line_and_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, good: str, bad: str, code: str
) -> None:
    file = write(tmp_path, "ours", version="1") / "ours.toml"
    text = file.read_text("utf-8")
    assert good in text
    file.write_text(text.replace(good, bad, 1), "utf-8")
    monkeypatch.setenv("JIANYAN_RULES_DIR", str(tmp_path))

    (error,) = rule_files(None)

    assert error.msg.startswith("ours.toml, line ")
    assert "check-rules" in str(error.hint)
    assert error.id == code


def test_a_bad_calendar_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "calendars").mkdir()
    (tmp_path / "calendars" / "2027.toml").write_text("year = 2027\nday = 1\n", "utf-8")
    monkeypatch.setenv("JIANYAN_HOME", str(tmp_path))

    (error,) = rule_files(None)

    assert error.msg.startswith("2027.toml")


def test_djangos_own_check_finds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ours.toml").write_text("key = 1", "utf-8")
    monkeypatch.setenv("JIANYAN_RULES_DIR", str(tmp_path))

    with pytest.raises(SystemCheckError, match=r"ours\.toml"):
        call_command("check", "--tag", "rules")


def test_a_command_does_not_even_start_the_database(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text("key = 1", "utf-8")
    home = tmp_path / "home"
    around = {**os.environ, "JIANYAN_RULES_DIR": str(tmp_path), "JIANYAN_HOME": str(home)}

    done = subprocess.run(
        [sys.executable, "-m", "jianyan.ops.cli", "tick"],
        env=around, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert "ours.toml, line" in done.stderr
    assert not (home / "postgres").exists()
