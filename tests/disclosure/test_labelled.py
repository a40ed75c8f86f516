"""Personal data in passages marked by hand: what is found of it, and how much of what is found is right.

The passages were marked before the finder saw them; it has seen them since (docs/advice.md has the first runs).
"""

from pathlib import Path

import pytest

from jianyan.disclosure.redaction import propose
from tests.labelled import covered, labelled, overlap

DATA = Path(__file__).parent / "data"
ENOUGH = 0.8  # of a stretch


@pytest.mark.parametrize(
    ("name", "recall", "precision"),
    [("passages.txt", 0.93, 0.95), ("passages_unusual.txt", 0.66, 0.9)],
)
def test_most_of_it_is_found_and_little_else(name: str, recall: float, precision: float) -> None:
    found = marked = right = wrong = 0
    for text, stretches in labelled(DATA / name, "\n\n"):
        spans = [(span.start, span.end) for span in propose(text).spans]
        marked += len(stretches)
        found += sum(covered(one, spans) >= ENOUGH for one in stretches)
        hits = [any(overlap(span, one) for one in stretches) for span in spans]
        right += sum(hits)
        wrong += hits.count(False)

    assert marked > 100
    assert found / marked >= recall
    assert right / (right + wrong) >= precision


@pytest.mark.parametrize(
    "text",
    [
        "王敏局长到会讲话,张伟教授作报告。",
        "烈士陈树湘的事迹感人,鲁迅先生说过。",
        "来信人王某反映,其子王××在校。",
        "景区救援电话0596-2119119全天值守,监督电话:0591-83310110。",
        "意见请发至单位邮箱lifa@jiang.gov.cn。",
        "全市已归集信用信息18605917326条。",
        "游客中心设在入口1号楼101室。",
    ],
)
def test_what_is_public_stays(text: str) -> None:
    assert propose(text).spans == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("承包户毛德全、毛德胜兄弟二人因界址不清发生争执。", "承包户×××、×××兄弟二人因界址不清发生争执。"),
        ("家住老城区的冼丽嫦今年八十三岁。", "家住老城区的×××今年八十三岁。"),
        ("请与我局运输科罗海燕联系。", "请与我局运输科×××联系。"),
        ("陈秀兰女士来信。陈秀兰独自居住。", "×××女士来信。×××独自居住。"),
        ("周美珠代表:您好。周美珠代表关心的站点已建成。", "×××代表:您好。×××代表关心的站点已建成。"),
        ("身份证1201 0419 4911 0121 81。", "身份证×××。"),
    ],
)  # fmt: skip
def test_names_in_running_prose_are_found_wherever_they_stand_again(text: str, shown: str) -> None:
    assert propose(text).text == shown


@pytest.mark.parametrize(
    "text",
    [
        "联系人：陈涛，咨询电话：0591-83312345。",
        "请拨打13812345678个人手机联系。",
        "为患者捐款请汇至他的账号405263018990。",
        "王女士住在市民中心旁12号楼301室。",
    ],
)
def test_what_belongs_to_a_person_goes_whatever_it_is_called(text: str) -> None:
    shown = propose(text).text

    assert "×××" in shown
    assert not any(private in shown for private in ("83312345", "13812345678", "405263018990", "301室"))  # fmt: skip


@pytest.mark.parametrize(
    "text", ["周转房公示,于今年完成。", "顾客可以先坐。", "各区公示结果,费支持不足。"]
)
def test_everyday_words_that_begin_like_a_name_stay(text: str) -> None:
    assert propose(text).spans == ()
