"""分类与评价方案: every scheme can be used, and what it asks for is stated."""

import pytest

from jianyan.rules import outcomes, packs, ratings
from jianyan.rules.errors import RulesError


def test_every_class_has_a_neutral_code() -> None:
    for scheme in map(outcomes.scheme, outcomes.keys()):
        assert len({one.code for one in scheme.classes}) == len(scheme.classes)
        for one in scheme.classes:
            assert one.neutral in outcomes.NEUTRAL
            assert one.commitment in {"required", "expected", "none"}
            assert not one.date_required or one.commitment == "required"


def test_the_same_letter_means_different_things() -> None:
    assert outcomes.scheme("ABCD_PROGRESS").find("C").neutral == "PLANNED"
    assert outcomes.scheme("ABC_3").find("C").neutral == "BLOCKED_CONDITION"
    assert outcomes.scheme("ABCD_POWER").find("D").neutral == "HIGHER_LEVEL"


def test_chongqing_wants_a_dated_commitment_for_class_b() -> None:
    found = outcomes.scheme(packs.load("cq-2018").outcome_scheme).find("B")

    assert (found.commitment, found.date_required) == ("required", True)


def test_an_unknown_class_or_scheme_is_refused_with_the_known_ones() -> None:
    with pytest.raises(RulesError, match="no class `E`; classes: A、B、C"):
        outcomes.scheme("ABC_3").find("E")
    with pytest.raises(RulesError, match="no outcome scheme"):
        outcomes.scheme("XYZ")
    with pytest.raises(RulesError, match="no rating scheme"):
        ratings.scheme("XYZ")
    with pytest.raises(RulesError, match="no axis `speed`"):
        ratings.scheme("TWO_AXIS_3").axis("speed")


def test_dissatisfaction_must_be_explained() -> None:
    for key in ("SINGLE_3", "TWO_AXIS_3", "WITH_UNDERSTANDING"):
        assert "DISSATISFIED" in ratings.scheme(key).reason_for


def test_every_rating_axis_can_be_counted() -> None:
    for scheme in map(ratings.scheme, ratings.keys()):
        for axis in scheme.axes:
            sides = {value.counts for value in axis.values}
            assert sides <= {"satisfied", "dissatisfied", "neither"}
            assert not axis.rates or {"satisfied", "dissatisfied"} <= sides
    assert [axis.code for axis in ratings.scheme("TWO_AXIS_3").axes] == ["attitude", "result"]


def test_understanding_is_neither() -> None:
    values = ratings.scheme("WITH_UNDERSTANDING").axis("overall").values

    assert {one.code: one.counts for one in values}["UNDERSTAND"] == "neither"


def test_every_pack_names_schemes_that_exist() -> None:
    for pack in map(packs.load, packs.keys()):
        assert outcomes.scheme(pack.outcome_scheme).classes
        assert ratings.scheme(pack.satisfaction_scheme).axes
