"""Accessible: cards to review with what is alike, findings, an extension asked for, a co-handling unit rated."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from playwright.sync_api import BrowserContext

from tests import cast as c
from tests.barriers import Screen
from tests.browser import PHONE, in_chromium
from tests.cast import DAY, Cast
from tests.disputed import going_by

pytestmark = in_chromium


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(datetime(DAY.year, DAY.month, DAY.day, 2, tzinfo=UTC), tick=False):
        yield


def signed_in(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(cast.users[who])
    return client


def test_cards_with_what_is_alike(cast: Cast, window: Callable[..., BrowserContext]) -> None:
    c.filed(cast)
    case = c.submitted(cast)
    screen, desk = Screen(window().new_page()), signed_in(cast, "zhou")

    pages = [
        desk.get(f"/desk/{way}")
        for way in ("review/", f"cases/{case.pk}/similar/", f"cases/{case.pk}/findings/")
    ]

    assert case.title in pages[0].content.decode()
    assert [screen.faults(one) for one in pages] == [[]] * 3


def test_more_time_asked_for(cast: Cast, window: Callable[..., BrowserContext]) -> None:
    work = c.handling(cast)
    screen, desk = Screen(window().new_page()), signed_in(cast, "chen")
    url = f"/desk/cases/{work.case_id}/A1/request_extension/"

    pages = [desk.get(url), desk.post(url, {})]

    assert [one.status_code for one in pages] == [200, 422]
    assert [screen.faults(one) for one in pages] == [[], []]


def test_a_co_handling_unit_is_rated(cast: Cast, window: Callable[..., BrowserContext]) -> None:
    case_id = c.delivered(going_by(cast, "cq-2018")).case_id
    screen, phone = Screen(window(PHONE).new_page()), signed_in(cast, "li")
    url = f"/my/cases/J{case_id}/co/A2/"

    pages = [phone.get(url), phone.post(url, {"do": "final"})]

    assert [screen.faults(one) for one in pages] == [[], []]
