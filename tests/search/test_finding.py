"""Finding: by words and numbers, among those that somebody may see, never what is not for all."""

import json
from collections.abc import Sequence
from io import StringIO

import pytest
from django.db.models import Q
from pytest_django import DjangoAssertNumQueries

from jianyan.cases import actions as a
from jianyan.cases.models import Case
from jianyan.cases.perform import perform
from jianyan.cases.visibility import visible
from jianyan.ops.management.commands.search import Command
from jianyan.search import index, ranking
from jianyan.search.finding import EVERY_CASE, find
from jianyan.search.models import CaseEntry, CaseFrequency
from jianyan.search.snippets import words
from tests import cast as c
from tests.cast import Cast
from tests.search.conftest import MATTERS


def titles(query: str, where: Q = EVERY_CASE, limit: int = 20) -> list[str]:
    return [words(hit.title) for hit in find(query, where=where, limit=limit).hits]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("电梯", 0),
        ("電梯", 0),
        ("停車場", 1),
        ("停车难", 1),
        ("充电桩", 2),
        ("桥", 4),
        ("老年人上下楼困难,没有电梯", 0),
        ("旅游环线建设", 3),
    ],
)
def test_the_case_that_is_meant_comes_first(cases: list[Case], query: str, first: int) -> None:
    assert titles(query)[0] == MATTERS[first][0]


def test_what_says_little_of_it_is_left_out(cases: list[Case]) -> None:
    assert titles("加装电梯") == [MATTERS[0][0]]


def test_the_title_weighs_more_than_the_text(cases: list[Case]) -> None:
    assert titles("停车场") == [MATTERS[1][0], MATTERS[2][0]]


def test_nothing_is_found_where_nothing_says_it(cases: list[Case]) -> None:
    found = find("航天发射", where=EVERY_CASE)

    assert (found.total, found.more, found.hits) == (0, False, ())


@pytest.mark.parametrize("query", ["", "  ", "!!", "'", "a'b:* | \\", "电梯'::tsquery--", "a\0b"])
def test_no_query_breaks_it(cases: list[Case], query: str) -> None:
    find(query, where=EVERY_CASE)


def test_only_what_somebody_may_see_is_found(cast: Cast, cases: list[Case]) -> None:
    seen = {
        name: titles("电梯", visible(cast.actor(name))) for name in ("li", "zhou", "qian", "he")
    }

    assert seen == {"li": [MATTERS[0][0]], "zhou": [MATTERS[0][0]], "qian": [], "he": []}


def test_a_draft_is_not_found_even_by_the_machine(cast: Cast) -> None:
    c.drafted(cast)

    assert titles("黑臭水体") == []


def test_a_draft_is_not_found_by_its_own_number_either(cast: Cast) -> None:
    case = c.drafted(cast)

    assert titles(str(case.pk)) == []


def test_a_reply_is_found_once_it_is_delivered(cast: Cast) -> None:
    reply = c.issued(cast)
    before = titles("收悉")

    perform(a.deliver, reply, cast.by("chen"), mode="system")

    assert (before, titles("收悉")) == ([], [c.TITLE])


def test_co_opinions_notes_and_drafts_of_replies_are_never_found(cast: Cast) -> None:
    c.delivered(cast)

    assert titles("由我局配合") == titles("已电话沟通") == []


@pytest.mark.parametrize("query", ["0001", "congress/2026/0001"])
def test_a_number_finds_its_case(cast: Cast, query: str) -> None:
    c.filed(cast)

    assert titles(query) == [c.TITLE]


def test_another_office_s_reference_does_not_find_it(cast: Cast) -> None:
    c.filed(cast)

    assert titles("cppcc/2026/0001") == []


def test_a_hit_says_where_the_case_is_and_shows_the_words(cast: Cast) -> None:
    c.filed(cast)

    hit = find("排污口", where=EVERY_CASE).hits[0]

    assert hit.reference == "congress/2026/0001"
    assert [piece.text for piece in hit.passage if piece.is_hit] == ["排污口"]


def test_it_takes_the_same_number_of_statements_whatever_is_found(
    cases: list[Case], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    find("电梯", where=EVERY_CASE)  # counts the frequencies anew

    for query in ("电梯", "老城区 停车 充电 古桥 旅游"):
        with django_assert_num_queries(10):
            find(query, where=EVERY_CASE)


def test_frequencies_are_counted_anew_when_many_texts_came(cases: list[Case]) -> None:
    find("电梯", where=EVERY_CASE)

    assert CaseFrequency.objects.get(term="").documents == len(MATTERS)
    assert CaseFrequency.objects.get(term="建议").documents == len(MATTERS)


def test_counts_of_an_older_version_rank_as_counting_does(
    cases: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large office takes number and mean length of its texts from the counts, where both stand."""
    find("电梯", where=EVERY_CASE)
    asked = ["电梯", "老城", "充电"]
    exact = ranking.rank(index.CASES, asked).scores
    monkeypatch.setattr(ranking, "SMALL", 0)

    assert [pk for pk, _ in ranking.rank(index.CASES, asked).scores] == [pk for pk, _ in exact]
    CaseFrequency.objects.filter(term=ranking.MEAN).delete()
    assert ranking.rank(index.CASES, asked).scores == exact


def test_a_rebuild_gives_the_same_index(cases: list[Case]) -> None:
    def kept() -> Sequence[tuple[object, ...]]:
        return list(CaseEntry.objects.order_by("case").values_list("case", "terms", "length"))

    before = kept()
    CaseEntry.objects.all().delete()
    index.rebuild([case.pk for case in cases])

    assert kept() == before


def test_the_command_answers_with_one_document(cases: list[Case]) -> None:
    out = StringIO()

    Command(stdout=out).handle(query="电梯", limit=1, json=True)

    answer = json.loads(out.getvalue())
    assert answer["total"] == 1
    assert set(answer["results"][0]) == {"case", "title", "snippet", "score"}
