"""Accessible: an outside reply, two texts side by side, moves that bring files, the import of cases."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from playwright.sync_api import BrowserContext

from tests import cast as c
from tests.barriers import Screen
from tests.browser import in_chromium
from tests.cast import DAY, Cast
from tests.web.desk.test_imports import looked
from tests.web.desk.test_outside_reply import pdf, typed

pytestmark = in_chromium


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(datetime(DAY.year, DAY.month, DAY.day, 2, tzinfo=UTC), tick=False):
        yield


def test_a_reply_made_elsewhere(cast: Cast, window: Callable[..., BrowserContext]) -> None:
    screen, desk = Screen(window().new_page()), Client()
    desk.force_login(cast.users["chen"])
    work = c.handling(cast)
    base = f"/desk/cases/{work.case_id}"
    mine = "您提出的建议收悉。2026年底前完成20处排污口封堵。"

    empty = desk.get(f"{base}/A1/outside/")
    warned = desk.post(f"{base}/A1/outside/", typed(body=mine))
    desk.post(f"{base}/A1/outside/", typed(body=mine, reason="会签时改过。", sealed=pdf(mine[:9])))
    pages = [
        desk.get(f"{base}/R1/compared/"),
        desk.get(f"{base}/"),
        desk.get(f"{base}/A1/record_contact/"),
    ]

    assert [one.status_code for one in (warned, *pages[:2])] == [422, 200, 200]
    assert [screen.faults(one) for one in (empty, warned, *pages)] == [[]] * 5


def test_the_import_of_cases(cast: Cast, window: Callable[..., BrowserContext]) -> None:
    screen, desk = Screen(window().new_page()), Client()
    desk.force_login(cast.users["zhou"])
    upload = looked(cast, desk)
    url = f"/desk/imports/{upload.pk}/"

    pages = [desk.get("/desk/imports/"), desk.post("/desk/imports/", {}), desk.get(url)]
    desk.post(url)
    pages.append(desk.get(url))

    assert [screen.faults(one) for one in pages] == [[]] * 4
