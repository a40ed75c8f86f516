"""更正、会办单位、落实情况: what a proposer rates beside and after the reply, on pages of their own."""

from django.test import Client

from jianyan.cases import actions as a
from jianyan.cases.models import Commitment, FurtherRating, Rating
from jianyan.cases.perform import perform, read
from tests import cast as c
from tests import disputed
from tests.cast import BAD, GOOD, Cast
from tests.web.members.conftest import Enter

FINE, POOR = {"overall": "SATISFIED"}, {"overall": "DISSATISFIED"}


def final(client: Client, url: str, **typed: str) -> int:
    return client.post(url, {**typed, "step": "final"}).status_code


def two_promises(cast: Cast) -> list[Commitment]:
    """Both said to be kept."""
    first = c.promised(cast)
    work = read(first.case_id).assignments[0]
    perform(a.commit, work, cast.by("chen"), text="十月底前公布水质。", point=3)
    made = read(first.case_id).commitments
    return [perform(a.fulfil, one, cast.by("chen"), evidence="已完成。") for one in made]


def test_s38_a_wrong_click_is_corrected_on_the_page_and_both_values_stay(
    cast: Cast, enter: Enter
) -> None:
    li, reply = enter("li"), c.rated(cast)
    url = f"/my/cases/J{reply.case_id}/rate/R1/"

    page = li.get(url).text
    refused = li.post(url, {**BAD, "step": "final"})
    status = final(li, url, **BAD, comment="点错了。")

    rating = Rating.objects.get()
    assert "Correct your rating" in page
    assert page.count("checked") == 2
    assert (refused.status_code, status) == (422, 302)
    assert (rating.values, rating.first_values) == (BAD, GOOD)
    assert "点错了。" in li.get(f"/my/cases/J{reply.case_id}/").text


def test_s39_a_co_handling_unit_is_rated_apart_on_a_page_of_its_own(
    cast: Cast, enter: Enter
) -> None:
    reply = c.delivered(disputed.going_by(cast, "cq-2018"))
    li, url = enter("li"), f"/my/cases/J{reply.case_id}/co/A2/"

    todo = li.get("/my/todo/").text
    status = final(li, url, **POOR, comment="没有到场。")

    assert url in todo
    assert "交通运输局 helped with the reply" in todo
    assert status == 302
    assert [one.about for one in FurtherRating.objects.all()] == ["A2"]
    assert not Rating.objects.exists()
    assert url not in li.get("/my/todo/").text
    assert li.get(url).status_code == 302  # rated already


def test_s42_a_kept_promise_is_rated_where_the_rule_says_so(cast: Cast, enter: Enter) -> None:
    promise, other = two_promises(disputed.going_by(cast, "cq-2018"))
    li, base = enter("li"), f"/my/cases/J{promise.case_id}/promises/"

    page = li.get(f"{base}{promise.part}/").text
    kept = final(li, f"{base}{promise.part}/", **FINE)
    unkept = final(li, f"{base}{other.part}/", **POOR, comment="没有公布。")

    assert "How was the promise kept?" in page
    assert (kept, unkept) == (302, 302)
    assert [one.state for one in read(promise.case_id).commitments] == ["closed", "escalated"]


def test_two_promises_of_one_case_are_told_apart(cast: Cast, enter: Enter) -> None:
    two_promises(cast)

    page = enter("li").get("/my/todo/").text

    assert page.count("please confirm") == 2
    assert "Promise: 年底前封堵全部排污口。" in page
    assert "Promise: 十月底前公布水质。" in page
