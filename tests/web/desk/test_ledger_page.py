"""The ledger's page and files: filters in the address, pages, downloads of the same lines."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from jianyan.cases.models import Case
from jianyan.deadlines import register
from jianyan.deadlines.models import LedgerRow
from tests import cast as c
from tests.cast import Cast
from tests.web.desk.conftest import Enter


def shown(client: Client, query: str = "") -> str:
    answer = client.get(f"/desk/ledger/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def downloaded(client: Client, form: str, query: str = "") -> bytes:
    answer: Any = client.get(f"/desk/ledger/{form}/{query}")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    return b"".join(answer)


@pytest.mark.parametrize("name", ["zhou", "sun", "chen", "zhao", "wu", "qian"])
def test_it_opens_to_the_staff(cast: Cast, enter: Enter, name: str) -> None:
    c.rated(cast)

    assert (c.TITLE in shown(enter(name))) is (name != "qian")


@pytest.mark.parametrize("name", ["li", "feng", "he"])
def test_it_is_not_open_to_others(enter: Enter, name: str) -> None:
    assert enter(name).get("/desk/ledger/").status_code == 403
    assert enter(name).get("/desk/ledger/csv/").status_code == 403


def test_the_filters_stand_in_the_address(cast: Cast, enter: Enter) -> None:
    c.handling(cast)
    client = enter("zhou")

    assert c.TITLE in shown(client, "?unit=water&state=handling&light=green&kind=suggestion")
    assert c.TITLE not in shown(client, "?light=late")
    assert c.TITLE in shown(client, "?session=congress:2026&q=柳溪河")


def test_what_has_no_number_yet_comes_last(cast: Cast, enter: Enter) -> None:
    unnumbered = c.submitted(cast, title="关于修建雨水花园的建议")
    c.filed(cast)

    page = shown(enter("zhou"))

    assert page.index(c.TITLE) < page.index(unnumbered.title)


def test_a_filter_in_force_can_be_taken_off(cast: Cast, enter: Enter) -> None:
    c.handling(cast)

    page = shown(enter("zhou"), "?unit=water&light=green")

    assert 'class="chip" href="/desk/ledger/?light=green"' in page


def test_what_is_not_known_in_an_address_is_left_out(cast: Cast, enter: Enter) -> None:
    c.handling(cast)
    wrong = (
        "year=x",
        "year=1",
        "order=x",
        "unit=x",
        "after=x",
        "before=!",
        "after=W10",
        "light=x",
    )

    for query in wrong:
        assert enter("zhou").get(f"/desk/ledger/?{query}").status_code == 200, query


def test_a_key_that_does_not_fit_begins_at_the_beginning(cast: Cast, enter: Enter) -> None:
    c.handling(cast)

    assert c.TITLE in shown(enter("zhou"), "?after=WzFd")  # [1]


def test_pages_follow_by_their_links(
    cast: Cast, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "PAGE", 2)
    for _ in range(3):
        c.filed(cast)
    client = enter("zhou")

    for order in ("number", "unit", "due"):
        first = client.get(f"/desk/ledger/?order={order}")
        second = client.get(first.context["pager"]["next_url"])
        assert len(second.context["rows"]) == 1
        back = client.get(second.context["pager"]["previous_url"])
        assert [row.url for row in back.context["rows"]] == [
            row.url for row in first.context["rows"]
        ]


def test_the_count_is_capped(cast: Cast, enter: Enter, monkeypatch: pytest.MonkeyPatch) -> None:
    from jianyan.web.desk.views import ledger

    for module in (register, ledger):
        monkeypatch.setattr(module, "COUNTED", 1)
    c.filed(cast)
    c.filed(cast)

    assert "1行以上" in enter("zhou").get("/desk/ledger/").context["shown"]


def test_the_csv_has_the_lines_of_the_page(cast: Cast, enter: Enter) -> None:
    c.rated(cast)

    rows = list(csv.reader(StringIO(downloaded(enter("zhou"), "csv").decode("utf-8-sig"))))

    assert rows[1][:2] == ["编号", "标题"]
    assert [row[1] for row in rows[2:]] == [c.TITLE, c.TITLE]
    assert "周文" in rows[0][0]


def test_the_sheet_has_the_lines_of_the_page(cast: Cast, enter: Enter) -> None:
    c.rated(cast)

    book = CalamineWorkbook.from_filelike(BytesIO(downloaded(enter("zhou"), "xlsx")))
    rows = book.get_sheet_by_index(0).to_python()

    assert rows[1][:2] == ["编号", "标题"]
    assert len(rows) == 4
    assert rows[2][3] == LedgerRow.objects.get(task=1).due_on


def test_a_file_shows_no_more_than_the_page(cast: Cast, enter: Enter) -> None:
    reply = c.rated(cast, c.BAD, "没有解决。")
    Case.objects.filter(pk=reply.case_id).update(confidential=True)

    text = downloaded(enter("chen"), "csv").decode()

    for hidden in ("李敏", "不满意", "交通运输局,会办"):
        assert hidden not in text


def test_a_file_takes_the_filters_along(cast: Cast, enter: Enter) -> None:
    c.rated(cast)
    c.filed(cast)

    assert downloaded(enter("zhou"), "csv", "?unit=water").decode().count(c.TITLE) == 1


def test_a_text_that_a_spreadsheet_would_run_is_written_as_text(cast: Cast, enter: Enter) -> None:
    c.filed(cast)
    LedgerRow.objects.update(title="=1+1")

    assert "'=1+1" in downloaded(enter("zhou"), "csv").decode()


def test_another_form_of_file_is_nowhere(enter: Enter) -> None:
    assert enter("zhou").get("/desk/ledger/pdf/").status_code == 404


def test_the_page_takes_as_many_queries_whatever_is_on_it(
    cast: Cast, enter: Enter, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = enter("zhou")

    for _ in range(2):
        with django_assert_num_queries(8):  # session, user, grants, office, choices, list
            client.get("/desk/ledger/")
        c.rated(cast)
        c.filed(cast)
