"""load-demo: the invented town and city come into being through the actions, once, and alive."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import pytest
from django.db import transaction

from jianyan.cases import replay, states
from jianyan.cases.models import Assignment, Case, Commitment, Disclosure, Line, Round
from jianyan.deadlines import clocks, ledger
from jianyan.deadlines.models import Clock
from jianyan.ops.demo.load import HomeInUse, Loaded, Wanted, YearAhead, load
from jianyan.ops.demo.lots import DONE
from jianyan.outcomes.models import PolicyMeasure
from jianyan.people.models import Grant, Office, Unit, UnitChange, User
from jianyan.people.rights import RIGHTS, Role
from tests.cast import Cast

AUTUMN = date(2026, 11, 23)


def loaded(scale: str, today: date = AUTUMN, **more: object) -> Loaded:
    now = datetime.combine(today, time(10), tzinfo=UTC)
    return load(Wanted.of(scale, None, now, today, **more), lambda line: None)


def states_of_this_year(year: int) -> dict[str, set[str]]:
    found = {"Case": set(Case.objects.filter(session__year=year).values_list("state", flat=True))}
    for model in (Assignment, Round, Commitment, Disclosure):
        rows = model.objects.filter(case__session__year=year)
        found[model.__name__] = set(rows.values_list("state", flat=True))
    return found


def missing_states(year: int) -> dict[str, set[str]]:
    machines = {
        "Case": states.CaseState, "Assignment": states.AssignmentState,
        "Round": states.RoundState, "Commitment": states.CommitmentState,
        "Disclosure": states.DisclosureState,
    }  # fmt: skip
    found = states_of_this_year(year)
    missing = {name: set(of.values) - found[name] for name, of in machines.items()}
    return {name: lacking for name, lacking in missing.items() if lacking}


@pytest.mark.django_db
@pytest.mark.parametrize("today", [date(2027, 1, 4), date(2026, 3, 17)])
def test_a_city_has_a_case_of_this_year_in_every_state_on_any_day(today: date) -> None:
    done = loaded("city", today, fraction=50)

    assert missing_states(2026) == {}
    assert done.played.refused == []
    assert not Line.objects.filter(occurred_on__gt=today).exists()


@pytest.mark.django_db
def test_a_city_has_all_it_takes() -> None:
    """Everything asked of it in one test: loading costs some seconds."""
    done = loaded("city", fraction=50)

    assert missing_states(2026) == {}
    assert done.played.refused == []
    for check in (everybody_is_there, units_have_their_history, cases_are_alive, journal_agrees):
        check()


def everybody_is_there() -> None:
    held = set(Grant.objects.values_list("role", flat=True))
    assert held == {role.value for role in Role}
    assert not [user for user in User.objects.all() if user.has_usable_password()]
    assert all(office.settings["demo"] for office in Office.objects.all())
    raters = Line.objects.filter(kind="Rated").values_list("actor", flat=True).distinct()
    roles = set(Grant.objects.filter(user__in=raters).values_list("role", flat=True))
    assert not {role for role in roles if "endorse" in RIGHTS[Role(role)]}


def units_have_their_history() -> None:
    assert set(UnitChange.objects.values_list("kind", flat=True)) == {"renamed", "merged"}
    former = Unit.objects.exclude(successor=None)
    assert all(unit.valid_to is not None for unit in former)
    assert Assignment.objects.filter(unit__in=former).exists()
    assert Unit.objects.filter(hub__level="city", valid_to=None).count() >= 40
    on_paper = Unit.objects.filter(has_account=False, hub__key="yunlan-gov").first()
    keepers = Grant.objects.filter(unit=on_paper).values_list("user__username", flat=True)
    assert set(keepers) == {"yunlan-gov-clerk"}


def cases_are_alive() -> None:
    assert (
        Case.objects.filter(state="cosigning").count() == 2
    )  # one of each house, with most asked
    assert PolicyMeasure.objects.exists()
    assert Clock.objects.filter(stopped_on=None, due_on__lt=AUTUMN, limit="reply").exists()
    levels = set(Case.objects.values_list("office__level", flat=True))
    assert levels == {"city", "county", "township"}
    former_term = Case.objects.filter(session__term=8, office__key="yunlan-congress")
    assert former_term.filter(state="tracking").exists()


def journal_agrees() -> None:
    for ids in replay.chunks():
        found, _, facts = replay.problems(ids)
        assert [*found, *clocks.problems(ids, facts), *ledger.problems(ids)] == []


@pytest.fixture
def town(db: None) -> Iterator[Loaded]:
    return loaded("town")


def test_a_town_is_one_person_with_some_fifteen_cases(town: Loaded) -> None:
    assert town.played.refused == []
    assert Case.objects.count() == 15
    assert list(User.objects.values_list("username", flat=True)) == ["qingyun-clerk"]


def test_loading_again_changes_nothing(town: Loaded) -> None:
    lines = Line.objects.count()

    again = loaded("town")

    assert again.was_there
    assert Line.objects.count() == lines


def test_a_year_later_it_is_still_there(town: Loaded) -> None:
    assert loaded("town", date(2027, 11, 1)).was_there


def test_another_scale_is_refused(town: Loaded) -> None:
    with pytest.raises(HomeInUse):
        loaded("city")


def test_a_year_that_has_not_come_is_refused() -> None:
    now = datetime.combine(AUTUMN, time(10), tzinfo=UTC)

    with pytest.raises(YearAhead):
        Wanted.of("city", 2027, now, AUTUMN)
    assert Wanted.of("city", 2024, now, AUTUMN).today == date(2024, 12, 31)


@pytest.mark.django_db
def test_a_broken_load_goes_on_when_told_to() -> None:
    loaded("town")
    first = Office.objects.get(key="qingyun-gov")
    first.settings[DONE] = first.settings[DONE][:-1]
    first.save()

    with pytest.raises(HomeInUse):
        loaded("town")
    assert loaded("town", again=True).played.cases == 0
    assert loaded("town").was_there


def test_real_cases_are_left_alone(cast: Cast) -> None:
    from tests import cast as c

    c.submitted(cast)
    with pytest.raises(HomeInUse):
        loaded("town")


@pytest.mark.django_db
def test_the_same_seed_tells_the_same_stories() -> None:
    told = []
    for _ in range(2):
        with transaction.atomic():
            loaded("town")
            rows = Case.objects.order_by("id").values_list("title", "number", "state", "filed_on")
            told.append(list(rows))
            transaction.set_rollback(True)

    assert told[0] == told[1]
