"""Members' pages on the tests' own day, and people who come to them."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from tests.cast import DAY, Cast

Enter = Callable[[str], Client]


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(at(DAY), tick=False):
        yield


@pytest.fixture
def enter(cast: Cast) -> Enter:
    """A browser in which one of the cast is signed in, reading English."""

    def signed_in(name: str) -> Client:
        client = Client(headers={"accept-language": "en"})
        client.force_login(cast.users[name])
        return client

    return signed_in
