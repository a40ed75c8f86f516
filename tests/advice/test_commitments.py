"""Promises in replies: found, dated, owned; measured on sentences written by hand."""

from datetime import date
from pathlib import Path

import pytest

from jianyan.advice.commitments import commitments
from jianyan.advice.dates import told
from jianyan.advice.promise_model import grams, shipped
from scripts.learn_promises import HALF, labelled

ON = date(2025, 6, 20)
DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("年内", date(2025, 12, 31)),
        ("今年底前", date(2025, 12, 31)),
        ("下半年", date(2025, 12, 31)),
        ("明年上半年", date(2026, 6, 30)),
        ("10月底前", date(2025, 10, 31)),
        ("3月底前", date(2026, 3, 31)),
        ("2026年6月30日", date(2026, 6, 30)),
        ("9月中旬", date(2025, 9, 20)),
        ("第三季度末", date(2025, 9, 30)),
        ("三年内", date(2028, 6, 20)),
        ("两个月内", date(2025, 8, 20)),
        ("半年内", date(2025, 12, 20)),
        ("本月底", date(2025, 6, 30)),
        ("下个月", date(2025, 7, 31)),
        ("2027年前", date(2026, 12, 31)),
        ("“十五五”期间", date(2030, 12, 31)),
        ("国庆节前", date(2025, 9, 30)),
        ("元旦前", date(2025, 12, 31)),
    ],
)
def test_a_time_is_a_day_seen_from_the_reply(said: str, day: date) -> None:
    assert [one.day for one in told(f"我局将于{said}完成。", ON)] == [day]


def test_a_year_of_its_own_needs_no_day_of_the_reply() -> None:
    assert [one.day for one in told("2026年5月完工,年内验收", None)] == [date(2026, 5, 31)]


def test_the_date_under_a_letter_is_its_day() -> None:
    letter = "我局将于年内完成改造。\n江州市教育局\n2024年5月8日"

    assert commitments(letter)[0].due == date(2024, 12, 31)


def test_what_is_past_is_no_due_day() -> None:
    (found,) = commitments("该桥已于今年3月开工,计划明年10月通车。", ON)

    assert found.due == date(2026, 10, 31)


def test_what_was_done_does_not_hide_what_is_to_come() -> None:
    assert commitments("我局已完成招标,待施工许可办好后立即进场。", ON)
    assert not commitments("我局已完成招标,施工单位进场。", ON)


def _rated(name: str, first: int = 0) -> tuple[float, float]:
    """Recall and precision on a file of labelled sentences."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()[first:]
    rows = [line.split("\t", 1) for line in lines]
    found = [(label == "y", bool(commitments(text, ON))) for label, text in rows]
    hits = sum(promised and said for promised, said in found)
    return hits / sum(promised for promised, _ in found), hits / sum(said for _, said in found)


@pytest.mark.parametrize("name", ["replies.tsv", "replies_unseen.tsv"])
def test_promises_are_found_in_varied_official_chinese(name: str) -> None:
    recall, precision = _rated(name)

    assert recall >= 0.95
    assert precision >= 0.8


def test_sentences_of_another_hand_that_it_never_learned_from() -> None:
    """38 sentences: 0.95 and 0.90 when first measured; the phrase list alone found 0.74 of such."""
    recall, precision = _rated("replies_third.tsv", HALF)

    assert recall >= 0.85
    assert precision >= 0.8


def test_the_model_is_what_its_labels_make_it() -> None:
    """Whoever adds labelled sentences runs `python -m scripts.learn_promises` too."""
    texts = [text for _label, text in labelled()]
    seen = {gram for text in texts for gram in grams(text)}

    assert set(shipped().weights) <= seen
    assert all(count > 1 for count in _texts_with(texts, sorted(shipped().weights)[::50]))


def _texts_with(texts: list[str], some: list[str]) -> list[int]:
    said = [set(grams(text)) for text in texts]
    return [sum(gram in one for one in said) for gram in some]
