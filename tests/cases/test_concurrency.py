"""Two clerks at once: nothing lost, nothing doubled, nothing half done."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from jianyan.cases import actions as a
from jianyan.cases.models import Case, Line
from jianyan.cases.perform import perform, read
from jianyan.cases.refusal import Refused
from jianyan.cases.replay import problems
from tests import cast as c

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Run the calls in threads of their own; a refusal is an answer."""

    def run(call: Callable[[], Any]) -> Any:
        try:
            return call()
        except Refused as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=8) as pool:
        return list(pool.map(run, calls))


def test_the_same_submit_twice_is_one_submit() -> None:
    cast = c.gather()
    case, by = c.drafted(cast), cast.by("li")

    answers = at_once(*[lambda: perform(a.submit, case, by).state] * 4)

    assert sorted(answers) == ["submitted", "wrong_state", "wrong_state", "wrong_state"]
    assert Line.objects.filter(case_id=case.pk, kind="Submitted").count() == 1


def test_two_clerks_on_one_case_do_not_both_decide() -> None:
    cast = c.gather()
    case, by = c.submitted(cast), cast.by("zhou")

    answers = at_once(
        lambda: perform(a.file, case, by).state,
        lambda: perform(a.send_back, case, by, reason="请改。").state,
    )

    assert answers.count("wrong_state") == 1
    assert problems([case.pk])[0] == []


def test_numbers_given_at_once_are_all_different() -> None:
    cast = c.gather()
    cases, by = [c.submitted(cast) for _ in range(12)], cast.by("zhou")

    numbers = at_once(*[lambda case=case: perform(a.file, case, by).number for case in cases])

    assert sorted(numbers) == [f"{n:04d}" for n in range(1, 13)]


def test_many_acknowledge_at_once_and_every_chain_holds() -> None:
    cast = c.gather()
    works = [read(c.assigned(cast).pk).assignments[0] for _ in range(10)]
    by = cast.by("chen")

    states = at_once(*[lambda work=work: perform(a.acknowledge, work, by).state for work in works])

    assert states == ["working"] * 10
    assert problems(list(Case.objects.values_list("pk", flat=True)))[0] == []
