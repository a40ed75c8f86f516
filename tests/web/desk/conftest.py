"""A desk on the tests' own day, and people who come to it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from tests.cast import DAY, Cast

Enter = Callable[[str], Client]


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(datetime(DAY.year, DAY.month, DAY.day, 2, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def enter(cast: Cast) -> Enter:
    """A browser in which one of the cast is signed in."""

    def signed_in(name: str) -> Client:
        client = Client()
        client.force_login(cast.users[name])
        return client

    return signed_in
