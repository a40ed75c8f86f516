"""A deputy writes while everything goes wrong: no connection, an expired login, a closed browser, two devices."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from jianyan.cases.models import Case, DraftBuffer
from jianyan.cases.perform import read
from jianyan.people.models import User
from tests import browser
from tests import cast as c
from tests.browser import CHROMIUM, FLAGS, SECONDS, sign_in
from tests.cast import gather
from tests.journeys.walking import SESSION, Walk, fill, reads

pytestmark = [*browser.in_chromium, pytest.mark.django_db(transaction=True)]
BEFORE, OFFLINE, ONLINE, EXPIRED = (
    "关于修缮青石桥",
    "断网时写的。",
    "联网后写的。",
    "登录过期后写的。",
)
Start = Callable[[], BrowserContext]


@pytest.fixture
def start(browser: Browser, tmp_path: Path) -> Iterator[Start]:
    """The same person's browser on the same computer, closed and started again."""
    opened: list[BrowserContext] = []

    def new() -> BrowserContext:
        context = browser.browser_type.launch_persistent_context(
            tmp_path / "profile", executable_path=CHROMIUM, args=list(FLAGS), locale="zh-CN"
        )
        context.set_default_timeout(SECONDS * 1000)
        opened.append(context)
        return context

    yield new
    for context in opened:
        context.close()


def signs_in(context: BrowserContext, site: str, who: str = "li") -> None:
    client = Client()
    client.force_login(User.objects.get(username=who))
    sign_in(context, site, client.cookies[SESSION].value)


def writes_at(page: Page, url: str) -> Page:
    page.goto(url)
    return page


def stands(page: Page, state: str) -> None:
    expect(page.locator(f"[data-saved][data-state={state}]")).to_be_visible()


@pytest.mark.usefixtures("day")
def test_no_connection_no_login_and_a_closed_browser(
    live_server: LiveServer, start: Start
) -> None:
    gather()
    new = f"{live_server.url}/my/new/"
    context = start()
    signs_in(context, live_server.url)
    page = writes_at(context.pages[0], new)
    fill(page, title=BEFORE)
    stands(page, "saved")

    context.set_offline(True)  # the connection goes; one goes on, with a box more than there were
    fill(page, situation=OFFLINE, publish_consent="no")
    page.locator("[data-add-point]").click()
    fill(page, **{"point-4": "第四条。"})
    page.locator("button[value=submit]").last.click()  # stopped before it is lost
    stands(page, "kept")
    assert DraftBuffer.objects.get().body == {"rows": "3", "title": BEFORE}
    context.clear_cookies()  # closing takes the hold off the network first: what it sends then is lost
    context.close()  # and the browser is closed

    context = start()
    signs_in(context, live_server.url)
    page = writes_at(context.pages[0], new)
    for name, words in (("title", BEFORE), ("situation", OFFLINE), ("point-4", "第四条。")):
        expect(page.locator(f"[name={name}]")).to_have_value(words)
    expect(page.locator("[name=publish_consent][value=no]")).to_be_checked()
    stands(page, "saved")  # back on line it is on the server too
    assert page.evaluate("localStorage.length") == 0
    assert DraftBuffer.objects.get().body["point-4"] == "第四条。"

    context.clear_cookies(name=settings.SESSION_COOKIE_NAME)  # the login expires while one writes
    fill(page, situation=OFFLINE + EXPIRED)
    stands(page, "kept")
    page.locator("button[value=submit]").last.click()  # sent all the same: the words are shown
    expect(page.locator("#typed")).to_have_value(f"{BEFORE}\n\n{OFFLINE}{EXPIRED}\n\n第四条。")
    context.close()

    context = start()
    signs_in(context, live_server.url)
    page = writes_at(context.pages[0], new)
    expect(page.locator("[name=situation]")).to_have_value(OFFLINE + EXPIRED)
    page.locator("button[value=submit]").last.click()
    expect(page.locator("h1")).to_have_text(BEFORE)
    page.wait_for_load_state()  # the script that forgets what was sent has run
    case = read(Case.objects.get().pk)
    assert case.body(case.case.situation_no or 0) == OFFLINE + EXPIRED
    assert page.evaluate("JSON.stringify(localStorage)") == "{}"
    assert not DraftBuffer.objects.exists()


def test_signed_in_again_in_another_window_one_goes_on(walk: Walk) -> None:
    gather()
    page = walk.enters("li")
    writes_at(page, f"{walk.site}/my/new/")
    page.context.clear_cookies()
    fill(page, title=BEFORE)
    stands(page, "kept")

    signs_in(page.context, walk.site)
    page.context.new_page().goto(f"{walk.site}/my/")
    fill(page, situation=ONLINE)
    stands(page, "saved")
    page.locator("button[value=submit]").last.click()
    expect(page.locator(".error-summary")).to_be_visible()  # of the form, not of a lost token
    expect(page.locator("[name=situation]")).to_have_value(ONLINE)


def test_somebody_else_signs_in_and_does_not_get_the_words(walk: Walk) -> None:
    cast = gather()
    page = walk.enters("li")
    writes_at(page, f"{walk.site}/my/new/")
    page.context.clear_cookies()
    signs_in(page.context, walk.site, "liu")
    fill(page, title=BEFORE)
    stands(page, "kept")

    assert not DraftBuffer.objects.exists()
    other = page.context.new_page()
    other.goto(f"{walk.site}/my/new/")
    expect(other.locator("[name=title]")).to_have_value("")
    assert cast.users["liu"].pk != cast.users["li"].pk


def test_two_devices_write_one_draft(walk: Walk) -> None:
    """The later one is told, and both texts stand on the page until its writer saves once more."""
    cast = gather()
    url = f"{walk.site}/my/cases/J{c.drafted(cast).pk}/write/"
    desktop, phone = walk.enters("li"), walk.window(browser.PHONE).new_page()
    signs_in(phone.context, walk.site)
    writes_at(desktop, url)
    writes_at(phone, url)

    fill(desktop, situation="电脑上写的。")
    stands(desktop, "saved")
    fill(phone, situation="手机上写的。")
    stands(phone, "refused")
    desktop.locator("button[value=save]").last.click()
    reads(desktop, "草稿已保存")

    phone.locator("button[value=save]").last.click()
    expect(phone.locator(".error-summary")).to_contain_text("两份文字都已保留")
    reads(phone, "电脑上写的。")
    expect(phone.locator("[name=situation]")).to_have_value("手机上写的。")
    phone.locator("button[value=save]").last.click()
    reads(phone, "草稿已保存")
    case = read(Case.objects.get().pk)
    assert case.body(case.case.situation_no or 0) == "手机上写的。"


def test_s08_hints_are_asked_about_before_a_word_is_kept_anywhere(walk: Walk) -> None:
    gather()
    page = walk.enters("li")
    writes_at(page, f"{walk.site}/my/new/")
    fill(page, situation="某项材料不得外传。")
    stands(page, "refused")
    assert not DraftBuffer.objects.exists()
    assert "不得外传" not in page.evaluate("JSON.stringify(localStorage)")
    page.locator("button[value=save]").last.click()  # held back, and the question stands on top
    reads(page, "不得外传")
    assert not Case.objects.exists()

    page.locator("[name=looked_through]").check()
    stands(page, "saved")
    fill(page, situation="某项材料不得外传,涉密人员名单。")  # another word, another question
    stands(page, "refused")
    expect(page.locator("[name=looked_through]")).not_to_be_checked()
    assert DraftBuffer.objects.get().body["situation"] == "某项材料不得外传。"

    with page.expect_response("**/my/new/keep/"):  # a mark is not asked about: what was kept goes
        fill(page, situation="密级:机密 某项材料。")
    stands(page, "refused")
    expect(page.locator("form [data-saved]")).to_contain_text("密级标志")
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator("[name=situation]")).to_have_value("")
    assert DraftBuffer.objects.get().body == {}
    assert page.evaluate("JSON.stringify(localStorage)") == "{}"
