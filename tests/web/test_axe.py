"""Accessible to everybody: axe-core finds no barrier on any page, at desk and phone width, in large type."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import transaction
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, override_settings
from playwright.sync_api import BrowserContext

from jianyan.cases import actions as a
from jianyan.cases.perform import perform
from jianyan.web.accounts.urls import addresses
from tests import cast as c
from tests.barriers import Screen
from tests.browser import in_chromium
from tests.cast import DAY, Cast
from tests.web.desk.made_moves import BY_MOVE, MADE, Made, move_url
from tests.web.portal.conftest import published_town
from tests.web.portal.test_pages import GONE, PAGES

pytestmark = in_chromium
Window = Callable[..., BrowserContext]
Faults = dict[str, list[str]]
SHARES = 6  # the forms of the moves are looked at in so many tests, for several workers
REFUSED = ("draft_reply", "assign", "record_contact", "register_rating", "correct")


@pytest.fixture
def screen(window: Window) -> Screen:
    return Screen(window().new_page())


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with at(DAY):
        yield


def at(day: date) -> time_machine.travel:
    return time_machine.travel(datetime(day.year, day.month, day.day, 2, tzinfo=UTC), tick=False)


def enter(cast: Cast, name: str) -> Client:
    client = Client()
    if name:
        client.force_login(cast.users[name])
    return client


def look(screen: Screen, client: Client, *addresses: str) -> Faults:
    """What is wrong with each of these pages; those without a fault are left out."""
    found = {address: screen.faults(client.get(address)) for address in addresses}
    return {address: faults for address, faults in found.items() if faults}


@pytest.mark.parametrize("share", range(SHARES))
def test_the_forms_of_the_moves(cast: Cast, screen: Screen, share: int) -> None:
    found: Faults = {}
    for made in MADE[share::SHARES]:
        with at(made.on), transaction.atomic():
            address = move_url(made.bring(cast), made.move)
            found |= look(screen, enter(cast, made.who), address)
            transaction.set_rollback(True)
        for office in (cast.congress, cast.cppcc):  # a start may set another rule for it
            office.refresh_from_db()

    assert found == {}


@pytest.mark.parametrize("made", [BY_MOVE[name] for name in REFUSED], ids=lambda made: made.move)
def test_a_refused_form(cast: Cast, screen: Screen, made: Made) -> None:
    part = made.bring(cast)
    assert made.bad is not None

    answer = enter(cast, made.who).post(move_url(part, made.move), made.bad(cast))

    assert answer.status_code == 422
    assert screen.faults(answer) == []


@pytest.mark.parametrize("name", ["zhou", "sun", "chen"])
def test_the_desk(cast: Cast, screen: Screen, name: str) -> None:
    empty = look(screen, enter(cast, name), "/desk/")
    cases = [f"/desk/cases/{pk}/" for pk in some_cases(cast)]
    pages = ["/desk/", "/desk/?bucket=late", "/desk/ledger/", "/desk/ledger/?q=none&light=late"]

    found = look(screen, enter(cast, name), *pages, *cases)

    assert empty | found == {}


def some_cases(cast: Cast) -> list[int]:
    """What the lead unit can see: just assigned, rated badly, promised and published."""
    fresh = c.assigned(cast)
    rated = c.rated(cast, c.BAD, "排污口没有全部封堵。", chain="proposal")
    promise = c.promised(cast)
    shown = c.published(cast)
    return [fresh.pk, rated.case_id, promise.case_id, shown.case_id]


def test_entry_and_reports(cast: Cast, screen: Screen) -> None:
    c.promised(cast)
    pages = [
        "/desk/enter/",
        "/desk/enter/offline/",
        "/desk/reports/?year=2026",
        "/desk/reports/figures/led/?year=2026",
    ]

    found = look(screen, enter(cast, "zhou"), *pages)
    refused = screen.faults(enter(cast, "zhou").post("/desk/enter/", {"lead": "无人"}))

    assert found == {}
    assert refused == []


def test_the_members_pages(cast: Cast, screen: Screen) -> None:
    empty = look(screen, enter(cast, "li"), "/my/", "/my/ratings/")
    drafted = c.drafted(cast)
    promise = c.promised(cast)
    perform(a.fulfil, promise, cast.by("chen"), evidence="全部封堵。")
    rated = c.rated(cast, c.BAD, "仍在排放。")
    of = f"/my/cases/J{promise.case_id}/"
    ways = ("", "todo/", "all/", "replies/", "joint/", "ratings/", "new/")
    parts = ("", "rate/R1/", "letter/R1/", "promises/C1/", "contacts/1/")

    found = look(
        screen, enter(cast, "li"), *(f"/my/{way}" for way in ways), *(of + part for part in parts),
        f"/my/cases/J{drafted.pk}/", f"/my/cases/J{drafted.pk}/write/",
        f"/my/cases/J{drafted.pk}/withdraw/", f"/my/cases/J{rated.case_id}/",
    )  # fmt: skip

    assert empty | found == {}


def test_the_writing_page_with_everything_it_says(cast: Cast, screen: Screen) -> None:
    """The list before sending, words that hint at secrets, and the text of another window."""
    li, words = (
        enter(cast, "li"),
        {"rows": "2", "title": "关于修桥以及关于植树", "point-1": "修桥。"},
    )
    li.post("/my/new/keep/", {**words, "page": "a1"})
    li.post("/my/new/keep/", {**words, "title": "关于植树", "page": "b2"})

    checked = li.post("/my/new/", {**words, "do": "check", "opened": "a1", "page": "c3"})
    asked = li.post("/my/new/", {**words, "situation": "不得外传。", "do": "save", "page": "a1"})

    assert (checked.status_code, asked.status_code) == (200, 422)
    assert "checklist" in checked.content.decode()
    assert screen.faults(checked) + screen.faults(asked) == []


def test_a_rating_refused_and_looked_at_once_more(cast: Cast, screen: Screen) -> None:
    reply = c.delivered(cast)
    page, client = f"/my/cases/J{reply.case_id}/rate/R1/", enter(cast, "li")

    refused = client.post(page, {**c.BAD, "step": "review"})
    again = client.post(page, {**c.GOOD, "step": "review"})

    assert (refused.status_code, again.status_code) == (422, 200)
    assert screen.faults(refused) + screen.faults(again) == []


@pytest.mark.parametrize("half", [0, 1])
def test_the_portal(cast: Cast, screen: Screen, half: int) -> None:
    published_town(cast)
    pages = [url for url in (*PAGES, GONE) if not url.endswith((".csv", ".json", "/feed/"))]

    assert look(screen, Client(), *pages[half::2]) == {}


def test_signing_in_and_errors(cast: Cast, screen: Screen) -> None:
    found = look(screen, Client(), "/login/", "/nowhere/", "/confidential/")
    found["signed out"] = screen.faults(Client().post("/my/new/", {"title": "关于"}))
    found |= look(screen, enter(cast, "he"), "/desk/", "/my/")
    with override_settings(ROOT_URLCONF=WithAccounts, DEMO=True):
        found |= look(screen, Client(), "/demo/")
    broken = HttpResponse(render_to_string("500.html"))

    assert {address: faults for address, faults in found.items() if faults} == {}
    assert screen.faults(broken) == []


class WithAccounts:
    """The addresses of a demonstration, where accounts are listed by role."""

    urlpatterns = [*addresses(demo=True)]
