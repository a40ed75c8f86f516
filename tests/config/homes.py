"""Homes of their own for the tests of the embedded database, and processes that use them."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from jianyan.config import embedded_files
from jianyan.config.embedded_files import Postmaster
from jianyan.config.embedded_locks import is_held

CHECKOUT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds until a test gives up; nothing is measured


class Holder:
    """One process that holds the database of a home."""

    all: ClassVar[list["Holder"]] = []

    def __init__(self, home: Path, *prefix: str, **env: str) -> None:
        self.all.append(self)
        self.process = subprocess.Popen(
            [*prefix, sys.executable, str(CHECKOUT / "tests" / "config" / "holder.py"), str(home)],
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(CHECKOUT / "src"), **env},
            start_new_session=True,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def send(self, sql: str = "SELECT 1") -> None:
        assert self.process.stdin
        self.process.stdin.write(sql + "\n")
        self.process.stdin.flush()

    def answer(self) -> dict[str, object]:
        assert self.process.stdout
        if line := self.process.stdout.readline():
            answer: dict[str, object] = json.loads(line)
            return answer
        raise AssertionError(self.process.communicate()[1])

    def ask(self, sql: str = "SELECT 1") -> list[list[object]]:
        self.send(sql)
        rows = self.answer()["rows"]
        assert isinstance(rows, list)
        return rows

    def ask_and_quit(self, sql: str = "SELECT 1") -> list[list[object]]:
        rows = self.ask(sql)
        self.quit()
        return rows

    def quit(self) -> str:
        """End it as programs end; what it said on stderr."""
        said = self.process.communicate(timeout=PATIENCE)[1]
        assert self.process.returncode == 0, said
        return said

    def kill(self, with_signal: int = signal.SIGKILL) -> None:
        os.killpg(self.process.pid, with_signal)
        self.process.communicate(timeout=PATIENCE)


def end_all() -> None:
    """End what a failed test left."""
    while Holder.all:
        holder = Holder.all.pop()
        if holder.process.poll() is None:
            holder.kill()


def runs(home: Path) -> bool:
    """Whether any process of the server lives."""
    return is_held(home / "postgres" / "running.lock")


def postmaster(home: Path) -> Postmaster:
    server = embedded_files.postmaster(home / "postgres" / "data")
    assert server
    return server


def eventually(happens: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < until
        time.sleep(0.02)
