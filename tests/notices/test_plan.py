"""告知: what an event tells, whom, in the same transaction, and whom it must not tell."""

from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from jianyan.cases import actions as a
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.facts import By
from jianyan.cases.perform import perform, perform_many, read
from jianyan.cases.refusal import Refused
from jianyan.notices import plan
from jianyan.notices.inbox import inbox, mark_read, unread
from jianyan.notices.models import Notice
from tests import cast as c
from tests.cast import Cast
from tests.notices.conftest import Kinds, at


def test_the_units_people_hear_of_a_new_task_and_the_proposer_who_handles_it(
    cast: Cast, kinds: Kinds
) -> None:
    case = c.assigned(cast)

    told = inbox(cast.actor("chen"), at(c.DAY, 15)).lines[0]
    assert (told.kind, told.case_id, told.part, told.due_on) == (
        "assigned", case.pk, "A1", date(2026, 6, 2),
    )  # fmt: skip
    assert kinds("wu", c.DAY) == ["assigned"]
    assert kinds("li", c.DAY) == ["handed_on", "filed"]
    assert kinds("he", c.DAY) == kinds("feng", c.DAY) == []


def test_a_leader_hears_of_what_is_his_and_not_of_every_task(cast: Cast, kinds: Kinds) -> None:
    c.approved(cast)

    assert kinds("chen", c.DAY) == ["co_opinion_in", "assigned"]
    assert kinds("zhao", c.DAY) == ["to_approve", "co_opinion_in", "assigned"]


def test_every_signatory_hears_of_a_joint_text(cast: Cast, kinds: Kinds) -> None:
    c.delivered(cast, joint=True)

    assert kinds("li", c.DAY) == kinds("liu", c.DAY) == ["replied", "handed_on", "filed"]


def test_only_those_who_got_the_reply_are_told_of_it(cast: Cast, kinds: Kinds) -> None:
    reply = c.issued(cast, joint=True)

    perform(a.deliver, reply, cast.by("chen"), mode="post", proposers=[cast.liu.pk])

    assert "replied" in kinds("liu", c.DAY)
    assert "replied" not in kinds("li", c.DAY)


def test_the_office_hears_of_a_change_asked_for_and_the_unit_of_the_answer(
    cast: Cast, kinds: Kinds
) -> None:
    work = read(c.assigned(cast).pk).assignments[0]
    work = perform(a.request_return, work, cast.by("chen"), reason="不属我局职责。")
    assert kinds("zhou", c.DAY) == ["change_asked"]

    perform(a.keep_assignment, work, cast.by("zhou"), reason="属水利部门职责。")

    assert kinds("chen", c.DAY)[0] == "change_refused"


def test_a_released_unit_hears_of_it_without_seeing_the_case(cast: Cast) -> None:
    work = read(c.assigned(cast).pk).assignments[0]
    work = perform(a.request_return, work, cast.by("chen"), reason="属财政事项。")
    perform(a.reassign, work, cast.by("zhou"), unit=cast.finance)

    lines = inbox(cast.actor("chen"), at(c.DAY, 15)).lines

    assert [(line.kind, line.case_id, line.title) for line in lines] == [("released", None, "")]
    assert "0001" in lines[0].text


def test_an_extension_is_told_to_the_proposer_and_to_whom_the_rule_names(
    cast: Cast, kinds: Kinds
) -> None:
    cast.congress.rules = "sh-2015"
    cast.congress.save()
    work = c.handling(cast)
    until, later = date(2026, 9, 2), date(2026, 5, 21)
    work = perform(
        a.request_extension, work, cast.by("chen", later), until=until, reason="需与两市会商。"
    )
    assert kinds("zhou", later) == kinds("sun", later) == ["extension_asked"]

    perform(a.grant_extension, work, cast.by("zhou", later))

    assert kinds("li", later)[0] == kinds("sun", later)[0] == "extended"
    assert kinds("chen", later)[0] == "extension_granted"


def test_a_unit_hears_nothing_of_a_rating_and_the_hub_only_when_the_window_is_over(
    cast: Cast, kinds: Kinds
) -> None:
    c.rated(cast, values=c.BAD, comment="河还是臭的。")
    last = date(2026, 3, 30)  # the window's last day

    assert kinds("zhou", c.DAY) == ["dissatisfied"]
    for on in (c.DAY, last):
        assert "dissatisfied" not in kinds("sun", on)
    assert kinds("sun", last + timedelta(days=1)) == ["dissatisfied"]
    for name in ("chen", "zhao", "wu"):
        assert "dissatisfied" not in kinds(name, last + timedelta(days=60))


def test_the_heads_hear_of_a_re_handling(cast: Cast, kinds: Kinds) -> None:
    reply = c.rated(cast, values=c.BAD, comment="河还是臭的。")

    perform(a.rehandle, reply, cast.by("zhou"), reason="请到现场再查。")

    assert kinds("chen", c.DAY)[0] == kinds("zhao", c.DAY)[0] == "rehandling"


def test_a_claimed_fulfilment_asks_the_proposer_and_the_answer_goes_back(
    cast: Cast, kinds: Kinds
) -> None:
    promise = c.promised(cast)
    promise = perform(a.fulfil, promise, cast.by("chen"), evidence="排污口已封堵。")
    assert kinds("li", c.DAY)[0] == "fulfilment_claimed"

    perform(a.refuse_fulfilment, promise, cast.by("li"), reason="仍有两处。")

    assert kinds("chen", c.DAY)[0] == kinds("zhou", c.DAY)[0] == "fulfilment_refused"


def test_a_unit_without_accounts_is_told_through_its_hub(cast: Cast, kinds: Kinds) -> None:
    cast.water.has_account = False
    cast.water.save()

    c.assigned(cast, shares=[Share(unit=cast.water, role="sole")])

    assert kinds("sun", c.DAY) == ["assigned"]
    assert kinds("chen", c.DAY) == []


def test_a_refused_move_tells_nobody(cast: Cast) -> None:
    case = c.filed(cast)
    before = Notice.objects.count()

    with pytest.raises(Refused):
        perform(a.file, case, cast.by("zhou"))

    assert Notice.objects.count() == before


def test_the_past_is_entered_without_telling_anybody(cast: Cast) -> None:
    case = c.filed(cast)
    before = Notice.objects.count()
    keyed = By(cast.actor("zhou"), c.DAY, datetime(2026, 7, 1, 2, tzinfo=UTC))

    perform(a.assign, case, keyed, shares=[Share(unit=cast.water, role="sole")])

    assert Notice.objects.count() == before


def test_it_can_be_kept_quiet(cast: Cast) -> None:
    with plan.quietly():
        c.delivered(cast)

    assert not Notice.objects.exists()


def test_a_batch_takes_as_many_statements_as_one(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cases = [c.filed(cast) for _ in range(4)]
    shares = [Share(unit=cast.water, role="sole")]
    one, *rest = [(case, {"shares": shares}) for case in cases]
    with django_assert_num_queries(12):
        perform_many(a.assign, [one], cast.by("zhou"))

    with django_assert_num_queries(12):
        perform_many(a.assign, rest, cast.by("zhou"))

    assert Notice.objects.filter(kind="assigned").count() == 4


def test_what_one_has_read_the_other_has_not(cast: Cast) -> None:
    c.assigned(cast)
    now = at(c.DAY, 15)

    assert mark_read(cast.actor("chen"), now) == 1

    assert not unread(cast.actor("chen"), now).exists()
    assert unread(cast.actor("zhao"), now).count() == 1


def test_a_right_that_ended_shows_nothing_any_more(cast: Cast, kinds: Kinds) -> None:
    c.assigned(cast)
    cast.users["chen"].grants.update(to_on=c.DAY)

    assert kinds("chen", c.DAY) == ["assigned"]
    assert kinds("chen", c.DAY + timedelta(days=1)) == []
