"""The public's door: its rights, its language, and how long a page may be kept."""

import pytest
from django.db import ProgrammingError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from jianyan.cases.models import Case
from jianyan.web.portal.door import Public, page
from tests import cast as c
from tests.cast import Cast
from tests.web.portal.conftest import Town, publish

CASE = "/replies/congress/2026/0001/"


def test_a_view_that_asks_for_inner_rows_is_refused_by_the_database(cast: Cast) -> None:
    @page
    def forgetful(request: HttpRequest, public: Public) -> HttpResponse:
        return HttpResponse(str(Case.objects.count()))

    with pytest.raises(ProgrammingError, match="permission denied"):
        forgetful(RequestFactory().get("/"))


def test_an_unchanged_page_is_not_sent_again(client: Client, town: Town) -> None:
    for url in ("/", "/replies/", CASE, "/feed/", "/open-data/replies.csv"):
        is_kept(client, url)


def is_kept(client: Client, url: str) -> None:
    first = client.get(url)

    again = client.get(url, headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["Last-Modified"] == again.headers["Last-Modified"]
    assert first.headers["Cache-Control"] == "public, max-age=60"


def test_a_page_is_sent_again_when_something_was_published(client: Client, town: Town) -> None:
    tag = client.get("/").headers["ETag"]
    publish(town.cast, c.delivered(town.cast), on=c.DAY.replace(month=6))

    assert client.get("/", headers={"If-None-Match": tag}).status_code == 200


def test_every_language_and_address_has_a_page_of_its_own(client: Client, town: Town) -> None:
    tags = {
        client.get(url).headers["ETag"] for url in ("/", "/replies/", "/replies/?kind=proposal")
    }
    client.cookies["django_language"] = "en"

    assert len({*tags, client.get("/").headers["ETag"]}) == 4


def test_nothing_is_written_through_it(client: Client, town: Town) -> None:
    assert client.post("/").status_code == 405


def test_it_speaks_chinese_whatever_the_browser_prefers(client: Client, db: None) -> None:
    answer = client.get("/accessibility/", headers={"Accept-Language": "en"})

    assert '<html lang="zh-hans">' in answer.content.decode()
    assert answer.headers["Content-Language"] == "zh-hans"


def test_it_speaks_english_to_whoever_switched(client: Client, db: None) -> None:
    answer = client.get("/language/en/?next=/accessibility/", follow=True)

    assert answer.redirect_chain == [("/accessibility/", 302)]
    assert '<html lang="en">' in answer.content.decode()
    assert "Accessibility" in answer.content.decode()


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com", "javascript:1"])
def test_switching_leads_nowhere_else(client: Client, db: None, elsewhere: str) -> None:
    assert client.get("/language/en/", {"next": elsewhere}).headers["Location"] == "/"


def test_an_unknown_language_is_not_there(client: Client, db: None) -> None:
    assert client.get("/language/xx/").status_code == 404
