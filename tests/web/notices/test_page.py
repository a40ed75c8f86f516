"""通知页面: what one is told, read or not, and the way to its case."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from jianyan.notices.models import Notice, Reading
from tests import cast as c
from tests.cast import Cast

LIST = "/notices/"


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    day = c.DAY
    with time_machine.travel(datetime(day.year, day.month, day.day, 6, tzinfo=UTC), tick=False):
        yield


def signed_in(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.users[name])
    return client


def page(client: Client, address: str = LIST) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.parametrize("name", ["chen", "zhou", "sun", "li"])
def test_everybody_finds_their_own(cast: Cast, name: str) -> None:
    c.rated(cast, values=c.BAD, comment="河还是臭的。")
    mine = page(signed_in(cast, name))

    if name == "sun":
        assert c.TITLE not in mine  # the window is still open
    else:
        assert c.TITLE in mine


def test_opening_one_marks_it_read_and_leads_to_the_case(cast: Cast) -> None:
    case = c.assigned(cast)
    client = signed_in(cast, "chen")
    notice = Notice.objects.get(kind="assigned", unit=cast.water)

    answer = client.get(f"{LIST}{notice.pk}/")

    assert answer["Location"] == reverse("desk:case", args=[case.pk])
    assert Reading.objects.filter(user=cast.users["chen"], notice=notice).exists()
    assert 'method="post"' not in page(client).partition("page-head")[2].partition("<table")[0]


def test_a_proposer_comes_to_the_own_page(cast: Cast) -> None:
    case = c.filed(cast)
    notice = Notice.objects.get(kind="filed")

    answer = signed_in(cast, "li").get(f"{LIST}{notice.pk}/")

    assert answer["Location"] == reverse("members:case", args=[case.pk])


def test_all_are_read_by_one_button(cast: Cast) -> None:
    c.assigned(cast)
    c.assigned(cast)
    client = signed_in(cast, "chen")

    client.post(f"{LIST}read/")

    assert Reading.objects.filter(user=cast.users["chen"]).count() == 2


@pytest.mark.parametrize("name", ["he", "wu", "wang", "feng"])
def test_nobody_opens_what_is_meant_for_others(cast: Cast, name: str) -> None:
    c.filed(cast)
    notice = Notice.objects.get(kind="filed")

    assert signed_in(cast, name).get(f"{LIST}{notice.pk}/").status_code == 404


def test_nobody_comes_in_without_signing_in(cast: Cast) -> None:
    assert "login" in Client().get(LIST)["Location"]


def test_an_empty_list_says_what_will_stand_there(cast: Cast) -> None:
    assert "empty" in page(signed_in(cast, "chen"))


def test_pages_follow_each_other(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from jianyan.notices import inbox
    from jianyan.web.notices import views

    monkeypatch.setattr(inbox, "PAGE", 2)
    monkeypatch.setattr(views, "PAGE", 2)
    for _ in range(3):
        c.assigned(cast)
    client = signed_in(cast, "chen")

    assert "?page=2" in page(client)
    assert "?page=1" in page(client, f"{LIST}?page=2")
    assert page(client, f"{LIST}?page=no")
