"""Advice points in texts marked by hand, in many manners of writing.

The texts were marked before the finder saw them; it has seen them since (docs/advice.md has the first runs).
"""

from pathlib import Path

import pytest

from jianyan.advice.points import split
from tests.labelled import Stretch, labelled, overlap

DATA = Path(__file__).parent / "data"
WHOLE = 0.85


def told_apart(point: Stretch, spans: list[Stretch], points: list[Stretch]) -> bool:
    """One span holds it, and no other point; the trouble it answers may stand in it too."""
    holding = [one for one in spans if overlap(point, one) > WHOLE * (point[1] - point[0])]
    if len(holding) != 1:
        return False
    others = (one for one in points if one != point)
    return not any(overlap(one, holding[0]) * 2 > one[1] - one[0] for one in others)


@pytest.mark.parametrize(
    ("name", "texts", "recall", "precision"),
    [("points.txt", 70, 0.95, 0.95), ("points_second.txt", 40, 0.55, 0.86)],
)
def test_nearly_every_point_is_found_and_told_apart(
    name: str, texts: int, recall: float, precision: float
) -> None:
    read = list(labelled(DATA / name, "====="))
    found = marked = said = 0
    for text, points in read:
        spans = [(one.start, one.end) for one in split(text).points]
        found += sum(told_apart(point, spans, points) for point in points)
        marked += len(points)
        said += len(spans)

    assert len(read) == texts
    assert found / marked >= recall
    assert found / said >= precision


@pytest.mark.parametrize(
    ("text", "beginnings"),
    [
        ("水压不足。\n希望市水务集团查明水压不足的原因。\n请市住建局把供水能力作为前置条件。", ["希望市水务", "请市住建局"]),
        ("隧道没有灯。恳请县交通运输局将照明列入今年的工程。", ["恳请县交通"]),
        ("火险高。\n建议打通林区防火通道；建议更新扑火队伍。", ["建议打通", "建议更新"]),
        ("骗局多。\n请市公安局：\n（一）建立快侦机制。\n（二）发布案例。\n请市市场监管局：\n（一）实行报备。\n（二）严查广告。",
         ["建立快侦", "发布案例", "实行报备", "严查广告"]),
        ("难题多。为此建议：首先，配齐教师。其次，建立机制。最后，开通热线。", ["配齐教师", "建立机制", "开通热线"]),
        ("有三件事要办。头一件，把食堂办起来。第二件，给老人装铃。再有一件，请医生下乡。", ["把食堂", "给老人", "请医生"]),
        ("蓝藻多。\n建议\n一、考核断面。\n2.退出养殖。\n三．恢复湿地。\n4、增设监测站。", ["考核断面", "退出养殖", "恢复湿地", "增设监测"]),
        ("问题一：绿灯短。\n建议：延长绿灯。\n问题二：没有灯。\n建议：安装信号灯。", ["延长绿灯", "安装信号灯"]),
        ("具体建议：\n1.建设连廊。\n2.开通公交。\n附件：\n1.照片\n2.签名表", ["建设连廊", "开通公交"]),
        ("桥窄。\n请市公安局：\n1.设限速牌。\n请市住建局：\n1.更换栏杆。", ["设限速牌", "更换栏杆"]),
        ("建议交办以后,县局很快派人踏勘,事情办得好。", []),
    ],
)  # fmt: skip
def test_manners_without_a_heading_or_with_several(text: str, beginnings: list[str]) -> None:
    found = split(text).points

    assert [one.text[: len(b)] for one, b in zip(found, beginnings, strict=False)] == beginnings
    assert len(found) == len(beginnings)
