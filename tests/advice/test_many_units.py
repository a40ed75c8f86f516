"""成批推荐: many cases asked together are answered as each alone; the statements do not grow."""

from datetime import date

import pytest
from django.db.models import Q
from pytest_django import DjangoAssertNumQueries

from jianyan.advice.routing.precedents import precedents, precedents_of
from jianyan.advice.routing.recommending import Recommender
from jianyan.cases.models import Case
from jianyan.cases.visibility import visible
from jianyan.search import index, ranking
from jianyan.search.many import rank_many
from tests import cast as c
from tests.cast import Cast

ON = date(2026, 3, 2)
ABOUT = (
    ("关于治理柳溪河黑臭水体的建议", "柳溪河水体发黑发臭,请封堵排污口。"),
    ("关于整治白马河排污口的建议", "白马河沿岸排污口直排,建议封堵并清淤。"),
    ("关于增设公交站点的建议", "A区公交线路少,建议增设站点和班次。"),
    ("关于延长地铁运营时间的建议", "夜间公交与地铁停运早,建议延长。"),
)


@pytest.fixture(autouse=True)
def all_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jianyan.advice.routing.precedents.FEW", 0)


@pytest.fixture
def archive(cast: Cast) -> list[Case]:
    cases = [c.assigned(cast, title=title, situation=text) for title, text in ABOUT * 3]
    index.recount()
    return cases


def test_each_is_answered_as_if_asked_alone(cast: Cast, archive: list[Case]) -> None:
    texts = {case.pk: f"{case.title}\n{ABOUT[at % 4][1]}" for at, case in enumerate(archive)}
    where = visible(cast.actor("zhou"))
    recommender = Recommender(cast.congress, ON, where)

    many = dict(recommender.of_many(texts))

    assert many == {pk: recommender.of(text, pk) for pk, text in texts.items()}
    for (pk, text), together in zip(texts.items(), precedents_of(texts, where=where), strict=True):
        alone = precedents(text, where=where, besides=pk)
        assert together.lead == pytest.approx(alone.lead)
        assert {k: sorted(v) for k, v in together.cases.items()} == {
            k: sorted(v) for k, v in alone.cases.items()
        }
        assert together.strength == pytest.approx(alone.strength)
        assert alone.cases  # somebody had such a case before


def test_the_scores_are_those_of_one_search(cast: Cast, archive: list[Case]) -> None:
    lists = [["柳溪", "排污", "黑臭"], ["公交", "站点"], ["没有", "此词"], []]
    only = Case.objects.filter(visible(cast.actor("zhou"))).values("pk").query.sql_with_params()

    found = list(rank_many(index.CASES, lists, only, newest=100, most=100))

    for wanted, together in zip(lists, found, strict=True):
        alone = ranking.rank(index.CASES, wanted, only).scores
        assert [pk for pk, _ in together] == [pk for pk, _ in alone]
        assert [score for _, score in together] == pytest.approx([score for _, score in alone])
    assert found[0]
    assert not found[2]


def test_statements_do_not_grow_and_strangers_see_nothing(
    cast: Cast, archive: list[Case], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    texts = {case.pk: case.title for case in archive}
    recommender = Recommender(cast.congress, ON, visible(cast.actor("zhou")))

    for some in (dict(list(texts.items())[:2]), texts):
        with django_assert_num_queries(6):
            list(recommender.of_many(some))

    assert all(not p.cases for p in precedents_of(texts, where=visible(cast.actor("he"))))
    assert all(not p.cases for p in precedents_of(texts, where=Q(pk__in=[])))
