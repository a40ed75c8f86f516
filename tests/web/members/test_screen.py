"""On a real screen: a rating by keyboard alone, what is typed kept, and no barrier that axe-core finds."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from jianyan.cases import actions as a
from jianyan.cases.models import Rating
from jianyan.cases.perform import perform
from jianyan.people.models import User
from tests import cast as c
from tests.browser import DESKTOP, PHONE, in_chromium, sign_in
from tests.cast import Cast, gather

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]
Window = Callable[..., BrowserContext]
PATIENCE = 80  # presses of the Tab key until something must have been reached


@pytest.fixture
def people(live_server: LiveServer) -> Cast:
    return gather()


@pytest.fixture
def enter(live_server: LiveServer, window: Window) -> Callable[..., Page]:
    """A page of somebody's own window, signed in, in Chinese."""

    def opened(name: str, size: tuple[int, int], path: str = "/my/") -> Page:
        context = window(size)
        client = Client()
        client.force_login(User.objects.get(username=name))
        sign_in(context, live_server.url, client.cookies["sessionid"].value)
        page = context.new_page()
        page.goto(live_server.url + path)
        return page

    return opened


def tab_to(page: Page, role: str, name: str) -> None:
    """Press Tab until the focus is on what a screen reader would announce so."""
    wanted = page.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]
    for _ in range(PATIENCE):
        page.keyboard.press("Tab")
        if wanted.evaluate_all("all => all.includes(document.activeElement)"):
            return
    pytest.fail(f"no way to {role} {name} by the Tab key")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_reply_is_rated_by_keyboard_alone(
    people: Cast, enter: Callable[..., Page], size: tuple[int, int]
) -> None:
    c.delivered(people)
    page = enter("li", size)

    tab_to(page, "link", "评价")
    page.keyboard.press("Enter")
    expect(page.get_by_text("反馈期满前，承办单位看不到您的评价。")).to_be_visible()
    attitude = page.get_by_role("group", name="办理态度")
    result = page.get_by_role("group", name="办理结果")
    tab_to(page, "radio", "满意")
    page.keyboard.press("Space")
    expect(attitude.get_by_role("radio", name="满意", exact=True)).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(result.get_by_role("radio", name="不满意")).to_be_checked()
    tab_to(page, "button", "下一步：再核对一遍")
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_be_focused()
    expect(result.get_by_role("radio", name="不满意")).to_be_checked()
    tab_to(page, "textbox", "意见或理由选填")
    page.keyboard.type("仍有两处排污口在排放。")
    tab_to(page, "button", "下一步：再核对一遍")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="请核对您的评价")).to_be_visible()
    assert not Rating.objects.exists()
    tab_to(page, "button", "提交评价")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").first).to_contain_text("您的评价已提交")
    assert Rating.objects.get().values == c.BAD


def test_what_is_typed_is_kept_and_found_again(people: Cast, enter: Callable[..., Page]) -> None:
    page = enter("li", PHONE, "/my/new/")
    page.fill("[name=title]", "关于修缮青石桥的建议")
    expect(page.locator("form [data-saved]")).to_have_attribute("data-state", "saved")

    page.reload()

    assert page.input_value("[name=title]") == "关于修缮青石桥的建议"


def test_marked_text_is_not_even_sent(people: Cast, enter: Callable[..., Page]) -> None:
    page = enter("li", PHONE, "/my/new/")
    page.fill("[name=title]", "机密★10年")

    expect(page.locator("form [data-saved]")).to_have_attribute("data-state", "refused")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_barrier_is_found(
    people: Cast, enter: Callable[..., Page], size: tuple[int, int]
) -> None:
    pages = every_page(people)
    page = enter("li", size)
    site = page.url.removesuffix("/my/")
    found = {}
    for path in pages:
        page.goto(site + path)
        found[path] = faults(page, size)
    page.goto(site + "/my/new/")
    page.get_by_role("button", name="提交", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    found["a refused form"] = faults(page, size)

    assert {path: said for path, said in found.items() if said} == {}


def every_page(people: Cast) -> list[str]:
    """All pages of the members, on cases in many states."""
    drafted = c.drafted(people)
    returned = perform(a.send_back, c.submitted(people), people.by("zhou"), reason="请补充。")
    working = c.handling(people)
    promise = c.promised(people)
    perform(a.fulfil, promise, people.by("chen"), evidence="全部封堵。")
    rated = c.rated(people, c.BAD, "仍在排放。")
    of = f"/my/cases/J{promise.case_id}/"
    return [
        "/my/", "/my/todo/", "/my/all/", "/my/replies/", "/my/joint/", "/my/ratings/", "/my/new/",
        of, of + "rate/R1/", of + "letter/R1/", of + "promises/C1/", of + "contacts/1/",
        f"/my/cases/J{drafted.pk}/", f"/my/cases/J{drafted.pk}/write/",
        f"/my/cases/J{returned.pk}/", f"/my/cases/J{returned.pk}/withdraw/",
        f"/my/cases/J{working.case_id}/", f"/my/cases/J{rated.case_id}/",
    ]  # fmt: skip


def faults(page: Page, size: tuple[int, int]) -> list[str]:
    """What axe-core finds, and whether the page is wider than the screen."""
    answer = Axe().run(page).response
    found = [
        f"{one['id']}: {node['html'][:120]}"
        for one in answer["violations"]
        for node in one["nodes"]
    ]
    if page.evaluate("document.documentElement.scrollWidth") > size[0]:
        found.append("wider than the screen")
    page.evaluate("document.documentElement.dataset.type = 'large'")
    if page.evaluate("document.documentElement.scrollWidth") > size[0]:
        found.append("wider than the screen in large type")
    return found
