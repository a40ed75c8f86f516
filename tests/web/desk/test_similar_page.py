"""内容相近 on the desk: shown within sight, as a page and as a fragment; what somebody says of it is kept."""

import pytest

from jianyan.advice.models import Answer, Verdict
from jianyan.cases.models import Case
from tests import cast as c
from tests.advice.raised import RIVER, TROUBLE, WISH, others, raised
from tests.cast import Cast
from tests.web.desk.conftest import Enter

PROPOSAL = "关于流花溪污染整治的提案"


@pytest.fixture
def pair(cast: Cast) -> tuple[Case, Case]:
    others(cast)
    first = raised(cast, RIVER, TROUBLE, WISH, year=2025)
    c.submitted(cast, chain="proposal", title=PROPOSAL, situation=TROUBLE, points=(WISH,))
    return first, raised(cast, RIVER, TROUBLE + "至今如此。", WISH)


def address(case: Case) -> str:
    return f"/desk/cases/{case.pk}/similar/"


def test_it_shows_like_cases_with_reasons(enter: Enter, pair: tuple[Case, Case]) -> None:
    page = enter("zhou").get(address(pair[1])).content.decode()

    assert f"/desk/cases/{pair[0].pk}/" in page
    assert "流花溪" in page
    assert "内容相近" in page
    assert "抄袭" not in page


def test_what_is_not_theirs_to_see_is_not_shown(enter: Enter, pair: tuple[Case, Case]) -> None:
    assert PROPOSAL not in enter("zhou").get(address(pair[1])).content.decode()


def test_as_a_fragment_it_comes_without_the_frame(enter: Enter, pair: tuple[Case, Case]) -> None:
    page = enter("zhou").get(address(pair[1]), headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in page
    assert RIVER in page


@pytest.mark.parametrize(("verdict", "is_shown"), [("accepted", True), ("rejected", False)])
def test_a_person_s_word_is_kept_with_method_score_and_reasons(
    cast: Cast, enter: Enter, pair: tuple[Case, Case], verdict: str, is_shown: bool
) -> None:
    first, now = pair
    client = enter("zhou")

    for _ in range(2):  # thought over, or pressed twice
        client.post(f"{address(now)}{first.pk}/", {"verdict": verdict})

    kept = Answer.objects.get()
    assert (kept.verdict, kept.by, kept.about) == (
        Verdict(verdict),
        cast.users["zhou"],
        f"case:{first.pk}",
    )
    assert kept.method
    assert kept.version
    assert kept.reasons
    page = client.get(address(now)).content.decode()
    assert ("作为同一事项" in page) is is_shown


def test_the_case_page_leads_there_without_scripts(enter: Enter, pair: tuple[Case, Case]) -> None:
    page = enter("zhou").get(f"/desk/cases/{pair[1].pk}/").content.decode()

    assert f'href="{address(pair[1])}"' in page
