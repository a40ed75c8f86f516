"""What the journeys share: a server on a database of its own, and people at their own screens."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from playwright.sync_api import BrowserContext
from pytest_django.live_server_helper import LiveServer

from tests.cast import DAY
from tests.journeys.walking import Day, Walk


@pytest.fixture
def day() -> Iterator[Day]:
    """The day in law, which a journey moves on."""
    with time_machine.travel(moment(DAY), tick=False) as traveller:
        yield lambda on: traveller.move_to(moment(on))


def moment(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 2, tzinfo=UTC)


@pytest.fixture
def walk(live_server: LiveServer, window: Callable[..., BrowserContext], day: Day) -> Walk:
    return Walk(live_server.url, window, day)
