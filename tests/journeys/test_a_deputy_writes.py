"""A deputy writes on the phone, is interrupted, finds every word again, submits; the office has it."""

import pytest
from playwright.sync_api import expect

from jianyan.cases.models import Case, Line
from jianyan.cases.perform import read
from tests import browser
from tests.cast import POINTS, SITUATION, TITLE, gather
from tests.journeys.walking import Walk, fill, open_case, reads

pytestmark = [*browser.in_chromium, pytest.mark.django_db(transaction=True)]


def test_a_deputy_writes_and_submits(walk: Walk) -> None:
    gather()
    page = walk.enters("li", phone=True)
    page.locator("main nav.verbs a").first.click()
    fill(page, title=TITLE, situation=SITUATION)
    expect(page.locator("[data-saved][data-state=saved]")).to_be_visible()
    assert not Line.objects.exists()  # kept for its writer alone, without a line in the journal

    page = walk.enters("li")
    page.goto(f"{walk.site}/my/new/")
    expect(page.locator("[name=title]")).to_have_value(TITLE)
    page.locator("button[value=submit]").click()
    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.locator("[name=situation]")).to_have_value(SITUATION)

    fill(page, **{f"point-{no}": point for no, point in enumerate(POINTS, start=1)})
    fill(page, publish_consent="yes")
    page.locator("button[value=submit]").click()
    expect(page.locator("h1")).to_have_text(TITLE)
    reads(page, *POINTS)

    office = walk.enters("zhou")
    open_case(office, TITLE)
    reads(office, *POINTS)
    case = read(Case.objects.get().pk)
    assert (case.case.state, len(case.points)) == ("submitted", len(POINTS))
