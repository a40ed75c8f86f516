"""编号: numbers and titles come from the patterns of the rule text."""

import pytest

from jianyan.rules import numbering, packs
from jianyan.rules.errors import RulesError


def test_it_fills_the_patterns_of_a_text() -> None:
    patterns = packs.load("cq-2018").numbering

    assert numbering.render(patterns["suggestion"], seq=7) == "0007"
    assert numbering.render(patterns["intersession"], seq=7) == "闭会007"
    assert (
        numbering.render(patterns["reply_title"], place="某市", term=6, session=4, seq=123)
        == "关于某市六届人大四次会议第0123号建议的答复"
    )
    assert (
        numbering.render(patterns["document"], unit_char="某水", series="函", year=2026, n=18)
        == "某水函〔2026〕18号"
    )


def test_a_text_about_both_kinds_has_a_title_for_each() -> None:
    patterns = packs.load("sc-gov-2024").numbering

    assert "提案" in patterns["reply_title_proposal"]
    assert "建议" in patterns["reply_title_suggestion"]
    assert patterns["intersession_proposal"].startswith("平时")


def test_national_titles_name_the_national_congress() -> None:
    pattern = packs.load("national-2025").numbering["reply_title"]

    assert (
        numbering.render(pattern, term=14, session=3, seq=1234)
        == "对十四届全国人大三次会议第1234号建议的答复"
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (14, "十四"), (20, "二十"), (99, "九十九")],
)
def test_it_writes_chinese_numerals(number: int, words: str) -> None:
    assert numbering.numeral(number) == words


@pytest.mark.parametrize(
    ("pattern", "words"),
    [("{seq:04d}号{place}", "needs 'place'"), ("{seq", "cannot be filled"), ("{}", "cannot")],
)
def test_it_refuses_a_pattern_it_cannot_fill(pattern: str, words: str) -> None:
    with pytest.raises(RulesError, match=words):
        numbering.render(pattern, seq=1)


def test_it_refuses_a_numeral_outside_its_range() -> None:
    with pytest.raises(RulesError, match="outside 1 to 99"):
        numbering.numeral(100)


def test_it_refuses_a_pattern_that_is_broken() -> None:
    with pytest.raises(RulesError, match="is broken"):
        numbering.fields("{seq")
