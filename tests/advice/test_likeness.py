"""Likeness: the same matter at the same place is like, the same matter elsewhere is not."""

import math

import numpy as np
import pytest

from jianyan.advice.features import Features, features, packed, unpacked
from jianyan.advice.pairing import likeness_of
from jianyan.advice.rarity import Rarity, counted
from jianyan.advice.shelf import Shelf, best

TROUBLES = (
    "河水发黑发臭",
    "有人偷排污水",
    "垃圾无人打捞",
    "步道栏杆损坏",
    "夜间施工扰民",
    "下雨就积水",
)
RIVERS = ("流花溪", "白马河", "琴亭河", "大目溪", "茶园浦", "阳岐江")
TEXTS = [
    f"您好,{river}{trouble},已经反映多次,希望有关部门尽快处理。" for river in RIVERS for trouble in TROUBLES
]  # fmt: skip


@pytest.fixture
def kept() -> list[Features]:
    return [features(text) for text in TEXTS]


@pytest.fixture
def rarity(kept: list[Features]) -> Rarity:
    return counted(kept)


def test_the_same_place_weighs_more_than_the_same_words(
    kept: list[Features], rarity: Rarity
) -> None:
    scores = next(Shelf(kept, rarity).scores([features("流花溪发黑发臭,谁来管一管流花溪?")]))

    first = best(scores, len(TROUBLES))

    assert {TEXTS[at][3:6] for at in first} == {"流花溪"}
    assert "发黑发臭" in TEXTS[first[0]]


def test_a_text_is_most_like_itself(kept: list[Features], rarity: Rarity) -> None:
    for place, scores in enumerate(Shelf(kept, rarity).scores(kept)):
        assert best(scores, 1) == [place]
        assert scores[place] == pytest.approx(1, abs=0.01)


def test_a_title_finds_the_text_that_it_was_written_over(kept: list[Features]) -> None:
    long = [features(text * 6) for text in TEXTS]

    scores = next(
        Shelf(long, counted(long)).scores([features("关于解决琴亭河偷排污水问题的建议")])
    )

    assert TEXTS[best(scores, 1)[0]].startswith("您好,琴亭河有人偷排污水")


def test_the_score_lies_between_nought_and_one(kept: list[Features], rarity: Rarity) -> None:
    for scores in Shelf(kept, rarity).scores([*kept, features(""), features("好")]):
        assert np.isfinite(scores).all()
        assert scores.min() >= 0
        assert scores.max() <= 1.0001


def test_a_pair_is_scored_as_the_shelf_scores_it(kept: list[Features], rarity: Rarity) -> None:
    for one, other in ((0, 1), (0, 6), (3, 3)):
        there = next(Shelf([kept[other]], rarity).scores([kept[one]]))[0]
        back = next(Shelf([kept[one]], rarity).scores([kept[other]]))[0]
        assert likeness_of(kept[one], kept[other], rarity) == pytest.approx(
            (there + back) / 2, abs=1e-5
        )


def test_nothing_is_like_nothing() -> None:
    rarity = counted([])

    assert likeness_of(features(""), features(""), rarity) == 0
    assert next(iter(Shelf([], rarity).scores([features("好")]))).size == 0


def test_what_is_kept_is_what_was_counted(kept: list[Features]) -> None:
    for one in (kept[0], features("")):
        again = unpacked(packed(one))
        assert again.terms.tolist() == one.terms.tolist()
        assert again.counts.tolist() == one.counts.tolist()
        assert again.names.tolist() == one.names.tolist()
        assert all(
            math.isclose(a, b, abs_tol=0.006)
            for a, b in zip(again.worths, one.worths, strict=True)
        )
