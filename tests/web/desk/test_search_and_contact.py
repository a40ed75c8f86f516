"""Searching words, and reading how a proposer is reached."""

import logging

import pytest

from jianyan.cases.models import Case
from jianyan.people.models import ContactDetail
from tests import cast as c
from tests.cast import Cast
from tests.web.desk.conftest import Enter


def test_a_word_of_the_text_finds_the_case_for_those_who_may_see_it(
    cast: Cast, enter: Enter
) -> None:
    case = c.assigned(cast)

    for name, sees in {"zhou": True, "chen": True, "sun": True, "qian": False}.items():
        page = enter(name).get("/desk/search/?q=雨污分流").content.decode()
        assert (f'href="/desk/cases/{case.pk}/"' in page) is sees, name


def test_a_search_without_words_or_without_hits_says_what_to_do(cast: Cast, enter: Enter) -> None:
    for query in ("", "?q=", "?q=没有这样的词", "?q=%00"):
        assert enter("zhou").get(f"/desk/search/{query}").status_code == 200


@pytest.mark.parametrize("name", ["li", "he", "feng"])
def test_search_is_for_the_staff(enter: Enter, name: str) -> None:
    assert enter(name).get("/desk/search/?q=河").status_code == 403


@pytest.fixture
def telephone(cast: Cast) -> str:
    ContactDetail.objects.create(proposer=cast.li, mobile="0000-7654321", workplace="江州一中")
    return "0000-7654321"


def test_contact_details_are_read_on_request_and_logged(
    cast: Cast, enter: Enter, telephone: str, caplog: pytest.LogCaptureFixture
) -> None:
    case = c.assigned(cast)
    client = enter("chen")
    assert telephone not in client.get(f"/desk/cases/{case.pk}/").content.decode()

    with caplog.at_level(logging.WARNING, "jianyan.personal"):
        page = client.post(f"/desk/cases/{case.pk}/contact/").content.decode()

    assert telephone in page
    assert f"user {cast.users['chen'].pk}, case {case.pk}" in caplog.text
    assert telephone not in caplog.text


def test_a_link_cannot_read_contact_details(cast: Cast, enter: Enter, telephone: str) -> None:
    assert enter("chen").get(f"/desk/cases/{c.assigned(cast).pk}/contact/").status_code == 405


@pytest.mark.parametrize(("name", "code"), [("qian", 404), ("he", 403), ("li", 403)])
def test_a_stranger_reads_no_contact_details(
    cast: Cast, enter: Enter, telephone: str, name: str, code: int
) -> None:
    case = c.assigned(cast)

    assert enter(name).post(f"/desk/cases/{case.pk}/contact/").status_code == code


def test_a_name_kept_back_keeps_its_telephone_back(
    cast: Cast, enter: Enter, telephone: str
) -> None:
    case = c.assigned(cast)
    Case.objects.filter(pk=case.pk).update(confidential=True)

    assert telephone not in enter("chen").post(f"/desk/cases/{case.pk}/contact/").content.decode()
    zhou = enter("zhou")
    assert telephone not in zhou.post(f"/desk/cases/{case.pk}/contact/").content.decode()
    page = zhou.post(f"/desk/cases/{case.pk}/name/", {"reason": "代为联系。"}, follow=True)
    assert "李敏" in page.content.decode()
    assert "代为联系。" in page.content.decode()
    assert telephone in zhou.post(f"/desk/cases/{case.pk}/contact/").content.decode()
