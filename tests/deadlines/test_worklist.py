"""The worklist: each thing to do in one bucket, for those whose it is and for nobody else."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from jianyan.cases import actions as a
from jianyan.cases.models import Case
from jianyan.cases.perform import perform, read
from jianyan.cases.visibility import visible
from jianyan.deadlines.worklist import Bucket, Job, Wanted, near_day, worklist
from jianyan.people.models import User
from jianyan.people.rights import Role
from jianyan.people.users import grant
from jianyan.rules import workdays
from tests import cast as c
from tests.cast import DAY, Cast

LATER = date(2026, 7, 20)


def jobs(cast: Cast, name: str, on: date = DAY) -> list[tuple[Job, Bucket]]:
    found = worklist(actor=cast.actor(name), today=on)
    return [(item.job, item.bucket) for item in found.items]


def test_a_submitted_case_is_new_to_its_office_alone(cast: Cast) -> None:
    c.submitted(cast)

    assert jobs(cast, "zhou") == [(Job.REVIEW, Bucket.NEW)]
    for name in ("qian", "sun", "chen", "he", "li", "feng"):
        assert jobs(cast, name) == []


def test_a_draft_is_on_no_list(cast: Cast) -> None:
    c.drafted(cast)

    assert jobs(cast, "zhou") == []


def test_an_opinion_is_asked_of_the_reviewer_who_is_named_and_until_it_is_given(
    cast: Cast,
) -> None:
    luo = User.objects.create(username="luo", name="罗评")
    cast.users["luo"] = luo
    grant(luo, Role.REVIEWER, office=cast.congress)
    case = perform(
        a.name_reviewers, c.submitted(cast), cast.by("zhou"), stage="first", reviewers=[luo.pk]
    )

    assert (Job.OPINE, Bucket.NEW) in jobs(cast, "luo")
    assert worklist(actor=cast.actor("luo"), today=DAY).mine == 1
    assert jobs(cast, "zhou") == [(Job.FILE, Bucket.PROGRESS)]
    perform(a.give_review_opinion, case, cast.by("luo"), verdict="file")
    assert worklist(actor=cast.actor("luo"), today=DAY).mine == 0


def test_a_filed_case_waits_for_assignment(cast: Cast) -> None:
    c.filed(cast)

    assert jobs(cast, "zhou") == [(Job.ASSIGN, Bucket.PROGRESS)]


def test_a_task_is_new_until_it_is_acknowledged(cast: Cast) -> None:
    case = c.assigned(cast)

    assert jobs(cast, "chen") == [(Job.ACKNOWLEDGE, Bucket.NEW)]
    perform(a.acknowledge, read(case.pk).assignments[0], cast.by("chen"))
    assert jobs(cast, "chen") == [(Job.DRAFT, Bucket.PROGRESS)]


def test_it_says_what_is_missing(cast: Cast) -> None:
    case = c.assigned(cast)
    perform(a.acknowledge, read(case.pk).assignments[0], cast.by("chen"))

    (item,) = worklist(actor=cast.actor("chen"), today=DAY).items

    assert (item.no_contact, item.co_missing, item.no_draft, item.unanswered) == (True, 1, True, 0)


def test_it_counts_the_points_a_draft_leaves_out(cast: Cast) -> None:
    work = c.handling(cast)
    perform(
        a.draft_reply, work, cast.by("chen"),
        body="现答复如下。", answers=c.answers(2), outcome_class="A", publicity="proactive",
    )  # fmt: skip

    (item,) = worklist(actor=cast.actor("chen"), today=DAY).items

    assert (item.job, item.part, item.unanswered) == (Job.SEND, "R1", 1)


def test_what_is_due_is_told_apart_by_the_day(cast: Cast) -> None:
    c.handling(cast)
    (item,) = worklist(actor=cast.actor("chen"), today=DAY).items
    due_on = item.due_on
    assert due_on is not None

    day_before_soon = workdays.china().add_workdays(due_on, -12)
    assert jobs(cast, "chen", day_before_soon) == [(Job.DRAFT, Bucket.PROGRESS)]
    assert jobs(cast, "chen", due_on - timedelta(days=1)) == [(Job.DRAFT, Bucket.SOON)]
    assert jobs(cast, "chen", due_on) == [(Job.DRAFT, Bucket.SOON)]
    assert jobs(cast, "chen", due_on + timedelta(days=1)) == [(Job.DRAFT, Bucket.LATE)]


def test_what_is_due_today_stands_before_what_is_overdue(cast: Cast) -> None:
    first = c.handling(cast)
    second = c.handling(cast, on=date(2026, 3, 4))
    due_on = read(second.case_id).assignments[0].reply_due_on
    assert due_on is not None

    found = worklist(actor=cast.actor("chen", due_on), today=due_on)

    assert [item.case_id for item in found.items] == [second.case_id, first.case_id]
    assert [item.bucket for item in found.items] == [Bucket.SOON, Bucket.LATE]


def test_the_leader_finds_the_draft_in_approval_as_new(cast: Cast) -> None:
    reply = c.round_drafted(cast)
    perform(a.send_for_approval, reply, cast.by("chen"))

    assert jobs(cast, "zhao") == [(Job.ENDORSE, Bucket.NEW)]
    assert jobs(cast, "chen") == [(Job.ENDORSE, Bucket.PROGRESS)]


def test_the_co_handling_unit_has_a_task_of_its_own(cast: Cast) -> None:
    case = c.assigned(cast)
    perform(a.acknowledge, read(case.pk).assignments[1], cast.by("wu"))

    assert jobs(cast, "wu") == [(Job.CO_OPINION, Bucket.PROGRESS)]


def test_a_change_request_is_decided_by_the_office_and_awaited_by_the_unit(cast: Cast) -> None:
    case = c.assigned(cast)
    work = read(case.pk).assignments[0]
    perform(a.request_return, work, cast.by("chen"), reason="不属于我局职责。")

    assert (Job.DECIDE_RETURN, Bucket.NEW) in jobs(cast, "zhou")
    assert jobs(cast, "chen") == [(Job.AWAIT_RETURN, Bucket.PROGRESS)]


def test_a_dissatisfied_rating_is_decided_by_the_office_and_unknown_to_the_unit(
    cast: Cast,
) -> None:
    c.rated(cast, c.BAD, "没有解决。")

    assert (Job.DECIDE_DISSATISFIED, Bucket.NEW) in jobs(cast, "zhou")
    assert Job.DECIDE_DISSATISFIED not in [job for job, _ in jobs(cast, "zhao", LATER)]


def test_a_window_that_closed_without_a_rating_is_the_offices_to_close(cast: Cast) -> None:
    c.delivered(cast)

    assert jobs(cast, "zhou") == []
    assert jobs(cast, "zhou", LATER) == [(Job.CLOSE_RATING, Bucket.PROGRESS)]


def test_a_rated_case_may_be_concluded(cast: Cast) -> None:
    c.rated(cast)

    assert jobs(cast, "zhou") == [(Job.CONCLUDE, Bucket.PROGRESS)]


def test_promises_and_replies_to_be_shown_stay_with_the_unit(cast: Cast) -> None:
    c.promised(cast)

    assert set(jobs(cast, "zhao")) == {
        (Job.PROMISE, Bucket.PROGRESS),
        (Job.DISCLOSE, Bucket.PROGRESS),
    }
    assert jobs(cast, "chen", date(2027, 1, 4)) == [(Job.PROMISE, Bucket.LATE)]


def test_the_hub_watches_the_tasks_of_its_units(cast: Cast) -> None:
    c.assigned(cast)

    found = worklist(actor=cast.actor("sun"), today=DAY)

    assert [item.as_hub for item in found.items] == [True, True]


def test_the_counts_are_of_everything_whatever_is_asked_for(cast: Cast) -> None:
    c.submitted(cast)
    c.filed(cast)

    found = worklist(actor=cast.actor("zhou"), today=DAY, wanted=Wanted(bucket=Bucket.NEW))

    assert [item.job for item in found.items] == [Job.REVIEW]
    assert (found.buckets[Bucket.NEW], found.buckets[Bucket.PROGRESS]) == (1, 1)
    assert (found.jobs[Job.ASSIGN], found.total) == (1, 2)


def test_s59_a_confidential_proposer_is_named_in_no_list(cast: Cast) -> None:
    case = c.assigned(cast)
    Case.objects.filter(pk=case.pk).update(confidential=True)

    for name in ("sun", "zhou"):
        items = worklist(actor=cast.actor(name), today=DAY).items
        assert {item.proposer for item in items} <= {""}


@pytest.mark.parametrize("name", ["zhou", "qian", "sun", "chen", "zhao", "wu", "feng", "he"])
def test_it_never_shows_what_visible_hides(cast: Cast, name: str) -> None:
    for bring in (c.drafted, c.submitted, c.filed, c.assigned, c.delivered, c.rated, c.promised):
        bring(cast)
    c.rated(cast, chain="proposal")
    actor = cast.actor(name)

    shown = {item.case_id for item in worklist(actor=actor, today=LATER).items}

    assert shown <= set(Case.objects.filter(visible(actor)).values_list("pk", flat=True))


def test_it_takes_two_queries(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    c.handling(cast)
    c.rated(cast)
    actor = cast.actor("chen")

    with django_assert_num_queries(2):
        worklist(actor=actor, today=DAY)


def test_soon_ends_before_one_more_working_day_begins() -> None:
    last = near_day(DAY)

    days = workdays.china()
    assert days.workdays_between(DAY, last) == 10
    assert days.workdays_between(DAY, last + timedelta(days=1)) == 11


def test_s22_near_its_limit_it_says_that_the_proposer_was_not_told(cast: Cast) -> None:
    work = c.handling(cast)
    early, close = DAY, date(2026, 6, 1)

    def is_told(on: date) -> bool:
        (item,) = worklist(actor=cast.actor("chen"), today=on).items
        return not item.no_interim

    before = (is_told(early), is_told(close))
    perform(a.explain_interim, work, cast.by("chen", close), text="勘测仍在进行。")

    assert before == (True, False)
    assert is_told(close)
