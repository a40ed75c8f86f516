"""The worklist's page: buckets that filter, what is missing, the next step as a way."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from jianyan.cases.perform import read
from tests import cast as c
from tests.cast import Cast
from tests.web.desk.conftest import Enter


@pytest.mark.parametrize("name", ["zhou", "qian", "sun", "chen", "zhao", "wu"])
def test_it_opens_to_the_staff(cast: Cast, enter: Enter, name: str) -> None:
    c.handling(cast)

    assert enter(name).get("/desk/").status_code == 200


@pytest.mark.parametrize("name", ["li", "feng", "he"])
def test_it_is_not_open_to_others(enter: Enter, name: str) -> None:
    assert enter(name).get("/desk/").status_code == 403


def test_it_asks_for_the_login(db: None) -> None:
    assert Client().get("/desk/").headers["Location"] == "/login/?next=/desk/"


def test_it_says_what_is_missing_and_what_comes_next(cast: Cast, enter: Enter) -> None:
    from jianyan.cases import actions as a
    from jianyan.cases.perform import perform

    work = read(c.assigned(cast).pk).assignments[0]
    perform(a.acknowledge, work, cast.by("chen"))

    page = enter("chen").get("/desk/").content.decode()

    assert "未沟通" in page
    assert "会办意见缺1份" in page
    assert f"/desk/cases/{work.case_id}/A1/draft_reply/" in page


def test_a_bucket_is_a_filter(cast: Cast, enter: Enter) -> None:
    new, old = c.submitted(cast), c.filed(cast)

    page = enter("zhou").get("/desk/?bucket=new").content.decode()

    assert f'href="/desk/cases/{new.pk}/"' in page
    assert f'href="/desk/cases/{old.pk}/"' not in page


def test_what_is_not_known_in_an_address_is_left_out(enter: Enter) -> None:
    for query in ("bucket=none", "job=x", "kind=x", "page=x", "page=0", "page=9999999999"):
        assert enter("zhou").get(f"/desk/?{query}").status_code == 200


def test_an_empty_list_says_what_will_stand_there(enter: Enter) -> None:
    assert "目前没有待办" in enter("zhou").get("/desk/").content.decode()


def test_the_page_takes_as_many_queries_whatever_is_on_it(
    cast: Cast, enter: Enter, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = enter("zhou")
    c.submitted(cast)
    for _ in range(2):
        with django_assert_num_queries(6):  # session, user, grants, workplace, two of the list
            client.get("/desk/")
        c.filed(cast)
        c.rated(cast)
