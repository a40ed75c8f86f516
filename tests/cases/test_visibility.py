"""可见范围: who knows of a case at all."""

from datetime import timedelta

import pytest

from jianyan.cases import actions as a
from jianyan.cases.models import Case
from jianyan.cases.perform import perform, read
from jianyan.cases.refusal import Refused
from jianyan.cases.unmasking import looks, unmask
from jianyan.cases.visibility import may_see, sight, visible
from tests import cast as c
from tests.cast import Cast

EVERYBODY = ("li", "liu", "wang", "zhou", "qian", "sun", "chen", "zhao", "wu", "feng", "he")


def who_sees(cast: Cast, case_id: int) -> set[str]:
    return {name for name in EVERYBODY if may_see(cast.actor(name), case_id)}


@pytest.mark.parametrize(
    ("stage", "seen_by"),
    [
        ("drafted", {"li"}),
        ("submitted", {"li", "zhou"}),
        ("filed", {"li", "zhou"}),
        ("assigned", {"li", "zhou", "sun", "chen", "zhao", "wu"}),
        ("delivered", {"li", "zhou", "sun", "chen", "zhao", "wu"}),
    ],
)
def test_a_suggestion_is_seen_by_those_concerned(
    cast: Cast, stage: str, seen_by: set[str]
) -> None:
    made = getattr(c, stage)(cast)

    assert who_sees(cast, made.case_id) == seen_by


def test_the_congress_side_never_sees_a_proposal(cast: Cast) -> None:
    case = c.assigned(cast, chain="proposal")

    assert who_sees(cast, case.pk) == {"wang", "qian", "sun", "chen", "zhao", "wu"}


def test_a_released_unit_sees_the_case_no_longer(cast: Cast) -> None:
    work = read(c.assigned(cast).pk).assignments[0]
    perform(a.request_return, work, cast.by("chen"), reason="属财政事项。")
    perform(a.reassign, work, cast.by("zhou"), unit=cast.finance)

    assert not may_see(cast.actor("chen"), work.case_id)


def test_a_list_is_filtered_in_the_database(cast: Cast) -> None:
    for stage in (c.drafted, c.submitted, c.assigned):
        stage(cast)

    assert Case.objects.filter(visible(cast.actor("zhou"))).count() == 2
    assert Case.objects.filter(visible(cast.actor("he"))).count() == 0


def test_s16_a_successor_sees_what_its_predecessor_handled(cast: Cast) -> None:
    case = c.assigned(cast)
    cast.water.successor = cast.finance
    cast.water.save()
    from jianyan.people.rights import Role
    from jianyan.people.users import grant

    grant(cast.users["he"], Role.CASE_OFFICER, unit=cast.finance)

    assert may_see(cast.actor("he"), case.pk)
    assert perform(a.acknowledge, read(case.pk).assignments[0], cast.by("he")).state == "working"


def test_s59_a_confidential_proposer_is_nameless_to_the_units(cast: Cast) -> None:
    case = c.assigned(cast)
    case.confidential = True
    case.save()
    opened = read(case.pk).case

    names = {
        name: sight(cast.actor(name), opened, c.DAY).names(opened)
        for name in ("li", "zhou", "sun", "chen")
    }
    assert names == {"li": True, "zhou": False, "sun": False, "chen": False}


def test_s59_the_office_looks_up_a_name_for_a_reason_and_each_look_is_recorded(cast: Cast) -> None:
    case = c.assigned(cast)
    case.confidential = True
    case.save()
    with pytest.raises(Refused, match="reason_missing"):
        unmask(case, cast.by("zhou"), " ")
    for stranger in ("qian", "sun", "chen"):
        with pytest.raises(Refused, match="no_such_case"):
            unmask(case, cast.by(stranger), "好奇。")

    unmask(case, cast.by("zhou"), "代承办单位联系代表。")

    opened = read(case.pk).case
    assert sight(cast.actor("zhou"), opened, c.DAY).names(opened)
    assert not sight(cast.actor("zhou"), opened, c.DAY + timedelta(days=1)).names(opened)
    (look,) = looks(case=case.pk)
    assert (look.who, look.reason) == (cast.users["zhou"].name, "代承办单位联系代表。")
