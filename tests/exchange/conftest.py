"""导入命令, as a clerk types it, on a day of the tests."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import call_command

from tests.cast import Cast

NOW = datetime(2026, 3, 2, 2, tzinfo=UTC)
Run = Callable[..., dict[str, Any]]


@pytest.fixture
def run(cast: Cast) -> Run:
    """The command as a clerk types it; gives its JSON."""

    def imported(path: Path, *flags: str, session: str = "2026") -> dict[str, Any]:
        out = StringIO()
        arguments = ["--office", "cppcc", "--session", session, "--json", *flags]
        with time_machine.travel(NOW):
            call_command("import_catalogue", str(path), *arguments, stdout=out, stderr=StringIO())
        answer: dict[str, Any] = json.loads(out.getvalue())
        return answer

    return imported


def counts(answer: dict[str, Any]) -> tuple[int, int, int, int, int]:
    refused = len(answer["refused"])
    return (
        answer["rows"],
        answer["created"],
        answer["changed"],
        answer["unchanged"],
        refused,
    )
