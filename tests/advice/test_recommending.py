"""Unit recommendation: three sources apart and joined, with reasons, and never an assignment."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from jianyan.advice.routing import store
from jianyan.advice.routing.learning import learn_units
from jianyan.advice.routing.recommending import Recommendation, recommend
from jianyan.cases import actions as a
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.models import Case
from jianyan.cases.perform import perform, read
from jianyan.cases.visibility import visible
from jianyan.people.models import Duty
from tests import cast as c
from tests.cast import DAY, Cast

EVERYTHING = Q()


def asked(cast: Cast, text: str, where: Q = EVERYTHING) -> Recommendation:
    return recommend(text, office=cast.congress, on=DAY, where=where)


def test_duties_alone_name_the_unit_with_its_reason(cast: Cast) -> None:
    found = asked(cast, "关于增加夜间公交班次的建议")

    assert found.units[0].unit == cast.transport
    assert found.units[0].role == "lead"
    assert not found.abstained
    assert any("公交" in why for why in found.units[0].why)


def test_the_offices_own_list_is_a_source_apart(cast: Cast) -> None:
    """What no department is known for anywhere: here the finance bureau has it."""
    text = "关于规范非遗剪纸传习所开放时间的建议"
    assert asked(cast, text).units[0].unit != cast.finance
    Duty.objects.create(unit=cast.finance, item="负责非遗剪纸传习所的管理和开放")
    Duty.objects.create(unit=cast.water, item="参与非遗剪纸传习所的防汛", role="co")

    found = {one.unit: one for one in asked(cast, text).units}

    first = next(iter(found.values()))
    assert first.unit == cast.finance
    assert first.sources["list"] > first.sources["duties"]
    assert any("负责非遗剪纸传习所的管理和开放" in why for why in first.why)
    assert any("参与非遗剪纸传习所的防汛" in why for why in found[cast.water].why)


def test_it_does_not_know_what_nobody_answers_for(cast: Cast) -> None:
    assert asked(cast, "关于若干事宜的建议").abstained
    assert asked(cast, " ").units == ()


def test_like_cases_speak_for_their_unit_and_are_named(cast: Cast) -> None:
    """Against its name: where this office always gave such cases to the finance bureau."""
    for _ in range(3):
        c.assigned(
            cast, title="关于龙舟竞渡活动的建议", situation="龙舟竞渡要办好。",
            shares=[Share(unit=cast.finance, role="sole")],
        )  # fmt: skip

    first = asked(cast, "关于办好龙舟竞渡活动的建议").units[0]

    assert first.unit == cast.finance
    assert any("congress/2026/" in why for why in first.why)
    assert set(first.sources) - {"list"} == {"duties", "precedents"}


def test_cases_that_the_asker_may_not_see_say_nothing(cast: Cast) -> None:
    c.assigned(cast, title="关于龙舟竞渡活动的建议", situation="龙舟竞渡要办好。")

    unseen = asked(cast, "关于办好龙舟竞渡活动的建议", visible(cast.actor("he")))

    assert all("precedents" not in one.sources for one in unseen.units)


def test_a_unit_that_gave_such_a_case_back_falls_behind(cast: Cast) -> None:
    case = c.assigned(
        cast, title="关于龙舟竞渡活动的建议", situation="龙舟竞渡要办好。",
        shares=[Share(unit=cast.water, role="sole")],
    )  # fmt: skip
    (work,) = read(case.pk).assignments
    perform(a.request_return, work, cast.by("zhao"), reason="不属我局职责。", unit=cast.finance)
    perform(a.reassign, work, cast.by("zhou"), unit=cast.finance, reason="同意调整。")

    found = {one.unit: one for one in asked(cast, "关于办好龙舟竞渡活动的建议").units}

    assert found[cast.finance].score > found[cast.water].score


def test_asking_changes_nothing_and_costs_a_fixed_number_of_statements(cast: Cast) -> None:
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            asked(cast, "关于治理柳溪河黑臭水体的建议")
        return len(queries)

    c.assigned(cast)
    few = cost()
    for _ in range(3):
        c.assigned(cast)

    assert cost() == few
    assert Case.objects.exclude(state="assigned").count() == 0


def test_an_office_learns_from_its_own_decisions(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "folder", lambda: tmp_path)
    assert learn_units(cast.congress) is None  # nothing was assigned yet
    for no in range(20):
        for title, unit in (("龙舟竞渡", cast.finance), ("风筝比赛", cast.transport)):
            on = DAY + timedelta(days=no)
            c.assigned(
                cast, title=f"关于办好第{no}届{title}的建议", on=on,
                shares=[Share(unit=unit, role="sole")],
            )  # fmt: skip

    learned = learn_units(cast.congress)

    assert learned is not None
    assert learned.decisions == 40
    assert learned.bands[0].first > 0.9
    found = asked(cast, "关于办好风筝比赛的建议")
    assert found.units[0].unit == cast.transport
    assert found.version.endswith(learned.version)
    assert "model" in found.units[0].sources
