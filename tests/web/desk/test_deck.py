"""审查卡片: one case a card, opinions counted, decided and on to the next; reviewers named for many at once."""

import pytest
from pytest_django import DjangoAssertNumQueries

from jianyan.cases import actions as a
from jianyan.cases.models import Case, ReviewOpinion
from jianyan.cases.perform import perform, read
from jianyan.cases.queries.review_deck import deck
from jianyan.people.rights import Role
from jianyan.people.users import grant
from tests import cast as c
from tests.cast import Cast
from tests.web.desk.conftest import Enter

URL = "/desk/review/"


def reviewers(cast: Cast) -> list[int]:
    """Clerk Zhou and, for this once, Mr He."""
    grant(cast.users["he"], Role.REVIEWER, office=cast.congress)
    return [cast.users[name].pk for name in ("zhou", "he")]


def in_stage(cast: Cast) -> Case:
    case = c.submitted(cast)
    return perform(
        a.name_reviewers, case, cast.by("zhou"), stage="first", reviewers=reviewers(cast)
    )


def test_a_card_shows_the_text_and_where_one_is_in_the_heap(cast: Cast, enter: Enter) -> None:
    first, second = c.submitted(cast), c.submitted(cast, title="关于增设社区食堂的建议")

    page = enter("zhou").get(URL).content.decode()

    assert "<strong>1</strong> / 2" in page
    assert c.POINTS[0] in page
    assert f"?case={second.pk}" in page
    assert f"/desk/cases/{first.pk}/case/file/?deck={second.pk}" in page


def test_what_is_decided_leads_on_to_the_next_card(cast: Cast, enter: Enter) -> None:
    first, second = c.submitted(cast), c.submitted(cast)
    client = enter("zhou")

    answer = client.post(f"/desk/cases/{first.pk}/case/file/?deck={second.pk}", {})

    assert answer.url == f"{URL}?case={second.pk}"
    assert read(first.pk).case.state == "filed"
    assert "<strong>1</strong> / 1" in client.get(answer.url).content.decode()


def test_a_refused_form_keeps_its_words_and_its_way_on(cast: Cast, enter: Enter) -> None:
    case = c.submitted(cast)
    url = f"/desk/cases/{case.pk}/case/send_back/?deck={case.pk}"

    answer = enter("zhou").post(url, {"reason": "", "revise_by": "2026-03-09"})

    assert answer.status_code == 422
    assert f'action="{url}"' in answer.content.decode()
    assert "2026-03-09" in answer.content.decode()


def test_a_reviewer_gets_the_cards_that_wait_for_an_opinion(cast: Cast, enter: Enter) -> None:
    case = in_stage(cast)
    c.submitted(cast)
    client = enter("he")

    page = client.get(URL).content.decode()
    assert "<strong>1</strong> / 1" in page
    assert f"/desk/cases/{case.pk}/case/give_review_opinion/" in page
    assert f"/desk/cases/{case.pk}/case/file/" not in page

    client.post(f"/desk/cases/{case.pk}/case/give_review_opinion/?deck=0", {"verdict": "file"})
    assert deck(cast.actor("he")) == []


def test_the_card_says_how_many_have_given_their_opinion(cast: Cast, enter: Enter) -> None:
    case = in_stage(cast)
    perform(a.give_review_opinion, case, cast.by("he"), verdict="file")

    assert "1/2人已提出意见" in enter("zhou").get(URL).content.decode()


@pytest.mark.parametrize("who", ["sun", "chen"])
def test_nobody_else_reviews(cast: Cast, enter: Enter, who: str) -> None:
    assert enter(who).get(URL).status_code == 403


def test_another_office_s_cases_are_not_in_the_heap(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    c.submitted(cast)
    qian = cast.actor("qian")

    with django_assert_num_queries(1):
        assert deck(qian) == []


def test_reviewers_are_named_for_many_at_once(cast: Cast, enter: Enter) -> None:
    cases, two = [c.submitted(cast), c.submitted(cast)], reviewers(cast)
    sent = {
        "pick": [f"{case.pk}." for case in cases], "stage": "first", "reviewers": two, "sent": "1",
    }  # fmt: skip

    enter("zhou").post("/desk/bulk/name_reviewers/", sent)

    assert ReviewOpinion.objects.filter(case__in=cases, stage="first").count() == 4
