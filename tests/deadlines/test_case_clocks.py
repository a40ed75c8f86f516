"""The clocks of one case: what is left today and why the day is that day."""

from datetime import date, timedelta

from pytest_django import DjangoAssertNumQueries

from jianyan.cases.actions.assigning.assign import Share
from jianyan.deadlines.case_clocks import CaseClock, clocks_of
from jianyan.deadlines.models import Clock
from jianyan.rules.lights import Lamp
from jianyan.rules.wording import sentence
from tests import cast as c
from tests.cast import DAY, Cast


def clock(case_id: int, limit: str, today: date = DAY, part: str = "A1") -> CaseClock:
    return next(one for one in clocks_of(case_id, today) if (one.part, one.limit) == (part, limit))


def test_it_says_why_in_the_words_of_the_rule(cast: Cast) -> None:
    case = c.assigned(cast)

    reply = clock(case.pk, "reply")

    why = "".join(sentence(step) for step in reply.because)
    assert "3个月" in why
    assert str(reply.due_on.month) in why
    assert reply.article


def test_a_day_set_on_the_sheet_is_told_as_such(cast: Cast) -> None:
    sheet = [Share(unit=cast.water, role="sole", due_on=date(2026, 4, 30))]
    case = c.assigned(cast, shares=sheet)

    reply = clock(case.pk, "reply")

    assert reply.due_on == date(2026, 4, 30)
    assert "item_due" in [step.code for step in reply.because]


def test_a_rule_that_is_gone_leaves_the_article_alone(cast: Cast) -> None:
    case = c.assigned(cast)
    Clock.objects.filter(case_id=case.pk).update(rules="a-rule-that-is-gone@1")

    reply = clock(case.pk, "reply")

    assert reply.because == ()
    assert reply.article


def test_it_turns_late_the_day_after(cast: Cast) -> None:
    case = c.assigned(cast)
    due_on = clock(case.pk, "reply").due_on

    assert clock(case.pk, "reply", due_on).light.lamp == Lamp.URGENT
    assert clock(case.pk, "reply", due_on + timedelta(days=1)).light.lamp == Lamp.LATE


def test_a_stop_that_must_not_be_noticed_shows_as_running(cast: Cast) -> None:
    reply = c.rated(cast)
    by_all = clock(reply.case_id, "feedback", part="R1")
    kept = clocks_of(reply.case_id, DAY, kept_back={("R1", "feedback")})
    hidden = next(one for one in kept if one.limit == "feedback")

    assert by_all.stopped_on == DAY
    assert hidden.stopped_on is None


def test_it_takes_one_query(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    reply = c.rated(cast)

    with django_assert_num_queries(1):
        clocks_of(reply.case_id, DAY)
