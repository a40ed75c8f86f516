"""相近测评: the set says what is the same matter; the figures are what they are called."""

import numpy as np
import pytest

from jianyan.ops.bench.alike import grouped, measured, ranked, recall_at, same_matter
from jianyan.ops.bench.told import told
from jianyan.ops.bench.ways import product

SHARE = 20


def test_every_matter_told_twice_is_told_in_other_words() -> None:
    set_of = told(SHARE)
    same = same_matter(set_of)

    assert [one.whole for one in set_of] == [one.whole for one in told(SHARE)]
    assert same.sum() > 40
    pairs = [(set_of[a].text, set_of[b].text) for a, b in np.argwhere(np.triu(same))]
    assert all(one != other for one, other in pairs)


def test_the_figures_of_three_texts_reckoned_by_hand() -> None:
    """0 and 2 are the same; 0 finds it second, 2 finds it first."""
    scores = np.array([[1, 0.9, 0.5, 0.1], [0.9, 1, 0.2, 0.1], [0.5, 0.2, 1, 0.1], [0.1] * 4])
    same = np.zeros((4, 4), bool)
    same[0, 2] = same[2, 0] = True

    assert ranked(scores, same) == pytest.approx((0.75, 0.75))
    assert recall_at(scores, same) == 0.0
    assert recall_at(scores, same, precision=0.5) == 1.0


def test_the_product_ranks_the_same_matter_before_others_and_groups_it() -> None:
    set_of = told(SHARE)
    same = same_matter(set_of)

    mean, _first = ranked(product([one.whole for one in set_of]), same)
    found = grouped(set_of)

    by_chance = same.sum() / same.size
    assert mean > 0.7 > by_chance * 10
    assert (found & same).sum() > (found & ~same).sum()


def test_the_answer_has_a_line_for_each_way_and_shows_failures() -> None:
    lines = list(measured(SHARE))

    assert "pairs on the same matter" in lines[0]
    assert any(line.startswith("| product: words and names |") for line in lines)
    assert any(line.startswith("groups: recall") for line in lines)
    assert sum(line.startswith(("missed", "wrongly together")) for line in lines) == 2
