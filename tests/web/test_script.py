"""The script: keys, type size, unsaved words and classification marks, in a real browser."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

import jianyan.web
from jianyan.cases.secrecy import patterns

STATIC = Path(jianyan.web.__file__).parent / "static"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
SITE = "http://jianyan.test"
PAGE = """<!doctype html><html lang="zh-hans"><head><title>t</title>
<script src="/static/js/early.js"></script><script src="/static/js/jianyan.js" defer></script>
<script src="/static/js/unsaved.js" defer></script></head>
<body><button data-type-size>大字版</button><input data-search id="q">
<details class="menu"><summary>更多办理</summary><a href="#x">申请延期</a></details>
<details id="card"><summary data-key="p">立案</summary><input name="once" type="hidden"><input id="category"></details>
<a href="#next" data-key="s ArrowRight">下一件</a>
<ul data-rows><li><a href="#1">一</a></li><li><a href="#2">二</a></li></ul>
<form method="post" action="/sent" data-guard data-autosave="/draft" data-owner="7">
<textarea id="text" name="text"></textarea><p data-count-for="text" data-most="5"></p>
<span data-saved></span><button>提交</button></form>
<div id="toasts"></div>{words}</body></html>"""

PATTERNS = {
    "secrecy_patterns": json.dumps(patterns()),
    "secrecy_hints": json.dumps(patterns("hint")),
}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def posts() -> list[str]:
    return []


@pytest.fixture
def page(browser: Browser, posts: list[str]) -> Iterator[Page]:
    with translation.override("en"):
        body = PAGE.replace("{words}", render_to_string("parts/_words.html", PATTERNS))

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        if route.request.method == "POST":
            posts.append(path)
            route.fulfill(status=204 if path == "/draft" else 200, body="")
        elif path.startswith("/static/"):
            route.fulfill(path=STATIC / path.removeprefix("/static/"))
        else:
            route.fulfill(body=body, content_type="text/html; charset=utf-8")

    context = browser.new_context()
    opened = context.new_page()
    opened.route("**/*", answer)
    opened.goto(SITE + "/")
    yield opened
    context.close()


def kept(page: Page) -> str:
    return str(page.evaluate("JSON.stringify(localStorage)"))


def test_a_key_opens_its_box_at_the_first_field_and_presses_its_link(page: Page) -> None:
    page.keyboard.press("p")
    expect(page.locator("#card")).to_have_attribute("open", "")
    expect(page.locator("#category")).to_be_focused()

    page.keyboard.type("s")  # typed, not pressed
    assert not page.url.endswith("#next")

    page.locator("#category").blur()
    page.keyboard.press("ArrowRight")
    assert page.url.endswith("#next")


def test_it_walks_the_rows_by_j_and_k(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")

    assert page.evaluate("document.activeElement.textContent") == "一"
    assert page.locator(".is-chosen").count() == 1


def test_it_finds_the_search_and_leaves_typing_alone(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("j?")

    assert page.input_value("#q") == "j?"
    assert page.locator("dialog[open]").count() == 0


def test_it_shows_the_keys(page: Page) -> None:
    page.keyboard.press("?")

    expect(page.locator("#help")).to_be_visible()


def test_it_closes_a_menu_by_escape(page: Page) -> None:
    page.click("summary")
    page.keyboard.press("Escape")

    assert page.locator("details[open]").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_it_remembers_large_type(page: Page) -> None:
    page.click("[data-type-size]")
    page.reload()

    expect(page.locator("html")).to_have_attribute("data-type", "large")
    expect(page.locator("[data-type-size]")).to_have_attribute("aria-pressed", "true")


def test_it_saves_what_is_typed(page: Page, posts: list[str]) -> None:
    page.fill("#text", "已沟通")

    expect(page.locator("form [data-saved]")).to_contain_text("Saved at")
    assert posts == ["/draft"]


def test_it_counts_the_characters_left(page: Page) -> None:
    page.fill("#text", "一二三四五六𠀀")

    expect(page.locator("[data-count-for]")).to_have_text("2 characters too many")


def test_it_keeps_words_on_the_device_when_offline_and_puts_them_back(page: Page) -> None:
    page.route("**/draft", lambda route: route.abort())
    page.fill("#text", "断网时写的")
    expect(page.locator("form [data-saved]")).to_have_attribute("data-state", "kept")

    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()

    assert page.input_value("#text") == "断网时写的"


@pytest.mark.parametrize(
    "text", ["机密★10年", "機密☆解密前", "密级：机密", "机\u200b密*5年", "一。\n★机密"]
)
def test_marked_text_is_neither_sent_nor_kept(page: Page, posts: list[str], text: str) -> None:
    """The server is only told to forget what it kept of the form before."""
    bodies: list[str] = []
    page.on("request", lambda request: bodies.append(unquote(request.post_data or "")))
    page.fill("#text", text)
    expect(page.locator("form [data-saved]")).to_have_attribute("data-state", "refused")
    page.click("form button")

    assert page.url == SITE + "/"
    assert set(posts) == {"/draft"}
    assert "密" not in "".join(bodies)
    assert kept(page) == "{}"
