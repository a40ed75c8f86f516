"""拼音: words typed in letters are read as words of the cases, never as one the asker could not find."""

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from jianyan.cases.models import Case
from jianyan.cases.visibility import visible
from jianyan.search import index, spelling
from jianyan.search.finding import EVERY_CASE, Found, find
from jianyan.search.models import CaseEntry, CaseFrequency, Spelling
from tests.cast import Cast
from tests.rights.town import client

TITLES = ("关于老旧小区加装电梯的建议", "关于缓解老城区停车难的建议", "关于增加公共充电桩的建议")


def asked(query: str, where: Q = EVERY_CASE) -> Found:
    return find(query, where=where)


def spelt(found: Found) -> list[tuple[str, str]]:
    return [(one.typed, one.word) for one in found.spelt]


@pytest.fixture(autouse=True)
def counted(cases: list[Case]) -> None:
    index.recount()


@pytest.mark.parametrize(
    ("query", "word", "title"),
    [
        ("tingche", "停车", TITLES[1]),
        ("tingchechang", "停车场", TITLES[1]),
        ("TINGCHE", "停车", TITLES[1]),
        ("tcc", "停车场", TITLES[1]),
        ("xiaoqu", "小区", TITLES[0]),
        ("ting'che", "停车", TITLES[1]),
    ],
)
def test_letters_find_what_the_word_finds(query: str, word: str, title: str) -> None:
    found = asked(query)

    assert spelt(found) == [(query, word)]
    assert [hit.case_id for hit in found.hits] == [hit.case_id for hit in asked(word).hits]
    assert title in {"".join(piece.text for piece in hit.title) for hit in found.hits}


def test_letters_stand_beside_words_and_fields() -> None:
    found = asked("xiaoqu 停车 kind:suggestion")

    assert spelt(found) == [("xiaoqu", "小区")]
    assert [hit.case_id for hit in found.hits] == [
        hit.case_id for hit in asked("小区 停车 kind:suggestion").hits
    ]


@pytest.mark.parametrize(
    "query", ["“tingche”", "“tingche xiaoqu”", "zz", "no-such-word", "tingchezzz", "停车"]
)
def test_what_is_quoted_or_no_word_stays_as_it_is(query: str) -> None:
    assert spelt(asked(query)) == []


def test_letters_that_the_texts_say_stay_letters(cases: list[Case]) -> None:
    CaseFrequency.objects.create(term="tingche", documents=2)

    assert spelt(asked("tingche")) == []


def test_no_word_is_told_that_the_asker_could_not_find(cast: Cast) -> None:
    """Found else: which words stand in cases of others, by trying letters."""
    unit = visible(cast.actor("wu"))  # the transport bureau, to which nothing was assigned

    assert spelt(asked("tingche", unit)) == []
    assert spelt(asked("tingche", visible(cast.actor("zhou")))) == [("tingche", "停车")]


def test_pairs_of_signs_from_two_words_are_not_offered() -> None:
    CaseFrequency.objects.bulk_create(
        CaseFrequency(term=term, documents=9) for term in ("梯的", "桥梁")
    )
    spelling.catch_up()

    assert set(
        Spelling.objects.filter(term__in=["梯的", "桥梁"]).values_list("term", flat=True)
    ) == {"桥梁"}


def test_a_word_that_no_case_says_any_more_is_forgotten() -> None:
    """What is erased leaves the index; its spelling goes with it at the next count."""
    assert Spelling.objects.filter(term="停车场").exists()
    CaseEntry.objects.all().delete()

    index.recount()

    assert not Spelling.objects.exists()


def test_the_word_is_read_as_a_whole() -> None:
    """重 is read chong in 重庆 and zhong in 重点."""
    found = {one.term: (one.letters, one.initials) for one in spelling.spell(["重庆", "重点"])}

    assert found == {"重庆": ("chongqing", "cq"), "重点": ("zhongdian", "zd")}


def test_it_takes_three_statements_more_whatever_is_typed() -> None:
    def statements(query: str) -> int:
        with CaptureQueriesContext(connection) as caught:
            asked(query)
        return len(caught)

    assert statements("tingche xiaoqu") == statements("xiaoqu") == statements("小区") + 3
    assert statements("zzzz") == statements("彁彁") + 1


def test_the_page_says_how_it_was_read_and_what_else_it_may_mean(cast: Cast) -> None:
    page = client(cast, "zhou").get("/desk/search/", {"q": "tingche"}).content.decode()

    assert "停车" in page
    assert "“tingche”按拼音理解为停车" in page
