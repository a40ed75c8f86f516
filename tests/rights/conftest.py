"""The town of the rights, on the tests' own day, while every window for ratings is open."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from tests.cast import DAY, Cast, gather
from tests.rights import neighbours
from tests.rights.town import Town, build


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(datetime(DAY.year, DAY.month, DAY.day, 2, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody of the other tests, and the neighbours."""
    found = gather()
    neighbours.settle(found)
    return found


@pytest.fixture
def town(cast: Cast) -> Town:
    return build(cast)
