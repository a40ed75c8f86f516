"""perform: the only way in."""

from datetime import date

import pytest
from django.db import InternalError, ProgrammingError, connection
from pytest_django import DjangoAssertNumQueries

from jianyan.cases import actions as a
from jianyan.cases.models import Case, Line
from jianyan.cases.perform import moves_open_to, perform, perform_many, read
from jianyan.cases.refusal import Refused
from tests import cast as c
from tests.cast import Cast


def test_it_carries_a_case_from_the_draft_to_the_rating(cast: Cast) -> None:
    reply = c.rated(cast)

    dossier = read(reply.case_id)
    assert reply.state == "rated"
    assert [work.state for work in dossier.assignments] == ["replied", "co_opinion_given"]
    assert dossier.case.state == "replied"


def test_it_refuses_a_move_from_the_wrong_state_and_leaves_no_trace(cast: Cast) -> None:
    case = c.filed(cast)
    lines = Line.objects.filter(case_id=case.pk).count()

    with pytest.raises(Refused) as refused:
        perform(a.submit, case, cast.by("li"))

    assert refused.value.code == "wrong_state"
    assert Line.objects.filter(case_id=case.pk).count() == lines


@pytest.mark.parametrize("name", ["he", "li", "chen", "qian", "sun", "feng"])
def test_it_refuses_whoever_has_no_right(cast: Cast, name: str) -> None:
    case = c.submitted(cast)

    with pytest.raises(Refused) as refused:
        perform(a.file, case, cast.by(name))

    assert refused.value.code == "no_right"


def test_it_takes_the_same_number_of_statements_whatever_the_history(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    work, by = c.handling(cast), cast.by("chen")

    for _ in range(3):
        with django_assert_num_queries(11):  # transaction's begin and end included
            perform(a.record_contact, work, by, stage="during", mode="visit", note="走访一次。")


def test_a_batch_takes_as_many_statements_as_one(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cases, by = [c.submitted(cast) for _ in range(5)], cast.by("zhou")

    with django_assert_num_queries(9):  # one of them tells the proposers
        done = perform_many(a.file, [(case, {}) for case in cases], by)

    assert [case.number for case in done.moved] == ["0001", "0002", "0003", "0004", "0005"]


def test_a_batch_leaves_out_what_is_refused_and_gives_its_number_to_the_next(cast: Cast) -> None:
    first, second, third = (c.submitted(cast) for _ in range(3))
    perform(a.withdraw, second, cast.by("li"))

    done = perform_many(a.file, [(case, {}) for case in (first, second, third)], cast.by("zhou"))
    fourth = perform(a.file, c.submitted(cast), cast.by("zhou"))

    assert [position for position, _ in done.refused] == [1]
    assert [case.number for case in done.moved] == ["0001", "0002"]
    assert fourth.number == "0003"


def test_a_refused_action_keeps_none_of_its_words(cast: Cast) -> None:
    work = c.handling(cast)
    texts = work.case.texts.count()

    with pytest.raises(Refused):
        c.draft_again(cast, work, c.DAY, outcome_class="no such class")

    assert work.case.texts.count() == texts


@pytest.mark.parametrize(
    "statement",
    ["UPDATE cases_line SET state = ''", "DELETE FROM cases_line", "TRUNCATE cases_line"],
)
def test_the_database_refuses_to_change_the_journal(cast: Cast, statement: str) -> None:
    c.submitted(cast)

    with pytest.raises((ProgrammingError, InternalError)), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_buttons_are_the_moves_that_the_table_allows(cast: Cast) -> None:
    case = read(c.submitted(cast).pk).case

    assert moves_open_to(case, cast.by("zhou")) == [
        "review", "send_back", "file", "attach_paper", "decline",
        "name_reviewers", "merge", "fast_track", "consult_units", "name_contact",
    ]  # fmt: skip
    assert moves_open_to(case, cast.by("li")) == ["withdraw"]
    assert moves_open_to(case, cast.by("he")) == []


def test_a_number_is_never_given_twice(cast: Cast) -> None:
    first = c.filed(cast)
    perform(a.withdraw, first, cast.by("li"))

    assert c.filed(cast).number == "0002"
    assert Case.objects.get(pk=first.pk).number == "0001"


def test_dates_are_those_of_the_legal_day(cast: Cast) -> None:
    case = c.assigned(cast, on=date(2026, 5, 29))

    assert case.assigned_on == date(2026, 5, 29)
    assert read(case.pk).assignments[0].reply_due_on == date(2026, 8, 31)
