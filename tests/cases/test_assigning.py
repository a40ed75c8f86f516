"""交办: assign, acknowledge, ask for a change of unit and decide it."""

from datetime import date

import pytest

from jianyan.cases import actions as a
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.models import Line
from jianyan.cases.perform import perform, read
from jianyan.cases.refusal import Refused, Warned
from jianyan.deadlines.models import Clock
from tests import cast as c
from tests.cast import Cast


def test_s11_separate_units_without_scope_go_on_only_with_a_reason(cast: Cast) -> None:
    case = c.filed(cast)
    shares = [
        Share(unit=cast.water, role="separate", scope="河道"),
        Share(unit=cast.transport, role="separate"),
    ]

    with pytest.raises(Warned) as warned:
        perform(a.assign, case, cast.by("zhou"), shares=shares)
    perform(a.assign, case, cast.by("zhou"), shares=shares, reason="会议已明确分工。")

    assert warned.value.code == "scope_missing"
    assert '"overrides":["scope_missing"]' in Line.objects.get(kind="Assigned").data


@pytest.mark.parametrize(
    ("roles", "code"),
    [
        ([], "lead_missing"),
        (["co"], "lead_missing"),
        (["sole", "co"], "sole_not_alone"),
        (["lead", "separate"], "lead_not_alone"),
        (["separate"], "separate_alone"),
    ],
)
def test_roles_that_cannot_stand_together_are_refused(
    cast: Cast, roles: list[str], code: str
) -> None:
    case = c.filed(cast)
    units = [cast.water, cast.transport]
    shares = [Share(unit=u, role=r, scope="一") for u, r in zip(units, roles, strict=False)]

    with pytest.raises(Refused) as refused:
        perform(a.assign, case, cast.by("zhou"), shares=shares)

    assert refused.value.code == code


def test_a_unit_that_is_no_more_is_refused(cast: Cast) -> None:
    cast.water.valid_to = date(2025, 12, 31)
    case = c.filed(cast)

    with pytest.raises(Refused) as refused:
        perform(a.assign, case, cast.by("zhou"), shares=[Share(unit=cast.water, role="sole")])

    assert refused.value.code == "unit_not_valid"


def test_a_day_on_the_sheet_comes_before_the_rule(cast: Cast) -> None:
    case = c.filed(cast)
    share = Share(unit=cast.water, role="sole", due_on=date(2026, 4, 30))

    perform(a.assign, case, cast.by("zhou"), shares=[share])

    assert read(case.pk).assignments[0].reply_due_on == date(2026, 4, 30)


def test_s13_the_clock_runs_and_the_unit_stays_responsible_while_a_change_is_asked(
    cast: Cast,
) -> None:
    case = c.assigned(cast)
    work = read(case.pk).assignments[0]

    work = perform(a.request_return, work, cast.by("chen"), reason="不属我局职责。")

    clock = Clock.objects.get(case=case, part="A1", limit="reply")
    assert (work.state, work.unit_id, clock.stopped_on) == ("return_asked", cast.water.pk, None)
    assert not work.return_late


def test_s12_a_late_request_is_marked_and_left_to_the_assigning_body(cast: Cast) -> None:
    case = c.assigned(cast)
    work = read(case.pk).assignments[0]
    perform(a.acknowledge, work, cast.by("chen"))

    work = perform(
        a.request_return, work, cast.by("chen", date(2026, 5, 6)), reason="不属我局职责。"
    )

    assert work.return_late


def test_a_refused_change_leaves_the_unit_at_work(cast: Cast) -> None:
    work = read(c.assigned(cast).pk).assignments[0]
    work = perform(a.request_return, work, cast.by("chen"), reason="不属我局职责。")

    work = perform(a.keep_assignment, work, cast.by("zhou"), reason="属水利部门职责。")

    assert work.state == "working"
    assert work.case.state == "handling"


def test_an_approved_change_gives_the_task_to_another_and_keeps_the_legal_maximum(
    cast: Cast,
) -> None:
    work = read(c.assigned(cast).pk).assignments[0]
    perform(a.request_return, work, cast.by("chen"), reason="属财政事项。", unit=cast.finance)
    perform(a.reassign, work, cast.by("zhou", date(2026, 3, 16)), unit=cast.finance)

    old, _, new = read(work.case_id).assignments
    clock = Clock.objects.get(case_id=work.case_id, part="A3", limit="reply")
    assert (old.state, new.unit_id, new.role) == ("released", cast.finance.pk, "lead")
    assert new.first_assigned_on == c.DAY
    assert clock.legal_due_on == date(2026, 6, 2)  # three months from the first assignment
    assert read(work.case_id).case.lead_unit_id == cast.finance.pk


def test_a_second_task_is_not_given_to_a_unit_that_has_one(cast: Cast) -> None:
    work = read(c.assigned(cast).pk).assignments[0]
    perform(a.request_return, work, cast.by("chen"), reason="属交通事项。")

    with pytest.raises(Refused) as refused:
        perform(a.reassign, work, cast.by("zhou"), unit=cast.transport)

    assert refused.value.code == "unit_twice"
