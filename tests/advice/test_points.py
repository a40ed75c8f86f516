"""办理要点之拆分: points are an index into the words, and no split is better than a wrong one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianyan.advice.points import split, told
from tests.advice.writings import WRITINGS

PIECES = st.sampled_from(
    [
        "建议",
        "：",
        "。",
        "\n",
        "一、",
        "二、",
        "三、",
        "（一）",
        "（二）",
        "1.",
        "2.",
        "1、",
        "2、",
        "一是",
        "二是",
        "为此，",
        "对策",
        "问题",
        "①",
        "②",
        "第一，",
        "\u3000\u3000",
        "加强管理",
        "车位不足",
        "2019年",
        "以上建议供参考",
    ]
)


@pytest.mark.parametrize(
    ("text", "beginnings", "kept"),
    [(text, beginnings, kept) for _manner, text, beginnings, kept in WRITINGS],
    ids=[manner for manner, *_rest in WRITINGS],
)
def test_it_finds_the_points_the_writing_shows(
    text: str, beginnings: list[str], kept: str
) -> None:
    found = split(text)

    assert [p.text[: len(b)] for p, b in zip(found.points, beginnings, strict=False)] == beginnings
    assert len(found.points) == len(beginnings)
    assert kept in found.situation
    assert not kept or not any(kept in point.text for point in found.points)


def test_it_leaves_the_closing_request_out_of_the_last_point() -> None:
    text = "问题突出。\n建议：\n1.增设设施。\n2.加强巡查。\n以上建议，请予考虑。"

    assert split(text).points[-1].text == "加强巡查。"


@given(st.lists(PIECES, max_size=40).map("".join))
def test_it_never_changes_a_word(text: str) -> None:
    found = split(text)

    end = 0
    for no, point in enumerate(found.points, start=1):
        assert point.no == no
        assert point.text == text[point.start : point.end]
        assert end <= point.start < point.end <= len(text)
        end = point.end
    assert found.situation in text
    assert (found.advice_start is None) == (not found.points)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("具体建议：\n1.建设连廊。\n2.开通公交。\n理由：客流大。", ["理由：客流大。"]),
        ("问题一：绿灯短。\n建议：延长绿灯。\n问题二：没有灯。\n建议：安装信号灯。", ["问题一：绿灯短。", "问题二：没有灯。"]),
        ("骗局多。\n请市公安局：\n（一）建立快侦机制。\n（二）发布案例。\n请市市场监管局：\n（一）实行报备。", ["骗局多。", "请市公安局：", "请市市场监管局："]),
        ("一、现状\n床位少。\n二、对策建议\n养老服务重在可及。\n1.增加床位。\n2.培训护工。\n三、结语\n老有所养。", ["床位少。", "养老服务重在可及。", "老有所养。"]),
    ],
)  # fmt: skip
def test_what_is_no_point_is_told_in_full(text: str, kept: list[str]) -> None:
    """The author's page puts the points into boxes and the rest into the first: no word may go."""
    found = split(text)

    assert all(words in told(text, found) for words in kept)
    assert not any(point.text in told(text, found) for point in found.points)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_word_is_lost(text: str) -> None:
    """Signs of the text that stand neither in a point nor in what is told belong to numbers, headings
    and courtesies alone."""
    found = split(text)
    kept = [*(point.text for point in found.points), told(text, found)]

    for piece in ("加强管理", "车位不足"):
        assert sum(part.count(piece) for part in kept) == text.count(piece)
