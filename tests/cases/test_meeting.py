"""交办会: a heap assigned as the draft split says, step by step, resumed, refused by name, left out."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jianyan.cases import actions as a
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.facts import By
from jianyan.cases.meeting import go_on, leave_out, open_meeting, unfinished
from jianyan.cases.models import AssignmentMeeting, Case
from jianyan.cases.perform import perform, perform_many, read
from jianyan.cases.queries.meetings import meeting, meetings, not_assigned, refused_cases
from jianyan.cases.refusal import Refused
from jianyan.cases.replay import problems
from tests import cast as c
from tests.cast import DAY, Cast


def signed(cast: Cast, count: int) -> list[Case]:
    """Cases whose list is signed: to the water bureau with the transport bureau."""
    cases, by = [c.filed(cast) for _ in range(count)], cast.by("zhou")
    for action, inputs in (
        (a.propose_units, {"shares": c.shares_of(cast)}),
        (a.submit_split, {"list_no": "分办〔2026〕1号"}),
        (a.sign_split, {"leader": "何主任", "signed_on": DAY, "reason": "原件另存。"}),
    ):
        cases = perform_many(action, [(case, inputs) for case in cases], by).moved
    return cases


def held(cast: Cast, cases: list[Case], reason: str = "") -> AssignmentMeeting:
    ids = [case.pk for case in cases]
    return open_meeting(cast.congress_session, ids, cast.by("zhou"), reason=reason)


def units_of(case: Case) -> list[tuple[str, str]]:
    return [(work.unit.key, work.role) for work in read(case.pk).assignments]


def test_each_case_goes_to_the_units_of_its_draft_split(cast: Cast) -> None:
    cases = signed(cast, 3)
    opened = held(cast, cases)

    assert go_on(opened.pk, cast.by("zhou")) == 0

    assert [units_of(case) for case in cases] == [[("water", "lead"), ("transport", "co")]] * 3
    assert problems([case.pk for case in cases])[0] == []


def test_scope_and_day_of_a_share_come_along(cast: Cast) -> None:
    case, due = c.filed(cast), DAY + timedelta(days=30)
    shares = [
        Share(unit=cast.water, role="separate", scope="河道", due_on=due),
        Share(unit=cast.transport, role="separate", scope="道路"),
    ]
    perform(a.propose_units, case, cast.by("zhou"), shares=shares)

    go_on(held(cast, [case]).pk, cast.by("zhou"))

    found = read(case.pk)
    assert [found.body(work.scope_no or 0) for work in found.assignments] == ["河道", "道路"]
    assert found.assignments[0].reply_due_on == due


def test_what_is_refused_is_named_with_its_reason_and_the_rest_goes_on(cast: Cast) -> None:
    first, *others = signed(cast, 3)
    perform(a.assign, first, cast.by("zhou"), shares=c.shares_of(cast))
    undrafted = c.filed(cast)
    opened = held(cast, [first, undrafted, *others])

    go_on(opened.pk, cast.by("zhou"))

    found = meeting(cast.actor("zhou"), opened.pk)
    assert found is not None
    assert (found.total, found.met, found.refused, found.waiting) == (4, 2, 2, 0)
    refused = {one.case_id: one.refusal for one in not_assigned(opened.pk)}
    assert {pk: why.code for pk, why in refused.items() if why} == {
        first.pk: "wrong_state",
        undrafted.pk: "lead_missing",
    }
    assert refused_cases(opened.pk) == [undrafted.pk]


def test_a_warning_waits_for_a_reason_that_holds_for_all(cast: Cast) -> None:
    case = c.filed(cast)
    perform(a.propose_units, case, cast.by("zhou"), shares=c.shares_of(cast))
    perform(a.submit_split, case, cast.by("zhou"), list_no="分办〔2026〕1号")

    go_on(held(cast, [case]).pk, cast.by("zhou"))
    assert read(case.pk).case.state == "filed"

    go_on(held(cast, [case], reason="主任会议已同意,签字随后补。").pk, cast.by("zhou"))
    assert read(case.pk).case.state == "assigned"


def test_it_goes_on_another_day_with_the_day_of_the_meeting(cast: Cast) -> None:
    cases, later = signed(cast, 2), DAY + timedelta(days=1)
    opened = held(cast, cases)
    assert go_on(opened.pk, cast.by("zhou"), most=1) == 1

    assert go_on(opened.pk, cast.by("zhou", later), most=1) == 0

    assert [read(case.pk).case.assigned_on for case in cases] == [DAY, DAY]


def test_the_rest_may_be_left_out(cast: Cast) -> None:
    cases = signed(cast, 3)
    opened = held(cast, cases)
    go_on(opened.pk, cast.by("zhou"), most=1)

    assert leave_out(opened.pk, cast.by("zhou")) == 2
    assert go_on(opened.pk, cast.by("zhou")) == 0
    assert [read(case.pk).case.state for case in cases] == ["assigned", "filed", "filed"]
    assert [one.refusal for one in not_assigned(opened.pk)] == [None, None]


def test_only_what_was_begun_and_broken_off_goes_on_by_itself(cast: Cast) -> None:
    unbegun, begun = (held(cast, signed(cast, 2)) for _ in range(2))
    by = cast.by("zhou")
    at = by.at + timedelta(minutes=1)
    go_on(begun.pk, By(by.actor, DAY, at), most=1)

    assert list(unfinished(DAY, at)) == []
    assert list(unfinished(DAY, at + timedelta(seconds=1))) == [begun]
    assert list(unfinished(DAY + timedelta(days=1), at + timedelta(days=1))) == []
    assert unbegun.lines.filter(state="waiting").count() == 2


@pytest.mark.parametrize("who", ["qian", "sun", "chen"])
def test_it_is_the_assigning_office_s_own(cast: Cast, who: str) -> None:
    case, by = c.filed(cast), cast.by(who)
    opened = held(cast, [case])

    for refused in (
        lambda: open_meeting(cast.congress_session, [case.pk], by),
        lambda: go_on(opened.pk, by),
        lambda: leave_out(opened.pk, by),
    ):
        with pytest.raises(Refused, check=lambda error: error.code == "no_right"):
            refused()
    assert meeting(cast.actor(who), opened.pk) is None
    assert meetings(cast.actor(who)) == []


def test_an_empty_meeting_is_not_opened(cast: Cast) -> None:
    with pytest.raises(Refused, check=lambda error: error.code == "meeting_empty"):
        held(cast, [])
    assert not AssignmentMeeting.objects.exists()


def test_the_number_of_statements_does_not_grow_with_the_heap(cast: Cast) -> None:
    small, large = held(cast, signed(cast, 9)), held(cast, signed(cast, 18))

    def statements(opened: AssignmentMeeting) -> int:
        with CaptureQueriesContext(connection) as made:
            go_on(opened.pk, cast.by("zhou"))
        return len(made)

    statements(held(cast, signed(cast, 9)))  # what is read once for a process is known now
    assert statements(small) == statements(large)
