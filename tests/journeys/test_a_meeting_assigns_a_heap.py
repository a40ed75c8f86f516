"""A story of the browser: a heap is assigned at one meeting, the line breaks half-way, and it goes on."""

from dataclasses import dataclass
from datetime import date

import pytest
from playwright.sync_api import Route, expect

from jianyan.cases import meeting
from jianyan.cases.models import Case
from tests import browser
from tests import cast as c
from tests.cases.test_meeting import signed
from tests.journeys.walking import Walk, verified

pytestmark = [*browser.in_chromium, pytest.mark.django_db(transaction=True)]
HEAP, STEPS = 6, 2


@dataclass
class Line:
    """The network, which bears so many steps and then breaks."""

    steps: int

    def __call__(self, route: Route) -> None:
        self.steps -= 1
        route.continue_() if self.steps >= 0 else route.abort()


def test_a_heap_is_assigned_with_its_progress_and_goes_on_after_the_line_broke(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meeting, "AT_ONCE", 1)
    walk.day(date(2026, 3, 2))
    cast = c.gather()
    signed(cast, HEAP)
    undrafted = c.filed(cast)

    page = walk.enters("zhou")
    page.goto(f"{walk.site}/desk/split/")
    for title in page.locator("input[name=case]").all():
        title.check()
    page.locator("button[formaction*='meetings/new/']").click()
    counted = page.locator("#meeting-progress + .figures")
    expect(counted).to_have_text(f"0 / {HEAP + 1}")
    page.route("**/meetings/*/", Line(steps=STEPS))
    page.locator("button[value=go]").click()
    expect(counted).to_have_text(f"{STEPS} / {HEAP + 1}")

    assert Case.objects.filter(state="assigned").count() == STEPS
    page.unroute("**/meetings/*/")
    page.reload()
    page.locator("button[value=go]").click()
    expect(counted).to_have_text(f"{HEAP + 1} / {HEAP + 1}")
    expect(page.locator("tbody[data-rows]")).to_contain_text(undrafted.title)

    states = list(Case.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["assigned"] * HEAP + ["filed"]
    verified()
