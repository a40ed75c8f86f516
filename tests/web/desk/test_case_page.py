"""The case's page: states in words, answers beside wishes, clocks with their reasons, one button."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from jianyan.cases.models import Case
from tests import cast as c
from tests.cast import Cast
from tests.web.desk.conftest import Enter


@pytest.mark.parametrize("name", ["zhou", "sun", "chen", "zhao", "wu"])
def test_it_opens_to_those_whose_it_is(cast: Cast, enter: Enter, name: str) -> None:
    reply = c.promised(cast)

    page = enter(name).get(f"/desk/cases/{reply.case_id}/")

    assert page.status_code == 200
    assert c.TITLE in page.content.decode()


@pytest.mark.parametrize(
    ("name", "code"), [("qian", 404), ("li", 403), ("feng", 403), ("he", 403)]
)
def test_it_is_nowhere_for_a_stranger(cast: Cast, enter: Enter, name: str, code: int) -> None:
    case = c.assigned(cast)

    assert enter(name).get(f"/desk/cases/{case.pk}/").status_code == code


def test_it_asks_for_the_login(cast: Cast) -> None:
    case = c.assigned(cast)

    assert Client().get(f"/desk/cases/{case.pk}/").status_code == 302


def test_it_is_found_by_the_reference_that_letters_carry(cast: Cast, enter: Enter) -> None:
    number = Case.objects.get(pk=c.filed(cast).pk).number
    address = f"/desk/cases/congress/2026/{number}/"

    assert c.TITLE in enter("zhou").get(address).content.decode()
    assert enter("qian").get(address).status_code == 404
    assert enter("zhou").get("/desk/cases/congress/2026/9999/").status_code == 404


def test_a_clock_says_how_long_until_when_and_why(cast: Cast, enter: Enter) -> None:
    case = c.assigned(cast)

    page = enter("chen").get(f"/desk/cases/{case.pk}/").content.decode()

    assert "个工作日" in page
    assert "6月2日(周二)" in page
    assert "为什么是这一天" in page
    assert "期限为3个月" in page


def test_the_button_is_drawn_from_the_table(cast: Cast, enter: Enter) -> None:
    case = c.filed(cast)

    mine = enter("zhou").get(f"/desk/cases/{case.pk}/").content.decode()

    assert f'<a class="button primary" href="/desk/cases/{case.pk}/case/assign/">交办</a>' in mine
    assert mine.count("button primary") == 1


def test_a_hidden_rating_leaves_no_trace_on_the_page(cast: Cast, enter: Enter) -> None:
    reply = c.rated(cast, c.BAD, "排污口没有全部封堵。")

    for name in ("chen", "zhao", "sun", "wu"):
        page = enter(name).get(f"/desk/cases/{reply.case_id}/").content.decode()
        for trace in ("不满意", "没有全部封堵", "已评价"):
            assert trace not in page, (name, trace)
    office = enter("zhou").get(f"/desk/cases/{reply.case_id}/").content.decode()
    assert "没有全部封堵" in office


def test_unpublished_text_carries_the_readers_name(cast: Cast, enter: Enter) -> None:
    case = c.filed(cast)

    page = enter("zhou").get(f"/desk/cases/{case.pk}/").content.decode()

    assert "周文 江州市人大常委会代表工作委员会 2026-03-02 10:00" in page


def test_what_was_written_is_written_out_and_not_run(cast: Cast, enter: Enter) -> None:
    case = c.filed(cast)
    Case.objects.filter(pk=case.pk).update(title="<script>alert(1)</script>")

    page = enter("zhou").get(f"/desk/cases/{case.pk}/").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_page_takes_as_many_queries_whatever_happened(
    cast: Cast, enter: Enter, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = enter("zhou")
    reply = c.promised(cast)

    for _ in range(2):
        with django_assert_num_queries(15):
            client.get(f"/desk/cases/{reply.case_id}/")
        client.post(f"/desk/cases/{reply.case_id}/R1/register_rating/", rating(cast))


def rating(cast: Cast) -> dict[str, object]:
    values = {"axis_attitude": "SATISFIED", "axis_result": "SATISFIED"}
    return {"proposer": cast.li.pk, "scan": "2026-档-1", **values}
