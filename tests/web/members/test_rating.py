"""评价: a value for every question, a reason where dissatisfied, a second look before it counts."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from jianyan.cases.models import Rating
from jianyan.cases.perform import read
from tests import cast as c
from tests.cast import BAD, GOOD, Cast
from tests.web.members.conftest import Enter

AFTERWARDS = datetime(2026, 9, 1, 2, tzinfo=UTC)  # every window is over
PRIVATE = "The handling unit cannot see your rating before the time for ratings is over."


def address(cast: Cast, **kind: Any) -> str:
    reply = c.delivered(cast, **kind)
    return f"/my/cases/J{reply.case_id}/rate/{reply.part}/"


def post(client: Client, url: str, step: str, **fields: str) -> tuple[int, str]:
    answer = client.post(url, {**fields, "step": step})
    return answer.status_code, answer.content.decode()


def test_it_asks_the_questions_of_the_pack(cast: Cast, enter: Enter) -> None:
    page = enter("li").get(address(cast)).content.decode()

    assert page.count("<legend>") == 2
    assert page.count('type="radio"') == 6
    assert PRIVATE in page


def test_it_counts_only_after_a_second_look(cast: Cast, enter: Enter) -> None:
    li, url = enter("li"), address(cast)

    status, review = post(li, url, "review", **GOOD)

    assert status == 200
    assert "Check your rating" in review
    assert not Rating.objects.exists()

    status, _ = post(li, url, "final", **GOOD)

    rating = Rating.objects.get()
    assert status == 302
    assert rating.values == GOOD
    assert rating.proposer_id == cast.li.pk


def test_a_wrong_click_can_be_changed_at_the_second_look(cast: Cast, enter: Enter) -> None:
    status, page = post(enter("li"), address(cast), "edit", **BAD, comment="仍在排放。")

    assert status == 200
    assert page.count("checked") == 2
    assert "仍在排放。" in page
    assert not Rating.objects.exists()


@pytest.mark.parametrize("step", ["review", "final"])
def test_dissatisfied_needs_a_reason_and_keeps_what_was_chosen(
    cast: Cast, enter: Enter, step: str
) -> None:
    status, page = post(enter("li"), address(cast), step, **BAD, comment="  ")

    assert status == 422
    assert "please write in a few words why" in page
    assert page.count("checked") == 2
    assert not Rating.objects.exists()


def test_every_question_wants_an_answer_and_the_words_are_kept(cast: Cast, enter: Enter) -> None:
    status, page = post(enter("li"), address(cast), "final", result="BASICALLY", comment="可以。")

    assert status == 422
    assert "Choose one of the answers." in page
    assert "可以。" in page
    assert page.count("checked") == 1


def test_a_value_of_no_scheme_is_refused(cast: Cast, enter: Enter) -> None:
    status, _ = post(enter("li"), address(cast), "final", attitude="GREAT", result="BASICALLY")

    assert status == 422
    assert not Rating.objects.exists()


def test_a_marked_comment_is_refused(cast: Cast, enter: Enter) -> None:
    status, page = post(enter("li"), address(cast), "final", **GOOD, comment="机密★10年")

    assert status == 422
    assert "classification mark" in page
    assert not Rating.objects.exists()


def test_it_happens_once_and_is_corrected_inside_the_window_alone(
    cast: Cast, enter: Enter
) -> None:
    li, url = enter("li"), address(cast)
    post(li, url, "final", **GOOD)

    li.post(url, {**BAD, "comment": "改主意了。", "step": "final"})
    corrected = Rating.objects.get()
    with time_machine.travel(AFTERWARDS, tick=False):
        late = li.post(url, {**GOOD, "step": "final"}, follow=True)

    assert (corrected.values, corrected.first_values) == (BAD, GOOD)
    assert late.redirect_chain
    assert Rating.objects.get().values == BAD


def test_a_co_signer_is_told_that_the_lead_rates(cast: Cast, enter: Enter) -> None:
    url = address(cast, joint=True)

    answer = enter("liu").post(url, {**GOOD, "step": "final"}, follow=True)

    assert "The lead proposer rates for all who signed." in answer.content.decode()
    assert not Rating.objects.exists()


@pytest.mark.parametrize(("name", "status"), [("chen", 403), ("zhou", 403), ("wang", 404)])
def test_nobody_else_rates(cast: Cast, enter: Enter, name: str, status: int) -> None:
    answer = enter(name).post(address(cast), {**GOOD, "step": "final"})

    assert answer.status_code == status
    assert not Rating.objects.exists()


def test_a_proposal_is_rated_by_its_member(cast: Cast, enter: Enter) -> None:
    url = address(cast, chain="proposal")

    assert post(enter("wang"), url, "final", **GOOD)[0] == 302
    assert read(Rating.objects.get().case_id).rounds[0].state == "rated"
