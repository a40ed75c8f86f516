"""形式检查: hints before a text is sent, by the grounds of the place's own rule."""

import pytest

from jianyan.advice.form_check import Asked, check, length

GROUNDS = {"personal": "为本人解决个人问题的", "product": "宣传、推介具体作品、产品的"}
PLAIN = ("关于修缮青石桥的建议", "栏杆松动。", ("更换栏杆。",))


def remarks(title: str, situation: str, *points: str, most: int = 0) -> dict[str, str]:
    found = check(title, situation, points, Asked(GROUNDS, "第五条", most))
    return {one.code: one.words for one in found if not one.is_good}


def test_a_plain_text_has_nothing_to_remark() -> None:
    assert remarks(PLAIN[0], PLAIN[1], *PLAIN[2], most=100) == {}


@pytest.mark.parametrize(
    ("said", "code", "words"),
    [
        (("关于修桥以及关于植树的建议", "一。", "二。"), "one_matter", "关于修桥以及关于"),
        (("关于城市管理若干问题的建议", "一。", "二。"), "one_matter", "若干问题"),
        (("关于修桥的建议", " ", "二。"), "situation", ""),
        (("关于修桥的建议", "一。", ""), "advice", ""),
        (("关于修桥的建议", "我家门前。", "二。"), "ground", "我家"),
        (("关于修桥的建议", "一。", "采购我公司的护栏。"), "ground", "采购我公司"),
        (("关于修桥的建议", "联系电话13800000000。", "二。"), "personal_data", "13800000000"),
    ],
)
def test_it_remarks(said: tuple[str, ...], code: str, words: str) -> None:
    assert remarks(*said) == {code: words}


def test_only_grounds_of_the_place_are_remarked() -> None:
    found = check("关于某案的建议", "不服一审判决。", ["改判。"], Asked(GROUNDS))

    assert all(one.is_good for one in found)


def test_many_points_are_seldom_one_matter() -> None:
    assert "one_matter" in remarks("关于修桥的建议", "一。", *["做好。"] * 9)


def test_length_is_counted_without_spaces_and_measured_by_the_limit() -> None:
    assert length("一二 三\n", "四", ["五 "]) == 5
    assert remarks("关于修桥的建议", "一二三。", "四五六。", most=7) == {"length": "8/7"}
