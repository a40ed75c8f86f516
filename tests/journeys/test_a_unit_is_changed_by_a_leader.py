"""A story of the browser: a proposal is returned twice; the second time a leader decides who handles it."""

from datetime import date

import pytest
from playwright.sync_api import expect

from jianyan.cases.models import Case
from jianyan.people.models import User
from jianyan.people.rights import Role
from jianyan.people.users import grant
from tests import browser
from tests import cast as c
from tests.journeys.walking import (
    Walk,
    find_case,
    label,
    make,
    open_case,
    rate,
    reads,
    reply,
    take_up,
    verified,
)

pytestmark = [*browser.in_chromium, pytest.mark.django_db(transaction=True)]
DUTY = "三定规定中该项职责不在我局。"
DECISION = "经研究,由市财政局统筹资金并负责答复。"


def test_a_proposal_is_returned_twice_and_decided_by_a_leader(walk: Walk) -> None:
    walk.day(date(2026, 3, 2))
    cast = c.gather()
    fan = User.objects.create(username="fan", name="范会")
    for role in (Role.UNIT_LIAISON, Role.UNIT_PRINCIPAL):
        grant(fan, role, unit=cast.finance)
    case = c.assigned(cast, chain="proposal")

    the_unit_asks_to_be_released(walk, case, "chen")
    the_office_keeps_it(walk, case)
    the_unit_asks_to_be_released(walk, case, "chen")
    the_leader_gives_it_to_another(walk, case, str(cast.finance.pk))
    the_co_unit_and_the_new_one_work(walk, case)
    rate(walk.enters("wang", phone=True))
    clerk = walk.enters("qian")
    find_case(clerk, case.title)
    reads(clerk, "市政府秘书长何川")
    make(clerk, "conclude")

    assert Case.objects.get().state == "concluded"
    verified()


def the_unit_asks_to_be_released(walk: Walk, case: Case, who: str) -> None:
    page = walk.enters(who)
    open_case(page, case.title)
    make(page, "request_return", part="A1", reason=DUTY, signer="赵局")


def the_office_keeps_it(walk: Walk, case: Case) -> None:
    page = walk.enters("qian")
    open_case(page, case.title)
    reads(page, DUTY)
    make(page, "keep_assignment", reason="对照职责规定,仍由你局办理。")


def the_leader_gives_it_to_another(walk: Walk, case: Case, unit: str) -> None:
    """Without a leader's name it is refused, and what was typed stands there still."""
    page = walk.enters("qian")
    open_case(page, case.title)
    take_up(page, "reassign", "A1")
    page.locator("form [name=unit]").select_option(unit)
    page.locator("form [name=reason]").fill(DECISION)
    page.locator("main form .button.primary").click()
    expect(page.locator("#id_leader_error")).to_be_visible()
    expect(page.locator("form [name=reason]")).to_have_value(DECISION)
    page.locator("form [name=leader]").fill("市政府秘书长何川")
    page.locator("main form .button.primary").click()
    expect(page.locator(".messages").first).to_contain_text(label("reassign"))


def the_co_unit_and_the_new_one_work(walk: Walk, case: Case) -> None:
    co = walk.enters("wu")
    open_case(co, case.title)
    make(co, "acknowledge", part="A2", officer="吴倩")
    make(co, "give_co_opinion", opinion="由我局配合。")
    page = walk.enters("fan")
    open_case(page, case.title)
    make(page, "acknowledge", part="A3", officer="范会")
    make(page, "record_contact", mode="phone", stage="before", note="已沟通。")
    reply(page, "资金已列入预算,现答复如下。", "江财〔2026〕6号", outcome_class="1")
