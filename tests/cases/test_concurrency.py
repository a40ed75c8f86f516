"""Two clerks at once: nothing lost, nothing doubled, nothing half done."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from jianyan.cases import actions as a
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.meeting import go_on, open_meeting
from jianyan.cases.models import Assignment, Case, Line, LineState
from jianyan.cases.opening import Draft, open_cases
from jianyan.cases.perform import perform, perform_many, read
from jianyan.cases.refusal import Refused
from jianyan.cases.replay import problems
from jianyan.deadlines import clocks, ledger
from tests import cast as c

ROOT = Path(__file__).resolve().parent.parent.parent

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

    with ThreadPoolExecutor(max_workers=16) as pool:
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


def filed_many(cast: c.Cast, count: int) -> list[Case]:
    """As many suggestions, filed with one write each step."""
    text = Draft(
        office=cast.congress, session=cast.congress_session, lead=cast.li, title=c.TITLE,
        situation=c.SITUATION, points=c.POINTS,
    )  # fmt: skip
    cases = open_cases([text] * count, cast.by("li"))
    for action, who in ((a.submit, "li"), (a.file, "zhou")):
        cases = perform_many(action, [(case, {}) for case in cases], cast.by(who)).moved
    return cases


def everything_agrees() -> bool:
    ids = list(Case.objects.values_list("pk", flat=True))
    found, _, facts = problems(ids)
    return [*found, *clocks.problems(ids, facts), *ledger.problems(ids)] == []


def test_a_hundred_sign_in_at_once_and_nothing_is_lost() -> None:
    cast = c.gather()
    cases = filed_many(cast, 100)
    shares = [Share(unit=cast.water, role="sole")]
    perform_many(a.assign, [(case, {"shares": shares}) for case in cases], cast.by("zhou"))
    works, by = list(Assignment.objects.order_by("case_id")), cast.by("chen")

    states = at_once(*[lambda work=work: perform(a.acknowledge, work, by).state for work in works])

    assert states == ["working"] * 100
    assert Line.objects.filter(kind="Acknowledged").count() == 100
    assert everything_agrees()


def test_clerks_who_file_whole_heaps_at_once_never_give_a_number_twice() -> None:
    cast = c.gather()
    text = Draft(
        office=cast.congress, session=cast.congress_session, lead=cast.li, title=c.TITLE,
        situation=c.SITUATION, points=c.POINTS,
    )  # fmt: skip
    cases = open_cases([text] * 60, cast.by("li"))
    cases = perform_many(a.submit, [(case, {}) for case in cases], cast.by("li")).moved
    by = cast.by("zhou")
    heaps = [cases[start::4] for start in range(4)]

    found = at_once(
        *[
            lambda heap=heap: perform_many(a.file, [(x, {}) for x in heap], by).moved
            for heap in heaps
        ]
    )

    numbers = [case.number for moved in found for case in moved]
    assert sorted(numbers) == [f"{n:04d}" for n in range(1, 61)]


def test_two_who_assign_overlapping_heaps_assign_each_case_once() -> None:
    cast = c.gather()
    cases, by = filed_many(cast, 30), cast.by("zhou")
    work = {"shares": [Share(unit=cast.water, role="sole")]}

    found = at_once(
        lambda: perform_many(a.assign, [(case, work) for case in cases[:20]], by),
        lambda: perform_many(a.assign, [(case, work) for case in reversed(cases[10:])], by),
    )

    assert sum(len(done.moved) for done in found) == 30
    assert {refusal.code for done in found for _, refusal in done.refused} == {"wrong_state"}
    assert Line.objects.filter(kind="Assigned").count() == 30
    assert everything_agrees()


def test_a_meeting_killed_in_the_middle_goes_on_where_it_broke_off() -> None:
    """`kill -9` while the lines of its second step are written: the first step stays, the second is
    as if it had not been begun, and running it again assigns each case once."""
    cast = c.gather()
    cases = filed_many(cast, 120)
    shares = {"shares": [Share(unit=cast.water, role="sole")]}
    perform_many(a.propose_units, [(case, shares) for case in cases], cast.by("zhou"))
    opened = open_meeting(cast.congress_session, [case.pk for case in cases], cast.by("zhou"))
    assert go_on(opened.pk, cast.by("zhou"), most=40) == 80

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE deadlines_ledgerrow IN EXCLUSIVE MODE")
        process = start_meeting(opened.pk)
        wait_until_it_waits()
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        assert process.returncode == -signal.SIGKILL
    wait_until_it_is_gone()

    assert Line.objects.filter(kind="Assigned").count() == 40
    assert opened.lines.filter(state=LineState.WAITING).count() == 80
    assert everything_agrees()

    again = start_meeting(opened.pk)
    assert again.communicate()[0].split() == ["40", "0"]
    assert Line.objects.filter(kind="Assigned").count() == 120
    assert opened.lines.filter(state=LineState.MET).count() == 120
    assert everything_agrees()


def start_meeting(pk: int) -> subprocess.Popen[str]:
    """The meeting in a process of its own."""
    name = connection.settings_dict["NAME"]
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-m", "tests.cases.meeting", str(name), str(pk)]
    return subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True)


_WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
_OTHERS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'"


def wait_until_it_waits() -> None:
    """The lines are appended and the rows written; the ledger is locked."""
    _until(_WAITING, 1)


def wait_until_it_is_gone() -> None:
    """The server has noticed that nobody is there any more."""
    _until(_OTHERS, 0)


def _until(question: str, answer: int) -> None:
    for _ in range(1200):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_stat_clear_snapshot()"
            )  # it lasts as long as the transaction
            cursor.execute(question)
            if cursor.fetchone() == (answer,):
                return
        time.sleep(0.1)
    raise AssertionError(question)
