"""Names of places and things: found by ending and context, worth less where they only say where."""

import pytest

from jianyan.advice import places
from jianyan.advice.sameness import elsewhere, subject
from jianyan.search.segmentation import reading


def names(text: str) -> list[str]:
    said = reading(text)
    return [places.name(said, place.runs[-1]) for place in places.places(text)]


def runs(text: str) -> set[str]:
    return {run for place in places.places(text) for run in place.runs}


def worths(text: str) -> dict[str, float]:
    return {run: place.worth for place in places.places(text) for run in place.runs}


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("治理流花溪的黑臭水体", "流花溪"),
        ("白马河水质变差", "白马河"),
        ("家住A5区魅力小区", "魅力小区"),
        ("建新中路路面破损", "建新中路"),
        ("希望尽快开通12号线", "12号线"),
        ("第三实验小学门口拥堵", "实验小学"),
        ("古渡桥桥面开裂", "古渡桥"),
        ("請治理流花溪", "流花溪"),
        ("完善上坪镇网约配送员保障", "上坪镇"),
        ("改善汀兰区芳草路及周边环境", "芳草路"),
        ("保障云澜市第三中学学生安全", "第三中学"),
        ("规范霁山区涉企检查", "霁山区"),
        ("改善萧山区交通", "萧山区"),
        ("整治和畅路占道停车", "和畅路"),
        ("解决石碓村村民用水问题", "石碓村"),
        ("加强霁川沿岸生态修复", "霁川"),
    ],
)
def test_a_name_is_found_whatever_stands_before_it(text: str, run: str) -> None:
    assert run in runs(text)


@pytest.mark.parametrize(
    "text",
    [
        "我们知道这件事",
        "推行线上办理",
        "接受居民监督",
        "完善交通网络",
        "让数据多跑路",
        "城市发展",
        "支持偏远山区",
        "健全民间河长巡河制度",
        "增加社会体育场地",
        "规范周边道路停车",
        "",
    ],
)
def test_a_common_word_names_nothing(text: str) -> None:
    assert names(text) == []


def test_a_letter_and_its_number_are_not_parted() -> None:
    assert "a5区" in runs("A5区")
    assert "5区" not in runs("A5区")


def test_what_only_says_where_is_worth_less() -> None:
    said = worths("金山小区附近的流花溪发臭")

    assert said["金山小区"] < said["流花溪"] == 1.0


def test_a_whole_county_is_worth_less_than_a_spot_in_it() -> None:
    said = worths("稻溪县,晒谷坪村")

    assert said["稻溪县"] < said["晒谷坪村"]


def test_a_name_inside_a_name_is_worth_less() -> None:
    said = worths("金山小区")

    assert said["金山"] < said["金山小区"]


def test_a_person_reads_the_name_without_what_leads_to_it() -> None:
    assert places.name("建议尽快整治的稻花社区", "整治的稻花社区") == "稻花社区"


@pytest.mark.parametrize(
    ("title", "other", "is_elsewhere"),
    [
        ("关于拓宽桐花岭村通村公路的建议", "关于拓宽荻港村通村公路的建议", True),
        ("关于完善榆塘区荷沼镇急救网络的建议", "关于完善榆塘区东篱镇急救网络的建议", True),
        ("关于拓宽水口村通村公路的建议", "关于拓宽霁山区半坡村通村公路的建议", True),
        ("关于整治和畅路盲道占用的建议", "关于整治望澜区丹枫路盲道占用的建议", True),
        ("关于规范听涛里社区广场活动噪声的建议", "关于规范茶香社区广场活动噪声的建议", True),
        ("关于规范竹篱镇零工市场建设的建议", "关于加强竹篱镇就业帮扶的建议", False),
        ("关于增加稻溪县上坪镇托位供给的建议", "关于增加稻溪县枫渡镇托位供给的建议", True),
        ("关于治理流花溪的建议", "关于尽快整治流花溪的提案", False),
        ("关于推进澜溪综合整治的建议", "关于改善澜溪水环境的建议", False),
        ("关于改善新渡大道通行条件的建议", "关于改善稻溪县枫渡大道通行条件的建议", True),
        ("关于完善上坪镇网约车管理的建议", "关于完善荷沼镇网约车管理的建议", True),
        ("关于解决霁山区云门路反复开挖的建议", "关于解决霁山区半山路反复开挖的建议", True),
        ("关于整治和畅路盲道占用的建议", "关于完善和畅路无障碍设施的建议", False),
        ("关于规范汀兰区人民医院收费的建议", "关于规范云澜市人民医院收费的建议", True),
        ("关于保障云澜市第三中学待遇的建议", "关于保障云澜市第十一中学待遇的建议", True),
        ("关于优化榆塘区和畅街道服务的建议", "关于优化榆塘区东篱街道服务的建议", True),
        ("关于减轻汀兰区芳草街道负担的建议", "关于减轻芳草街道基层负担的提案", False),
        ("关于改善石碓村村卫生室条件的建议", "关于解决稻溪县石碓村村民看病难的建议", False),
        ("关于开通荷沼水产加工园公交的建议", "关于开通稻溪县农产品加工园公交的建议", True),
        ("关于建设锦帆软件园职工公寓的建议", "关于开通汀兰区锦帆软件园通勤公交的建议", False),
        ("关于推进听涛街道社区托育的建议", "关于增加望澜区听涛街道托位的建议", False),
        ("关于治理流花溪的建议", "关于发展职业教育的建议", False),
    ],
)
def test_two_titles_that_name_different_places_are_two_matters(
    title: str, other: str, is_elsewhere: bool
) -> None:
    assert elsewhere(subject(title), subject(other)) is is_elsewhere
