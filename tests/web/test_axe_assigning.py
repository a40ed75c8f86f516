"""Accessible to everybody: review by cards, the lists for signature, the meeting, and what units confirm."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from playwright.sync_api import BrowserContext

from jianyan.cases import actions as a
from jianyan.cases.meeting import go_on
from jianyan.cases.perform import perform
from jianyan.people.succession import Change, succeed
from tests import cast as c
from tests.barriers import Screen
from tests.browser import in_chromium
from tests.cases.test_disputes import asked_again
from tests.cases.test_meeting import held, signed
from tests.cast import DAY, Cast

pytestmark = in_chromium
AT = datetime(DAY.year, DAY.month, DAY.day, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def screen(window: Callable[..., BrowserContext]) -> Screen:
    return Screen(window().new_page())


def faults(screen: Screen, cast: Cast, who: str, *addresses: str) -> dict[str, list[str]]:
    client = Client()
    client.force_login(cast.users[who])
    found = {address: screen.faults(client.get(address)) for address in addresses}
    return {address: said for address, said in found.items() if said}


def test_before_anything_is_there(cast: Cast, screen: Screen) -> None:
    ways = ("review/", "split/lists/", "split/meetings/", "precedents/", "rosters/changes/")

    assert faults(screen, cast, "sun", "/desk/rosters/changes/", "/desk/asked/") == {}
    assert faults(screen, cast, "zhou", *(f"/desk/{way}" for way in ways)) == {}


def test_lists_and_what_a_unit_confirms(cast: Cast, screen: Screen) -> None:
    case = c.filed(cast)
    perform(a.propose_units, case, cast.by("zhou"), shares=c.shares_of(cast))
    perform(a.consult_units, case, cast.by("zhou"))
    perform(a.submit_split, case, cast.by("zhou"), list_no="甲1")

    found = faults(screen, cast, "zhou", "/desk/split/lists/")

    assert found | faults(screen, cast, "chen", "/desk/asked/") == {}


def test_a_meeting_on_its_way_and_at_its_end(cast: Cast, screen: Screen) -> None:
    opened = held(cast, [c.filed(cast), *signed(cast, 2)])
    page = f"/desk/split/meetings/{opened.pk}/"
    go_on(opened.pk, cast.by("zhou"), most=2)
    begun = faults(screen, cast, "zhou", page, "/desk/split/meetings/")
    go_on(opened.pk, cast.by("zhou"))

    assert begun | faults(screen, cast, "zhou", page) == {}


def test_precedents_and_changes_of_units(cast: Cast, screen: Screen) -> None:
    perform(
        a.keep_assignment, asked_again(cast), cast.by("zhou"), reason="属水利。", leader="何副市长"
    )
    succeed(cast.finance, Change(kind="renamed", on=DAY, name="江州市财政金融局"))

    assert faults(screen, cast, "zhou", "/desk/precedents/") == {}
    assert faults(screen, cast, "sun", "/desk/rosters/changes/") == {}
