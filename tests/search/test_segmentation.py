"""Segmentation: a text is read in one script and width, and cut into terms with their places."""

from pathlib import Path

from pytest_django.fixtures import Settings

from jianyan.search.segmentation import _cutter, aligned, asked, reading, terms


def test_it_reads_traditional_full_width_and_capitals_alike() -> None:
    assert reading("電動自行車ＡＢＣ１２Km") == "电动自行车abc12km"


def test_it_keeps_the_place_of_every_sign() -> None:
    said, places = aligned("㈱電梯①")

    assert said == "(株)电梯1"
    assert places == [0, 0, 0, 1, 2, 3]


def test_terms_are_pairs_longer_words_the_last_sign_and_whole_latin_words() -> None:
    found = {term for term, _ in terms("电动自行车，5G基站")}

    assert found >= {"电动", "动自", "自行", "行车", "自行车", "车", "5g", "基站", "站"}


def test_a_term_is_found_where_it_stands() -> None:
    text = "老旧小区，加装电梯"

    assert all(reading(text)[at : at + len(term)] == term for term, at in terms(text))


def test_a_query_asks_for_each_term_once() -> None:
    assert asked("电梯 电梯") == ["电梯"]


def test_a_query_of_one_sign_asks_for_that_sign() -> None:
    assert asked("桥") == ["桥"]


def test_a_query_of_signs_that_say_nothing_asks_for_nothing() -> None:
    assert asked("，。—— !?") == []


def test_words_of_the_dictionary_stay_whole_and_keep_their_parts() -> None:
    text = "请生态环境局整治黑臭水体"
    found = dict(terms(text))

    assert {"生态环境局", "生态环境", "黑臭水体"} <= found.keys()
    assert all(text[at : at + len(term)] == term for term, at in terms(text))


def test_an_office_adds_its_own_places(settings: Settings, tmp_path: Path) -> None:
    """In any script and width; a remark is no word."""
    own = tmp_path / "words.txt"
    own.write_text("﻿# 本地地名\n龍尾圩頭\n", encoding="utf-8")
    before = set(dict(terms("龙尾圩头要修路")))
    settings.SEARCH_WORDS = str(own)
    _cutter.cache_clear()
    try:
        after = set(dict(terms("龙尾圩头要修路")))
    finally:
        _cutter.cache_clear()

    assert "龙尾圩头" in after - before
