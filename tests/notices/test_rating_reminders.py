"""催请评价: of co-handling units and of what was promised; who stayed silent is told to the office."""

from datetime import date, timedelta

from jianyan.cases import actions as a
from jianyan.cases.perform import perform, read
from jianyan.notices import stages
from jianyan.notices.inbox import inbox
from jianyan.notices.models import Notice
from jianyan.rules import workdays
from tests import cast as c
from tests import disputed
from tests.cast import Cast
from tests.notices.conftest import at

CHINA = workdays.china()


def plan(on: date) -> dict[str, int]:
    return stages.plan(on, at(on))


def limits(cast: Cast, name: str, on: date) -> set[tuple[str, str]]:
    """What somebody is still reminded of on a day."""
    ids = [one.id for one in inbox(cast.actor(name, on), at(on, 15)).lines]
    rows = Notice.objects.filter(pk__in=ids).exclude(limit="")
    return set(rows.values_list("kind", "limit"))


def test_s39_a_co_handling_unit_waits_for_its_rating_until_it_is_given(cast: Cast) -> None:
    reply = c.delivered(disputed.going_by(cast, "cq-2018"))
    last = reply.feedback_due_on or c.DAY
    perform(a.rate, reply, cast.by("li"), values={"overall": "SATISFIED"})

    plan(CHINA.add_workdays(last, -3))
    before = limits(cast, "li", last)
    co = read(reply.case_id).assignments[1]
    perform(a.rate_co, co, cast.by("li"), values={"overall": "SATISFIED"})

    assert before == {("urgent", "co_rating")}
    plan(last)
    assert limits(cast, "li", last) == set()
    assert Notice.objects.filter(limit="co_rating").count() == 1


def test_nobody_is_asked_to_rate_co_handling_units_where_the_rule_does_not(cast: Cast) -> None:
    reply = c.delivered(cast)

    plan(reply.feedback_due_on or c.DAY)

    assert not Notice.objects.filter(limit="co_rating").exists()


def test_s42_the_proposer_is_reminded_to_say_whether_a_promise_is_kept(cast: Cast) -> None:
    promise = c.promised(disputed.going_by(cast, "cq-2018"))
    promise = perform(a.fulfil, promise, cast.by("chen"), evidence="验收报告。")
    last = CHINA.add_workdays(c.DAY, 20)

    plan(CHINA.add_workdays(last, -2))
    before = limits(cast, "li", last)
    perform(a.rate_fulfilment, promise, cast.by("li"), values={"overall": "SATISFIED"})

    assert ("urgent", "commitment_feedback") in before
    assert ("urgent", "commitment_feedback") not in limits(cast, "li", last)


def test_s35_who_stayed_silent_is_told_to_the_office_and_not_to_the_unit(cast: Cast) -> None:
    reply = c.delivered(cast)
    after = CHINA.add_workdays(reply.feedback_due_on or c.DAY, 1)

    plan(after)

    assert ("late_1", "feedback") in limits(cast, "zhou", after)
    assert not Notice.objects.filter(limit="feedback", unit__isnull=False).exists()
    text = next(one.text for one in inbox(cast.actor("zhou", after), at(after, 15)).lines)
    assert "不计入满意" in text
    assert read(reply.case_id).ratings == []
    assert plan(after + timedelta(days=1)) == {}
