"""A real Chromium for the tests that want one: one start for each module and process, a context for each page."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
# As root Chromium wants no sandbox; the rest keeps it from doing what no test looks at.
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-color-profile=srgb")
DESKTOP, PHONE = (1440, 900), (390, 844)
SECONDS = 30  # until a page must have answered, on a machine that does much else

Open = Callable[..., Page]
in_chromium = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Playwright runs a loop beside the tests of this module, which Django would take for async."""
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield found
        found.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
    else:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens browser windows of a size, each with its own cookies; they close with the test."""
    opened: list[BrowserContext] = []

    def new(size: tuple[int, int] = DESKTOP, language: str = "zh-CN") -> BrowserContext:
        width, height = size
        context = browser.new_context(viewport={"width": width, "height": height}, locale=language)
        context.set_default_timeout(SECONDS * 1000)
        opened.append(context)
        return context

    yield new
    for context in opened:
        context.close()


def sign_in(context: BrowserContext, site: str, session_key: str) -> None:
    """The cookie of a session opened beforehand: passwords prove nothing here."""
    context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session_key, "url": site}]
    )
