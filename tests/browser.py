"""A real Chromium for the tests that want one: one start for each module and process, a context for each page."""

import os
import shutil
from collections.abc import Callable, Generator, Iterator

import pytest
from django.conf import settings
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
# As root Chromium wants no sandbox; the rest keeps it from doing what no test looks at.
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-color-profile=srgb")
DESKTOP, PHONE = (1440, 900), (390, 844)
SECONDS = 30  # until a page must have answered, on a machine that does much else

Open = Callable[..., Page]
WINDOWS = pytest.StashKey[list[BrowserContext]]()
in_chromium = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Playwright runs a loop beside the tests of this module, which Django would take for async.

    Beside a loop Django keeps connections apart from those of the thread. They are closed before the
    loop ends: `tests.postgres.use` sees only one kind, and the next module's tests would write to the
    database that these still stand on while the server reads another.
    """
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield found
        found.close()
        connections.close_all()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
    else:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@pytest.fixture
def window(
    browser: Browser, request: pytest.FixtureRequest
) -> Iterator[Callable[..., BrowserContext]]:
    """Opens browser windows of a size, each with its own cookies; they close with the test."""
    opened = request.node.stash[WINDOWS] = list[BrowserContext]()

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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where a test fails, its report says on which pages its windows stood."""
    report = yield
    if report.when == "call" and report.failed:
        for context in item.stash.get(WINDOWS, []):
            report.sections += [(f"window at {page.url}", _seen(page)) for page in context.pages]
    return report


def _seen(page: Page) -> str:
    """The cookies' names and the beginning of what can be read there."""
    try:
        cookies = " ".join(cookie["name"] for cookie in page.context.cookies())
        return f"cookies: {cookies}\n{page.inner_text('body', timeout=2000)[:1500]}"
    except PlaywrightError as error:
        return f"could not be read: {error}"
