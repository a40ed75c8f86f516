"""拟分办件确认 and 裁定先例: a unit's own list of splits to confirm; decisions to be looked up (S14)."""

from pytest_django import DjangoAssertNumQueries

from jianyan.cases import actions as a
from jianyan.cases.models import Case, Inquiry
from jianyan.cases.perform import perform, read
from jianyan.cases.queries.asked import asked_of
from tests import cast as c
from tests.cases.test_disputes import asked_again
from tests.cast import Cast
from tests.web.desk.conftest import Enter

URL = "/desk/asked/"


def asked(cast: Cast) -> Case:
    case = c.filed(cast)
    perform(a.propose_units, case, cast.by("zhou"), shares=c.shares_of(cast))
    return perform(a.consult_units, case, cast.by("zhou"))


def answers(case: Case) -> dict[str, str]:
    return {one.unit.key: one.state for one in read(case.pk).rows(Inquiry)}


def test_a_unit_agrees_to_all_its_splits_at_once(cast: Cast, enter: Enter) -> None:
    cases = [asked(cast), asked(cast)]
    client = enter("chen")
    assert cases[0].title in client.get(URL).content.decode()

    picks = [f"{line.case_id}.{line.part}" for line in asked_of(cast.actor("chen"))]
    client.post(URL, {"pick": picks})

    assert [answers(case) for case in cases] == [{"water": "agreed", "transport": "asked"}] * 2


def test_another_unit_s_question_cannot_be_answered(cast: Cast, enter: Enter) -> None:
    case = asked(cast)
    others = [f"{line.case_id}.{line.part}" for line in asked_of(cast.actor("wu"))]

    enter("chen").post(URL, {"pick": others})

    assert answers(case) == {"water": "asked", "transport": "asked"}


def test_what_is_assigned_is_asked_no_longer(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    case = asked(cast)
    perform(a.assign, case, cast.by("zhou"), shares=c.shares_of(cast))
    asked(cast)
    actor = cast.actor("chen")

    with django_assert_num_queries(1):
        assert len(asked_of(actor)) == 1


def test_s14_a_leader_s_decision_is_found_by_its_words(cast: Cast, enter: Enter) -> None:
    perform(
        a.reassign, asked_again(cast), cast.by("zhou"),
        unit=cast.finance, reason="资金事项归财政局。", leader="何副市长",
    )  # fmt: skip

    assert "何副市长" in enter("zhou").get("/desk/precedents/?q=资金").content.decode()
    assert "何副市长" not in enter("zhou").get("/desk/precedents/?q=森林").content.decode()
    assert "何副市长" not in enter("qian").get("/desk/precedents/").content.decode()
