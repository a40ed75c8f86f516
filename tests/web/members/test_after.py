"""Promises, contacts and withdrawal: the proposer's word, each with its second look or its reason."""

from typing import Any

import pytest

from jianyan.cases import actions as a
from jianyan.cases.models import Case, Commitment, Contact
from jianyan.cases.perform import perform, read
from tests import cast as c
from tests.cast import Cast
from tests.web.members.conftest import Enter


def claimed(cast: Cast, **kind: Any) -> Commitment:
    promise = c.promised(cast, **kind)
    return perform(a.fulfil, promise, cast.by("chen"), evidence="全部封堵,附验收记录。")


def page_of(promise: Commitment) -> str:
    return f"/my/cases/J{promise.case_id}/promises/{promise.part}/"


def state_of(promise: Commitment) -> str:
    return read(promise.case_id).commitments[0].state


# ── promises ──
def test_what_was_promised_and_done_is_shown(cast: Cast, enter: Enter) -> None:
    page = enter("li").get(page_of(claimed(cast))).content.decode()

    assert "年底前封堵全部排污口。" in page
    assert "全部封堵,附验收记录。" in page


def test_the_proposer_confirms(cast: Cast, enter: Enter) -> None:
    promise = claimed(cast)

    assert enter("li").post(page_of(promise), {"do": "confirm"}).status_code == 302
    assert state_of(promise) == "closed"


def test_the_proposer_says_what_is_missing(cast: Cast, enter: Enter) -> None:
    promise = claimed(cast)

    answer = enter("li").post(page_of(promise), {"do": "refuse", "reason": "两处仍在排放。"})

    assert answer.status_code == 302
    assert state_of(promise) == "open"


def test_not_kept_needs_a_reason(cast: Cast, enter: Enter) -> None:
    promise = claimed(cast)

    answer = enter("li").post(page_of(promise), {"do": "refuse", "reason": " "})

    assert answer.status_code == 422
    assert state_of(promise) == "done_claimed"


def test_a_promise_still_open_is_not_judged(cast: Cast, enter: Enter) -> None:
    promise = c.promised(cast)

    answer = enter("li").post(page_of(promise), {"do": "confirm"}, follow=True)

    assert "is not possible now" in answer.content.decode()
    assert state_of(promise) == "open"


def test_a_co_signer_does_not_judge(cast: Cast, enter: Enter) -> None:
    promise = claimed(cast, joint=True)

    enter("liu").post(page_of(promise), {"do": "confirm"})

    assert state_of(promise) == "done_claimed"


# ── contacts ──
def test_a_contact_that_did_not_take_place_is_disputed(cast: Cast, enter: Enter) -> None:
    work = c.handling(cast)
    url = f"/my/cases/J{work.case_id}/contacts/1/"

    assert "已电话沟通。" in enter("li").get(url).content.decode()
    assert enter("li").post(url, {"reason": "没有接到电话。"}).status_code == 302
    assert Contact.objects.get().disputed_on is not None
    assert "you say that it did not take place" in enter("li").get(
        f"/my/cases/J{work.case_id}/"
    ).content.decode()  # fmt: skip


def test_a_contact_is_disputed_once_and_needs_no_reason(cast: Cast, enter: Enter) -> None:
    work = c.handling(cast)
    url = f"/my/cases/J{work.case_id}/contacts/1/"
    li = enter("li")
    li.post(url, {})
    lines = read(work.case_id).case.seq

    answer = li.post(url, {}, follow=True)

    assert "You said already" in answer.content.decode()
    assert read(work.case_id).case.seq == lines


def test_a_contact_that_is_not_there_is_not_found(cast: Cast, enter: Enter) -> None:
    work = c.handling(cast)

    assert enter("li").get(f"/my/cases/J{work.case_id}/contacts/9/").status_code == 404


# ── withdrawal ──
def withdraw(case: Case) -> str:
    return f"/my/cases/J{case.pk}/withdraw/"


def test_a_case_is_withdrawn_after_a_second_look(cast: Cast, enter: Enter) -> None:
    case, li = c.submitted(cast), enter("li")

    review = li.post(withdraw(case), {"step": "review", "reason": "问题已经解决。"})

    assert "Yes, withdraw it" in review.content.decode()
    assert read(case.pk).case.state == "submitted"

    li.post(withdraw(case), {"step": "final", "reason": "问题已经解决。"})

    assert read(case.pk).case.state == "withdrawn"


def test_a_withdrawal_needs_a_reason_once_others_know_of_the_case(
    cast: Cast, enter: Enter
) -> None:
    case = c.submitted(cast)

    answer = enter("li").post(withdraw(case), {"step": "final", "reason": ""})

    assert answer.status_code == 422
    assert read(case.pk).case.state == "submitted"


def test_a_draft_is_given_up_without_a_reason(cast: Cast, enter: Enter) -> None:
    case = c.drafted(cast)

    enter("li").post(withdraw(case), {"step": "final"})

    assert read(case.pk).case.state == "withdrawn"


@pytest.mark.parametrize(("rules", "state"), [("bj-2014", "assigned"), ("sd-2017", "withdrawn")])
def test_the_rule_in_force_says_until_when(
    cast: Cast, enter: Enter, rules: str, state: str
) -> None:
    cast.congress.rules = rules
    cast.congress.save()
    case = c.assigned(cast)

    enter("li").post(withdraw(case), {"step": "final", "reason": "问题已经解决。"})

    assert read(case.pk).case.state == state


def test_a_concluded_case_offers_no_withdrawal(cast: Cast, enter: Enter) -> None:
    reply = c.rated(cast)
    page = enter("li").get(f"/my/cases/J{reply.case_id}/").content.decode()

    assert "withdraw/" not in page


def test_a_co_signer_does_not_withdraw_the_case_of_all(cast: Cast, enter: Enter) -> None:
    case = c.submitted(cast, joint=True)

    answer = enter("liu").post(withdraw(case), {"step": "final", "reason": "退出。"}, follow=True)

    assert "The lead proposer withdraws a joint case" in answer.content.decode()
    assert read(case.pk).case.state == "submitted"


def test_the_lead_alone_does_not_withdraw_where_all_must_agree(cast: Cast, enter: Enter) -> None:
    cast.congress.rules = "sh-2015"
    cast.congress.save()
    case = c.submitted(cast, joint=True)

    enter("li").post(withdraw(case), {"step": "final", "reason": "退出。"})

    assert read(case.pk).case.state == "submitted"
