"""The yearly briefing on the desk: figures, the lists behind them, files, and the refusal."""

from io import BytesIO

import docx
import pytest
from django.test import Client

from jianyan.cases.models import Round
from tests import cast as c
from tests.cast import Cast


def client(cast: Cast, name: str) -> Client:
    made = Client()
    made.force_login(cast.users[name])
    return made


def test_it_shows_figures_with_their_bases(cast: Cast) -> None:
    c.rated(cast)

    page = client(cast, "sun").get("/desk/reports/?year=2026").content.decode()

    assert "100.0%" in page
    assert "江州市水利局" in page


def test_every_figure_on_the_page_opens_its_list(cast: Cast) -> None:
    import re

    c.rated(cast)
    caller = client(cast, "sun")
    page = caller.get("/desk/reports/?year=2026").content.decode()

    urls = set(re.findall(r'href="(/desk/reports/figures/[^"]+)"', page))
    assert len(urls) > 10
    for url in urls:
        assert caller.get(url.replace("&amp;", "&")).status_code == 200


def test_a_list_names_only_what_the_person_may_see(cast: Cast) -> None:
    c.filed(cast)  # not assigned: the government office does not know of it

    answer = client(cast, "sun").get("/desk/reports/figures/filed/?year=2026&kind=suggestion")

    assert c.TITLE not in answer.content.decode()


@pytest.mark.parametrize("name", ["li", "chen", "feng", "he"])
def test_it_is_closed_to_those_who_count_nothing(cast: Cast, name: str) -> None:
    assert client(cast, name).get("/desk/reports/").status_code in {403, 404}


def test_another_office_is_not_found(cast: Cast) -> None:
    assert client(cast, "zhou").get("/desk/reports/?office=cppcc").status_code == 404


def test_it_is_refused_with_the_records_that_do_not_add_up(cast: Cast) -> None:
    """S51"""
    reply = c.rated(cast)
    Round.objects.filter(case_id=reply.case_id).update(outcome="")

    answer = client(cast, "sun").get("/desk/reports/?year=2026")

    assert answer.status_code == 409
    assert f"J{reply.case_id}" in answer.content.decode()


@pytest.mark.parametrize("form", ["docx", "xlsx", "pdf"])
def test_it_is_downloaded(cast: Cast, form: str) -> None:
    c.rated(cast)

    answer = client(cast, "sun").get(f"/desk/reports/yearly-briefing.{form}?year=2026")

    assert answer.status_code == 200
    if form == "docx":
        assert "办理情况报告" in docx.Document(BytesIO(answer.content)).paragraphs[0].text
