"""What the tests of notices share: who is told what, as lines."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from jianyan.notices.inbox import inbox
from tests.cast import Cast

Kinds = Callable[..., list[str]]


def at(day: date, hour: int = 2) -> datetime:
    """Ten in the morning in Shanghai, unless another hour is asked for."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@pytest.fixture
def kinds(cast: Cast) -> Kinds:
    """The kinds of notices somebody finds on a day, newest first."""

    def found(name: str, on: date) -> list[str]:
        return [line.kind for line in inbox(cast.actor(name, on), at(on, 15)).lines]

    return found
