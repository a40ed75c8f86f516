"""Signs for the reviewer: grounds that the rules know, secrets, places; silent on ordinary writing."""

from pathlib import Path
from random import Random

import pytest

from jianyan.advice.hint_model import read_model, shipped
from jianyan.advice.hints import hints, named_places
from jianyan.ops.demo.matters import matter
from jianyan.search.segmentation import reading
from scripts import learn_hints

DATA = Path(__file__).parent / "data"

GROUNDS = [
    "personal", "litigation", "forwarded_letter", "named_accusation", "academic", "product",
    "party_internal",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("请有关部门解决我本人的住房和户口问题。", "personal"),
        ("该案二审判决明显不公,请求法院改判。", "litigation"),
        ("现将群众来信一并转交,请予处理。", "forwarded_letter"),
        ("群众举报某局长贪污,请予查处。", "named_accusation"),
        ("本文从治理理论的内涵出发,作学术探讨。", "academic"),
        ("建议各医院采购我公司研发的消毒设备。", "product"),
        ("营区坐标附近不宜修建观景台。", "state_secret"),
        ("据市政府常务会议纪要,尚未公开的规划方案如下。", "work_secret"),
    ],
)
def test_a_sign_is_found_with_its_passage(text: str, code: str) -> None:
    (found,) = hints(text, GROUNDS)

    assert found.code == code
    assert found.passage in text.replace(",", ",")
    assert 0 < found.score < 1


def test_a_ground_that_the_rules_here_do_not_know_is_none() -> None:
    assert not hints("建议各医院采购我公司研发的消毒设备。", ["personal"])


def test_places_that_a_text_is_about_are_named_once() -> None:
    text = "关于治理流花溪、修缮白马桥的建议\n流花溪水质变差,近年来湿地退化,侵占岸线。"

    assert [one.code for one in named_places(text)] == ["流花溪", "白马桥"]


def test_ordinary_writing_shows_no_signs() -> None:
    """Two hundred made-up matters of the demonstration, none of which was refused for such a ground."""
    made = [matter(Random(no)) for no in range(200)]
    texts = ["\n".join([one.title, one.situation, *(a.text for a in one.advice)]) for one in made]

    assert sum(bool(hints(text, GROUNDS)) for text in texts) <= 4


def test_texts_of_another_hand_are_told_by_their_ground() -> None:
    """348 texts labelled by hand that neither cues nor model were made from; 198 of them have a ground."""
    grounds = [*GROUNDS, "tender", "outside_competence"]
    found = right = said = 0
    rows = (DATA / "grounds_third.tsv").read_text(encoding="utf-8").splitlines()
    for code, _tab, text in (row.partition("\t") for row in rows):
        codes = {one.code for one in hints(text, grounds)}
        found += code in codes
        right += len(codes & {code})
        said += len(codes)

    assert len(rows) == 348
    assert found / 198 >= 0.85
    assert right / said >= 0.9


def test_the_model_in_the_code_is_the_one_that_the_labelled_texts_make(tmp_path: Path) -> None:
    """Written anew it weighs a text as the shipped one does; rounding may differ."""
    learn_hints.write(tmp_path / "model.json")

    text = reading("请为我核定工龄,把少发的退休金补给我。")
    anew = read_model((tmp_path / "model.json").read_text(encoding="utf-8")).leans(text)
    assert anew == pytest.approx(shipped().leans(text), abs=0.1)
