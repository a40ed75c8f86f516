"""The language of queries: phrases, words left out, fields in both languages, counts by field."""

import pytest

from jianyan.search.finding import EVERY_CASE, find
from jianyan.search.query import parsed
from jianyan.search.snippets import words
from tests import cast as c
from tests.advice.raised import OTHERS, answered, others
from tests.cast import Cast

ELEVATOR, CHARGING, RIVER, SCHOOL, BRIDGE = (title for title, *_ in OTHERS)


def titles(query: str) -> list[str]:
    return [words(hit.title) for hit in find(query, where=EVERY_CASE).hits]


def test_a_query_is_read_in_its_parts() -> None:
    said = parsed('黑臭 "排污口" -电梯 单位:水利局 year:2026 http://x')

    assert said.words == "黑臭 排污口 http://x"
    assert said.phrases == ("排污口",)
    assert said.excluded == ("电梯",)
    assert said.fields == (("unit", "水利局"), ("year", "2026"))


def test_a_phrase_is_found_only_as_it_stands(cast: Cast) -> None:
    others(cast)

    assert titles('"电动汽车充电"') == [CHARGING]
    assert titles('"汽车电动充电"') == []


def test_a_word_may_be_left_out(cast: Cast) -> None:
    others(cast)

    assert RIVER in titles("治理 完善 设置 封堵")
    assert RIVER not in titles("治理 完善 设置 封堵 -黑臭")


@pytest.mark.parametrize(
    "query",
    ["unit:水利局", "单位:水利局", "year:2025", "年份:2025", "class:C", "代表:李敏 year:2025"],
)
def test_fields_alone_find_the_newest_that_have_them(cast: Cast, query: str) -> None:
    others(cast)
    case = answered(cast, 2025, "C")

    assert [hit.case_id for hit in find(query, where=EVERY_CASE).hits] == [case.pk]


def test_a_field_narrows_what_the_words_find(cast: Cast) -> None:
    others(cast)
    case = answered(cast, 2025, "C")

    assert [hit.case_id for hit in find("黑臭水体 year:2025", where=EVERY_CASE).hits] == [case.pk]


def test_a_name_that_is_kept_back_is_not_found_by_it(cast: Cast) -> None:
    case = c.filed(cast)
    type(case).objects.filter(pk=case.pk).update(confidential=True)

    assert titles("proposer:李敏") == []


def test_what_was_found_is_counted_by_year_kind_and_unit(cast: Cast) -> None:
    others(cast)
    answered(cast, 2025, "C")

    found = {(f.field, f.value): f.count for f in find("黑臭水体", where=EVERY_CASE).facets}

    assert found[("year", "2025")] == 1
    assert found[("kind", "suggestion")] == sum(
        n for (name, _), n in found.items() if name == "year"
    )
    assert found[("unit", cast.water.short_name)] == 1


@pytest.mark.parametrize(
    "query",
    ['"', '-"', "-", "year:", "year:x", "单位:", '"a\'b:*|"', "-'", "class:\\", "- -", '""'],
)
def test_no_query_breaks_it(cast: Cast, query: str) -> None:
    others(cast)

    find(query, where=EVERY_CASE)


def test_words_that_no_text_says_do_not_crowd_out_the_others(cast: Cast) -> None:
    others(cast)
    unknown = "".join(chr(0x5000 + 7 * number) for number in range(100))

    assert titles(unknown + "。古桥缺少修缮")[0] == BRIDGE
