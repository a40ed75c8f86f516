"""The first page and the lists: what waits, how each case stands, promises; own cases alone."""

from datetime import date, timedelta

import pytest
from django.test import Client

from jianyan.cases import actions as a
from jianyan.cases.perform import perform, read
from jianyan.people.rights import Role
from jianyan.people.users import grant
from tests import cast as c
from tests.cast import DAY, Cast
from tests.web.members.conftest import Enter

LISTS = ("/my/", "/my/todo/", "/my/all/", "/my/replies/", "/my/joint/", "/my/ratings/")


def body(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def claimed(cast: Cast) -> None:
    promise = c.promised(cast)
    perform(a.fulfil, promise, cast.by("chen"), evidence="全部封堵,附验收记录。")


@pytest.mark.parametrize("url", LISTS)
def test_an_empty_page_offers_a_first_step(enter: Enter, url: str) -> None:
    page = body(enter("li"), url)

    assert "href=" in page.split("</main>")[0].split("<main")[1] or "No " in page


def test_the_first_page_of_a_newcomer_leads_to_writing(enter: Enter) -> None:
    page = body(enter("li"), "/my/")

    assert "Nothing raised yet" in page
    assert 'class="button" href="/my/new/"' in page


@pytest.mark.parametrize("url", [*LISTS, "/my/new/"])
def test_a_stranger_is_asked_to_sign_in(db: None, url: str) -> None:
    answer = Client().get(url)

    assert answer.status_code == 302
    assert "login" in answer.headers["Location"]


@pytest.mark.parametrize("url", [*LISTS, "/my/new/"])
@pytest.mark.parametrize("name", ["zhou", "sun", "chen", "feng", "he"])
def test_those_who_do_not_propose_are_kept_out(enter: Enter, name: str, url: str) -> None:
    assert enter(name).get(url).status_code == 403


def test_a_case_in_handling_names_unit_officer_telephone_and_day(cast: Cast, enter: Enter) -> None:
    work = c.handling(cast)
    due = read(work.case_id).assignments[0].reply_due_on
    assert due is not None

    page = body(enter("li"), "/my/")

    assert "水利局 is handling it · officer 陈涛 · telephone 0000-1234567 · reply by" in page
    assert f"{due.day} " in page


def test_a_reply_waits_on_top_with_the_days_left(cast: Cast, enter: Enter) -> None:
    reply = c.delivered(cast)

    page = body(enter("li"), "/my/")

    assert "水利局 has replied; please rate" in page
    assert "working days left" in page
    assert f"/my/cases/J{reply.case_id}/rate/R1/" in page


def test_a_promise_said_to_be_kept_waits_for_a_word(cast: Cast, enter: Enter) -> None:
    claimed(cast)

    page = body(enter("li"), "/my/")

    assert "says that its promise is kept; please confirm" in page
    assert "/promises/C1/" in page


def test_a_returned_case_waits_for_revision(cast: Cast, enter: Enter) -> None:
    perform(a.send_back, c.submitted(cast), cast.by("zhou"), reason="请补充位置。")

    assert "Returned to you for revision" in body(enter("li"), "/my/")


def test_two_cards_stand_on_top_and_the_rest_on_a_page_of_its_own(
    cast: Cast, enter: Enter
) -> None:
    for _ in range(3):
        c.delivered(cast)
    li = enter("li")

    assert body(li, "/my/").count('class="todo ') == 2
    assert "One more thing waits for you" in body(li, "/my/")
    assert body(li, "/my/todo/").count('class="todo ') == 3


def test_a_promise_shows_its_day(cast: Cast, enter: Enter) -> None:
    c.promised(cast, due_on=date(2026, 12, 31))

    page = body(enter("li"), "/my/")

    assert "年底前封堵全部排污口。" in page
    assert "by 31 December" in page


def test_a_promise_is_not_told_before_its_reply_arrives(cast: Cast, enter: Enter) -> None:
    work = c.handling(cast)
    perform(a.commit, work, cast.by("chen"), text="年底前封堵全部排污口。")

    assert "年底前封堵" not in body(enter("li"), "/my/")


def test_the_newest_case_comes_first(cast: Cast, enter: Enter) -> None:
    first, second = c.drafted(cast), c.drafted(cast)

    page = body(enter("li"), "/my/")

    assert page.index(f"/my/cases/J{second.pk}/") < page.index(f"/my/cases/J{first.pk}/")


def test_others_cases_are_in_no_list(cast: Cast, enter: Enter) -> None:
    case = c.promised(cast)

    for url in LISTS:
        assert f"J{case.case_id}" not in body(enter("liu"), url)


def test_a_co_signer_finds_the_joint_case_and_is_not_asked_to_rate(
    cast: Cast, enter: Enter
) -> None:
    reply = c.delivered(cast, joint=True)
    liu = enter("liu")

    assert f"J{reply.case_id}" in body(liu, "/my/joint/")
    assert "the lead proposer rates" in body(liu, "/my/")
    assert f"/my/cases/J{reply.case_id}/rate/" not in body(liu, "/my/ratings/")


def test_a_rated_reply_moves_to_those_rated_before(cast: Cast, enter: Enter) -> None:
    c.rated(cast)

    page = body(enter("li"), "/my/ratings/")

    assert "Rated before" in page
    assert "rated by you" in page


def test_somebody_who_also_works_at_the_unit_sees_no_more_here(cast: Cast, enter: Enter) -> None:
    work = c.handling(cast)
    grant(cast.users["chen"], Role.PROPOSER, proposer=cast.liu)
    chen = enter("chen")

    assert f"J{work.case_id}" not in body(chen, "/my/")
    assert chen.get(f"/my/cases/J{work.case_id}/").status_code == 404


def test_older_cases_lie_on_further_pages(cast: Cast, enter: Enter) -> None:
    cases = [c.drafted(cast) for _ in range(22)]
    li = enter("li")

    page = body(li, "/my/")
    older = body(li, f"/my/all/?before={cases[2].pk}")

    assert f"/my/all/?before={cases[2].pk}" in page
    assert f"J{cases[0].pk}/" in older
    assert "Older ones" not in older
    assert li.get("/my/all/?before=x").status_code == 200


@pytest.mark.parametrize("url", LISTS)
def test_the_number_of_queries_does_not_grow(
    cast: Cast, enter: Enter, url: str, django_assert_max_num_queries: object
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    li = enter("li")
    c.promised(cast)
    li.get(url)
    with CaptureQueriesContext(
        connection,
    ) as few:
        li.get(url)
    for _ in range(3):
        c.promised(cast)
        claimed(cast)
    with CaptureQueriesContext(connection) as many:
        li.get(url)

    assert len(few) == len(many) <= 13


def test_after_the_window_it_says_that_rating_is_still_open(cast: Cast, enter: Enter) -> None:
    c.delivered(cast, on=DAY - timedelta(days=90))

    page = body(enter("li"), "/my/")

    assert "the time for it ended on" in page
    assert "days left" not in page.split("</section>")[0]
