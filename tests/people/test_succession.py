"""机构调整: a unit renamed or merged; its open work, people and sections go over, its past stays (S16)."""

from datetime import date, timedelta

import pytest

from jianyan.cases import actions as a
from jianyan.cases.perform import perform, read
from jianyan.cases.queries.units import assignable
from jianyan.deadlines.ledger_filter import LedgerFilter
from jianyan.deadlines.register import ledger_page
from jianyan.people.models import Section, Unit
from jianyan.people.succession import Change, NoSuccession, succeed
from tests import cast as c
from tests.cast import DAY, Cast

LATER = DAY + timedelta(days=30)
NAME = "江州市水利和湖泊局"


def renamed(cast: Cast, on: date = LATER) -> Unit:
    return succeed(cast.water, Change(kind="renamed", on=on, name=NAME, short_name="水利和湖泊局"))


def test_s16_open_work_of_a_renamed_unit_goes_on_under_its_successor(cast: Cast) -> None:
    work = read(c.assigned(cast).pk).assignments[0]

    heir = renamed(cast)

    assert heir.pk in cast.actor("chen", LATER).units
    assert perform(a.acknowledge, work, cast.by("chen", LATER)).state == "working"


def test_s16_old_cases_are_listed_under_the_successor_with_their_old_name(cast: Cast) -> None:
    case = c.assigned(cast)
    heir = renamed(cast)
    wanted = LedgerFilter(year=2026, unit=heir.key)

    found = ledger_page(actor=cast.actor("zhou", LATER), wanted=wanted, today=LATER)

    assert [(line.case_id, line.unit, line.heir) for line in found.lines] == [
        (case.pk, "江州市水利局", NAME)
    ]


def test_until_that_day_nothing_changes_and_from_it_the_new_name_is_assigned_to(
    cast: Cast,
) -> None:
    heir = renamed(cast)
    before = {unit.key for unit in assignable(cast.congress, LATER - timedelta(days=1))}
    after = {unit.key for unit in assignable(cast.congress, LATER)}

    assert ("water" in before, heir.key in before) == (True, False)
    assert ("water" in after, heir.key in after) == (False, True)
    assert cast.water.pk in cast.actor("chen").units


def test_a_merged_unit_goes_into_one_that_is_there_with_people_and_sections(cast: Cast) -> None:
    Section.objects.create(unit=cast.water, name="河湖科")

    succeed(cast.water, Change(kind="merged", on=LATER, into=cast.transport))

    assert list(Section.objects.filter(unit=cast.transport).values_list("name")) == [("河湖科",)]
    assert {cast.water.pk, cast.transport.pk} <= cast.actor("chen", LATER).units
    assert {cast.water.pk, cast.transport.pk} <= cast.actor("wu", LATER).units


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kind": "renamed"}, "name_missing"),
        ({"kind": "merged"}, "successor_missing"),
        ({"kind": "renamed", "name": NAME, "on": date(1949, 1, 1)}, "before_it_began"),
    ],
)
def test_what_does_not_hold_together_is_refused(
    cast: Cast, change: dict[str, str], code: str
) -> None:
    with pytest.raises(NoSuccession, match=code):
        succeed(cast.water, Change(**{"on": LATER, **change}))


def test_a_unit_ends_once(cast: Cast) -> None:
    renamed(cast)

    with pytest.raises(NoSuccession, match="ended_already"):
        renamed(cast)
