"""Homes of their own: a database made once, and copies of it to be ill-treated."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.config.homes import Holder, end_all, eventually, runs


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stopped database with one empty table."""
    home = tmp_path_factory.mktemp("original")
    Holder(home).ask_and_quit("CREATE TABLE moves (name text)")
    return home


@pytest.fixture
def home(original: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of it, below a folder that only its owner may enter, as pytest's folders are."""
    home = tmp_path / "home"
    subprocess.run(["cp", "-a", str(original), str(home)], check=True)
    yield home
    end_all()
    eventually(lambda: not runs(home))
