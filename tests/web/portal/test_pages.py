"""The portal's pages: what is public is there, what is not is nowhere, and nothing is asked of you."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jianyan.cases import actions as a
from jianyan.cases.models import Round, Text
from jianyan.cases.perform import perform
from tests import cast as c
from tests.cast import Cast
from tests.web.portal.conftest import ADDRESS, COMMENT, MOBILE, Town, publish

CASE = "/replies/congress/2026/0001/"
PAGES = [
    "/",
    "/replies/",
    "/replies/?year=2026&kind=suggestion&class=solved&unit=water&category=城乡建设&form=full",
    CASE,
    "/replies/cppcc/2026/0001/",
    "/search/",
    "/search/?q=排污口",
    "/promises/",
    "/promises/?state=closed",
    "/calculator/",
    "/calculator/?rules=cq-2018&limit=return_request&start=2025-09-26",
    "/open-data/",
    "/open-data/replies.csv",
    "/open-data/replies.json",
    "/feed/",
    "/accessibility/",
]
GONE = "/replies/congress/2026/0002/"
INNER = [
    MOBILE, ADDRESS, COMMENT, "李敏", "王岚", "刘刚", "陈涛", "0000-1234567",
    "由我局配合",  # a co-opinion
    "已电话沟通",  # a contact
    "第1条建议已采纳",  # a response no review saw
    "现答复如下",  # the reply as it was drafted
    "涉及第三方",  # why something was taken down
    c.SITUATION,
]  # fmt: skip


def read(client: Client, url: str) -> str:
    return unescape(client.get(url).content.decode())


def test_every_page_opens(client: Client, town: Town) -> None:
    assert {url: client.get(url).status_code for url in PAGES} == dict.fromkeys(PAGES, 200)


@pytest.mark.django_db
def test_pages_open_before_anything_is_public(client: Client) -> None:
    for url in ("/", "/replies/", "/search/?q=桥", "/calculator/", "/feed/"):
        assert client.get(url).status_code == 200, url


def test_no_page_says_what_is_inner(client: Client, inside: Round) -> None:
    for url in (*PAGES, GONE):
        said = read(client, url)

        assert [word for word in INNER if word in said] == [], url
        assert re.findall(r"1[3-9]\d{9}|0\d{2,3}-\d{7,8}", said) == [], url


def test_no_page_sets_a_cookie_or_opens_a_session(client: Client, town: Town) -> None:
    for url in (*PAGES, GONE, "/replies/congress/2026/9999/"):
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(url)

        assert "Set-Cookie" not in answer.headers, url
        assert not [q for q in queries.captured_queries if "django_session" in q["sql"]], url


def test_links_from_the_first_page_lead_somewhere(client: Client, town: Town) -> None:
    seen: set[str] = set()
    waiting = ["/"]
    while waiting:
        url = waiting.pop()
        if url in seen or url.startswith(("/language/", "/static/")):
            continue
        seen.add(url)
        answer = client.get(url)
        assert answer.status_code == 200, url
        if "text/html" in answer.headers["Content-Type"]:
            links = re.findall(r'<a[^>]*href="([^"#]+)"', answer.content.decode())
            waiting += [unescape(link) for link in links if link.startswith("/")]

    assert CASE in seen
    assert len(seen) > 12


def test_the_case_shows_the_reviewed_text_and_its_points(client: Client, town: Town) -> None:
    said = read(client, CASE)

    reviewed = Text.objects.get(case_id=town.shown.case_id, no=town.shown.body_no).body
    assert all(line in said for line in reviewed.splitlines())
    assert all(point in said for point in c.POINTS)
    assert "×××代表" in said
    assert "年底前封堵全部排污口。" in said


def test_what_was_taken_down_says_so_and_when(client: Client, town: Town) -> None:
    answer = client.get(GONE)

    assert answer.status_code == 410
    assert "2026年4月1日" in answer.content.decode()
    assert c.TITLE not in answer.content.decode()


def test_what_was_never_published_is_not_there(client: Client, inside: Round) -> None:
    for url in (
        "/replies/congress/2026/0003/",  # answered, never published
        "/replies/congress/2026/none/",
        "/replies/nowhere/2026/0001/",
        "/replies/congress/2026/%00/",
    ):
        assert client.get(url).status_code == 404, url


def test_recall_takes_it_off_every_page(client: Client, town: Town) -> None:
    perform(a.recall, town.shown, town.cast.by("zhao"), reason="更正")

    for url in (
        "/",
        "/replies/",
        "/search/?q=排污口",
        "/promises/",
        "/feed/",
        "/open-data/replies.json",
    ):
        assert CASE not in read(client, url), url
    assert client.get(CASE).status_code == 410


def test_what_no_office_approved_is_off(client: Client, cast: Cast) -> None:
    publish(cast, c.delivered(cast))

    for url in ("/promises/", "/open-data/", "/open-data/replies.csv", "/open-data/replies.json"):
        assert client.get(url).status_code == 404, url
        assert f'href="{url}"' not in read(client, "/"), url


def test_open_data_holds_only_offices_that_approved_it(client: Client, town: Town) -> None:
    town.cast.cppcc.settings = {}
    town.cast.cppcc.save()
    publish(town.cast, c.delivered(town.cast, chain="proposal"))

    replies = client.get("/open-data/replies.json").json()["replies"]

    assert {reply["kind"] for reply in replies} == {"suggestion"}


def test_figures_lead_to_the_lists_they_count(client: Client, town: Town) -> None:
    found = re.findall(
        r'<a href="(/replies/[^"]*)" class="figure">.*?figure-value">(\d+)',
        read(client, "/"),
        re.DOTALL,
    )

    assert len(found) == 4
    for url, value in found:
        assert read(client, url).count("<h3>") == int(value), url


def test_filters_stand_in_the_address(client: Client, town: Town) -> None:
    assert "/replies/cppcc/2026/0001/" not in read(client, "/replies/?kind=suggestion")
    assert "/replies/cppcc/2026/0001/" in read(client, "/replies/?kind=proposal&form=summary")


def test_nonsense_in_an_address_does_no_harm(client: Client, town: Town) -> None:
    for query in (
        "?year=x", "?year=99999", "?kind=x&class=y&form=z", "?after=x", "?after=2026-99-99.1.1",
        "?page=-1", "?unit=%00",
    ):  # fmt: skip
        assert client.get(f"/replies/{query}").status_code == 200, query
        assert client.get(f"/search/{query}&q=%00排污口").status_code == 200, query


def test_search_marks_what_was_found(client: Client, town: Town) -> None:
    said = read(client, "/search/?q=排污口")

    assert "<mark>排污口</mark>" in said
    assert CASE in said


def test_search_says_when_nothing_was_found(client: Client, town: Town) -> None:
    assert "没有检索到" in read(client, "/search/?q=航天发射")


def test_a_query_is_never_part_of_the_page_s_code(client: Client, town: Town) -> None:
    assert b"<script>x" not in client.get("/search/?q=<script>x</script>").content


def test_a_page_takes_a_fixed_number_of_statements(client: Client, town: Town) -> None:
    most = {"/": 11, "/replies/": 6, CASE: 8, "/search/?q=排污口": 11, "/promises/": 6}

    def statements(url: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        said = [query["sql"] for query in queries.captured_queries]
        return len([sql for sql in said if "SAVEPOINT" not in sql])

    before = {url: statements(url) for url in most}
    for _ in range(3):
        publish(town.cast, c.delivered(town.cast))

    assert {url: statements(url) for url in most} == before
    assert [url for url in most if before[url] > most[url]] == []


def test_demonstration_data_is_marked(client: Client, town: Town, settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]

    assert "演示数据，纯属虚构" in read(client, "/")
