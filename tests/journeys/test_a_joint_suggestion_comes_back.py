"""A story of the browser: two deputies, a leader who is away, a dissatisfied lead and a second round."""

from datetime import date

import pytest

from jianyan.cases import journal
from jianyan.cases.models import Case, Line, Rating
from tests import browser
from tests import cast as c
from tests.journeys.walking import (
    Walk,
    find_case,
    make,
    open_case,
    rate,
    reads,
    verified,
)

pytestmark = [*browser.in_chromium, pytest.mark.django_db(transaction=True)]
WISH = "请写明完成时间。"


def test_a_joint_suggestion_is_handled_twice(walk: Walk) -> None:
    walk.day(date(2026, 3, 2))
    cast = c.gather()
    case = c.assigned(cast, joint=True)

    the_head_is_away(walk)
    both_units_work(walk, case)
    a_reply_goes_out(walk, case, "现答复如下。", "江水〔2026〕1号")
    both_deputies_read_it(walk, case)
    rated(walk, result="DISSATISFIED", comment=WISH)
    the_office_orders_another_round(walk, case)
    a_reply_goes_out(walk, case, "现补充答复如下,六月底前完成。", "江水〔2026〕2号")
    rated(walk, result="SATISFIED")
    page = walk.enters("zhou")
    find_case(page, case.title)
    make(page, "conclude")

    assert Case.objects.get().state == "concluded"
    assert list(Rating.objects.order_by("round_no").values_list("counts", flat=True)) == [
        "dissatisfied",
        "satisfied",
    ]
    signed = Line.objects.filter(kind="Issued").order_by("seq")
    away = cast.users["zhao"].pk
    assert [journal.stands_in_for(line.data) for line in signed] == [away, away]
    verified()


def the_head_is_away(walk: Walk) -> None:
    """赵局 names 陈涛 for the weeks to come."""
    page = walk.enters("zhao")
    page.goto(f"{walk.site}/posts/")
    page.locator("select[name=substitute]").select_option(label="陈涛")
    page.locator("input[name=from_on]").fill("2026-03-02")
    page.locator("input[name=to_on]").fill("2026-06-30")
    page.get_by_role("button", name="确定代理人").click()
    reads(page, "陈涛")


def both_units_work(walk: Walk, case: Case) -> None:
    co = walk.enters("wu")
    open_case(co, case.title)
    make(co, "acknowledge", officer="吴倩")
    make(co, "give_co_opinion", opinion="由我局配合。")
    lead = walk.enters("chen")
    open_case(lead, case.title)
    make(lead, "acknowledge", officer="陈涛")
    make(lead, "record_contact", mode="phone", stage="before", note="已沟通。")


def a_reply_goes_out(walk: Walk, case: Case, body: str, document_no: str) -> None:
    """The officer drafts and, standing in for the head, endorses and signs off."""
    page = walk.enters("chen")
    open_case(page, case.title)
    answers = {f"text_{no}": f"第{no}条已办。" for no in (1, 2, 3)}
    adopted = {f"adopted_{no}": "full" for no in (1, 2, 3)}
    make(
        page, "draft_reply", body=body, outcome_class="A", publicity="proactive", **answers,
        **adopted,
    )  # fmt: skip
    make(page, "send_for_approval", why="会办意见已并入。")
    make(page, "endorse", why="已集体研究。")
    make(page, "issue", document_no=document_no, signer="赵局")
    make(page, "deliver")
    reads(page, "代赵局")


def both_deputies_read_it(walk: Walk, case: Case) -> None:
    for who in ("li", "liu"):
        page = walk.enters(who, phone=True)
        page.goto(f"{walk.site}/my/cases/J{case.pk}/letter/R1/")
        reads(page, "现答复如下。")


def rated(walk: Walk, *, result: str, comment: str = "") -> None:
    rate(walk.enters("li", phone=True), result, comment)


def the_office_orders_another_round(walk: Walk, case: Case) -> None:
    page = walk.enters("zhou")
    open_case(page, case.title)
    reads(page, WISH)
    make(page, "rehandle", reason="请补充完成时间。")
