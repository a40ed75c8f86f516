"""People who walk through the pages: each signs in, follows links, fills in forms and reads what it says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.test import Client
from django.utils import translation
from playwright.sync_api import BrowserContext, Page, expect

from jianyan import doors
from jianyan.cases import replay
from jianyan.cases.workflow import MOVES
from jianyan.ops import projections
from jianyan.people.models import User
from tests.browser import DESKTOP, PHONE, SECONDS, sign_in

expect.set_options(timeout=SECONDS * 1000)
Day = Callable[[date], None]
SESSION = "sessionid"


@dataclass
class Walk:
    """One journey: the site, the day, and everybody's window."""

    site: str
    window: Callable[..., BrowserContext]
    day: Day
    _windows: dict[str, BrowserContext] = field(default_factory=dict)

    def enters(self, username: str, *, phone: bool = False) -> Page:
        """A person signs in today and stands on the first page."""
        if username not in self._windows:
            self._windows[username] = self.window(PHONE if phone else DESKTOP)
        context = self._windows[username]
        if username:
            client = Client()
            client.force_login(User.objects.get(username=username))
            sign_in(context, self.site, client.cookies[SESSION].value)
        page = context.pages[0] if context.pages else context.new_page()
        page.goto(f"{self.site}/home/")
        return page

    def anybody(self) -> Page:
        """Somebody of the public, signed in nowhere."""
        return self.enters("")


def label(move: str) -> str:
    """What the button of a move says."""
    with translation.override("zh-hans"):
        return str(MOVES[move].label)


def find_case(page: Page, title: str) -> None:
    """Not on the worklist: by the search of the desk."""
    page.locator("header [name=q]").fill(title)
    page.keyboard.press("Enter")
    open_case(page, title)


def open_case(page: Page, title: str) -> None:
    """From the list to the case, by its title."""
    page.locator("main [data-open]").filter(has_text=title).first.click()
    expect(page.locator("h1")).to_contain_text(title)


def make(page: Page, move: str, *, part: str = "", why: str = "", **typed: str) -> None:
    """On the page of a case: take up a move by its button, fill in its form, send it.

    `why`: the reason that is given where the page warns of something.
    """
    take_up(page, move, part)
    fill(page, **typed)
    if why and page.locator("main form .notice[role=alert]").count():
        fill(page, reason=why)
    page.locator("main form .button.primary").click()
    expect(page.locator(".messages, .error-summary").first).to_contain_text(label(move))


def take_up(page: Page, move: str, part: str = "") -> None:
    """Open the form of a move by its button, which may stand in the menu."""
    button = page.locator(
        f'main a[href$="/{part}/{move}/"]' if part else f'main a[href$="/{move}/"]'
    )
    if not button.first.is_visible():
        page.locator("main details.menu summary").click()
    expect(button.first).to_contain_text(label(move))  # of several tasks with the unit's name
    button.first.click()
    expect(page.locator("h1")).to_have_text(label(move))


def reply(page: Page, body: str, document_no: str, *, outcome_class: str = "A") -> None:
    """Somebody who holds every post of the unit drafts, endorses, signs off and delivers."""
    draft(page, body, outcome_class=outcome_class)
    make(page, "send_for_approval", why="会办意见已并入。")
    make(page, "endorse", why="已集体研究。")
    make(page, "issue", document_no=document_no, signer="负责人")
    make(page, "deliver")


def draft(page: Page, body: str, *, outcome_class: str = "A") -> None:
    """All three points of the test's case, each with its answer."""
    answers = {f"text_{no}": f"第{no}条已办。" for no in (1, 2, 3)}
    adopted = {f"adopted_{no}": "full" for no in (1, 2, 3)}
    make(
        page, "draft_reply", body=body, outcome_class=outcome_class, publicity="proactive",
        **answers, **adopted,
    )  # fmt: skip


def rate(page: Page, result: str = "SATISFIED", comment: str = "") -> None:
    """The proposer, from the first page: the form, a last look, sent."""
    page.locator("main .todo .button.primary").first.click()
    fill(page, attitude="SATISFIED", result=result, **({"comment": comment} if comment else {}))
    page.locator("button[value=review]").click()
    page.locator("button[value=final]").click()
    expect(page.locator(".messages").first).to_be_visible()


def verified() -> None:
    """What `jianyan verify` looks for: nothing of it is found."""
    for ids in replay.chunks():
        assert projections.problems(ids) == []
    assert list(projections.unreconciled(doors.today())) == []


def fill(page: Page, **typed: str) -> None:
    """Fields by their names: words are typed, one of several answers is chosen."""
    for name, value in typed.items():
        box = page.locator(f'form [name="{name}"]')
        kind = box.first.evaluate("one => one.type || one.tagName")
        if kind == "radio":
            page.locator(f'form [name="{name}"][value="{value}"]').check()
        elif kind.startswith("select"):
            box.select_option(value)
        else:
            box.fill(value)


def reads(page: Page, *words: str) -> None:
    """The page says so, to somebody who looks at it."""
    for said in words:
        expect(
            page.locator("main").get_by_text(said).locator("visible=true").first
        ).to_be_visible()
