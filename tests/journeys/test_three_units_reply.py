"""A story of the browser: three units handle one suggestion separately, and three replies are rated."""

from datetime import date

import pytest
from playwright.sync_api import Page

from jianyan.cases.models import Case, Delivery, Rating, Round
from jianyan.people.models import User
from jianyan.people.rights import Role
from jianyan.people.users import grant
from tests import browser
from tests import cast as c
from tests.journeys.walking import Walk, find_case, make, open_case, rate, reads, verified

pytestmark = [*browser.in_chromium, pytest.mark.django_db(transaction=True)]
UNITS = {"zhao": "上游河段", "wu": "沿河道路", "fan": "治理经费"}


def test_three_units_reply_each_for_its_part(walk: Walk) -> None:
    walk.day(date(2026, 3, 2))
    cast = c.gather()
    fan = User.objects.create(username="fan", name="范会")
    for role in (Role.UNIT_LIAISON, Role.UNIT_PRINCIPAL):
        grant(fan, role, unit=cast.finance)
    case = c.filed(cast)

    it_is_assigned_in_three_parts(walk, case, [cast.water.pk, cast.transport.pk, cast.finance.pk])
    for number, (who, scope) in enumerate(UNITS.items(), start=1):
        the_unit_replies(walk, who, case, scope, f"文〔2026〕{number}号")
    the_deputy_rates_all_three(walk, case)
    the_office_concludes(walk, case)

    assert Round.objects.filter(case=case).count() == 3
    assert Delivery.objects.filter(case=case).count() == 3
    assert Rating.objects.filter(case=case).count() == 3
    assert Case.objects.get().state == "concluded"
    verified()


def it_is_assigned_in_three_parts(walk: Walk, case: Case, units: list[int]) -> None:
    page = walk.enters("zhou")
    open_case(page, case.title)
    typed: dict[str, str] = {}
    for number, (unit, scope) in enumerate(zip(units, UNITS.values(), strict=True)):
        typed[f"share-{number}-unit"] = str(unit)
        typed[f"share-{number}-role"] = "separate"
        typed[f"share-{number}-scope"] = scope
    make(page, "assign", **typed)
    reads(page, *UNITS.values())


def the_unit_replies(walk: Walk, who: str, case: Case, scope: str, document_no: str) -> None:
    page = walk.enters(who)
    open_case(page, case.title)
    make(page, "acknowledge")
    make(page, "record_contact", mode="phone", stage="before", note="已沟通。")
    answers = {f"text_{no}": f"第{no}条:{scope}部分已办。" for no in (1, 2, 3)}
    adopted = {f"adopted_{no}": "full" for no in (1, 2, 3)}
    make(
        page, "draft_reply", body=f"关于{scope},现答复如下。", outcome_class="A",
        publicity="proactive", **answers, **adopted,
    )  # fmt: skip
    make(page, "send_for_approval")
    make(page, "endorse", why="已集体研究。")
    make(page, "issue", document_no=document_no, signer="负责人")
    make(page, "deliver")


def the_deputy_rates_all_three(walk: Walk, case: Case) -> None:
    for _ in UNITS:
        page: Page = walk.enters("li", phone=True)
        rate(page)
    reads(page, *(f"第1条:{scope}部分已办。" for scope in UNITS.values()))


def the_office_concludes(walk: Walk, case: Case) -> None:
    page = walk.enters("zhou")
    find_case(page, case.title)
    make(page, "conclude")
