"""On a real screen: the public finds, reads and prints a reply, with no barrier that axe-core finds."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import cast as c
from tests.browser import DESKTOP, PHONE, in_chromium
from tests.cast import gather
from tests.web.portal.conftest import published_town
from tests.web.portal.test_pages import CASE, GONE, PAGES

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]
Window = Callable[..., BrowserContext]


@pytest.fixture
def public(live_server: LiveServer) -> LiveServer:
    """The town of the other tests, really committed."""
    published_town(gather())
    return live_server


def test_a_reader_searches_by_keyboard_and_reads_the_reply(
    public: LiveServer, window: Window
) -> None:
    page = window(PHONE).new_page()
    page.goto(public.url)

    page.keyboard.press("/")
    page.keyboard.type("排污口")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=c.TITLE).last.click()

    expect(page.get_by_role("heading", name="江州市水利局的答复")).to_be_visible()
    assert page.context.cookies() == []


def test_a_filter_applies_when_it_is_chosen(public: LiveServer, window: Window) -> None:
    page = window(DESKTOP).new_page()
    page.goto(public.url + "/replies/")

    page.get_by_label("公开形式").select_option("summary")

    page.wait_for_url("**/replies/?*form=summary*")
    expect(page.locator(".public-list > li")).to_have_count(1)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_page_has_a_barrier_or_is_wider_than_the_screen(
    public: LiveServer, window: Window, size: tuple[int, int]
) -> None:
    page = window(size).new_page()
    found = {}
    for url in (*PAGES, GONE, "/replies/?unit=none", "/calculator/?rules=x"):
        if url.endswith((".csv", ".json", "/feed/")):
            continue
        page.goto(public.url + url)
        found[url] = faults(page, size)

    assert {url: said for url, said in found.items() if said} == {}


def faults(page: Page, size: tuple[int, int]) -> list[str]:
    """What axe-core finds, and whether the page is wider than the screen."""
    answer = Axe().run(page).response
    found = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in answer["violations"]]
    for type_size in ("", "large"):
        page.evaluate("size => document.documentElement.dataset.type = size", type_size)
        if page.evaluate("document.documentElement.scrollWidth") > size[0]:
            found.append(f"wider than the screen {type_size}")
    return found


def test_a_case_prints_as_a_sheet_without_furniture(public: LiveServer, window: Window) -> None:
    page = window(DESKTOP).new_page()
    page.goto(public.url + CASE)

    page.emulate_media(media="print")

    expect(page.locator(".portal-nav")).to_be_hidden()
    expect(page.get_by_role("button", name="打印")).to_be_hidden()
    expect(page.get_by_text(public.url + CASE)).to_be_visible()
