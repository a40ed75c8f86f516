"""A story of the browser: a provincial suggestion is drafted by a city's bureau and answered by the city (S32)."""

from datetime import date

import pytest

from jianyan.cases.models import Case
from tests import browser
from tests import cast as c
from tests.cases.test_levels import province
from tests.journeys.walking import (
    Walk,
    draft,
    find_case,
    make,
    open_case,
    rate,
    reads,
    verified,
)

pytestmark = [*browser.in_chromium, pytest.mark.django_db(transaction=True)]
OWN_NUMBER = "市办〔2026〕7号"


def test_a_provincial_suggestion_is_drafted_by_the_city(walk: Walk) -> None:
    walk.day(date(2026, 3, 2))
    cast = c.gather()
    case, city = province(cast)

    page = walk.enters("pan")
    open_case(page, case.title)
    make(page, "assign", **{"share-0-unit": str(city.pk), "share-0-role": "sole"})
    the_city_hands_it_down(walk, case, str(cast.water.pk))
    the_bureau_drafts(walk, case)
    the_city_answers(walk, case)
    rate(walk.enters("guo", phone=True))
    page = walk.enters("pan")
    find_case(page, case.title)
    make(page, "conclude")

    assert Case.objects.get().state == "concluded"
    verified()


def the_city_hands_it_down(walk: Walk, case: Case, bureau: str) -> None:
    page = walk.enters("sun")
    open_case(page, case.title)
    make(page, "acknowledge", officer="孙立")
    make(page, "hand_down", units=bureau, number=OWN_NUMBER)


def the_bureau_drafts(walk: Walk, case: Case) -> None:
    """It sees both numbers, drafts, and has no way to send anything out itself."""
    page = walk.enters("chen")
    open_case(page, case.title)
    reads(page, OWN_NUMBER, case.number)
    make(page, "acknowledge", officer="陈涛")
    draft(page, "经研究,现答复如下。")
    for move in ("send_for_approval", "issue", "deliver"):
        assert page.locator(f'main a[href$="/{move}/"]').count() == 0


def the_city_answers(walk: Walk, case: Case) -> None:
    page = walk.enters("sun")
    open_case(page, case.title)
    make(page, "send_for_approval", why="由省人大代表工委代为联系。")
    make(page, "endorse", why="已经市政府常务会议研究。")
    make(page, "issue", document_no="江府函〔2026〕3号", signer="市长")
    make(page, "deliver")
