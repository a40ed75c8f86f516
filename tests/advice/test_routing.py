"""The text model and the duties: what they see, how sure they are, when they do not know."""

from pathlib import Path

import rjieba

from jianyan.advice.duties.kinds import kinds, kinds_of
from jianyan.advice.duties.matching import of_kinds
from jianyan.advice.duties.own_list import Item, OwnList
from jianyan.advice.routing.features import features, normal
from jianyan.advice.routing.model import load
from jianyan.advice.routing.router import learn
from jianyan.advice.routing.training import train

MATTERS = {
    "水": ["河道淤积多年没有清理", "水库大坝渗漏需要加固", "村里饮水管道老化水质差", "沟渠堵塞农田无法灌溉"],
    "路": ["公交车班次太少等车时间长", "县道路面破损货车难行", "村口公路弯急没有护栏", "高铁站没有夜间公交接驳"],
    "校": ["小学学位不足孩子入学难", "幼儿园收费太高家长负担重", "中学教师缺编课程开不齐", "课后服务内容单一学生不愿参加"],
}  # fmt: skip
TEXTS = [text for texts in MATTERS.values() for text in texts]
LABELS = [label for label, texts in MATTERS.items() for _ in texts]
TITLES = Path(__file__).parent / "data" / "titles.tsv"


def test_a_segmented_text_looks_like_the_raw_one() -> None:
    raw = "反映西地省A3区某某小区××路12号晚上施工,噪音扰民!"

    assert normal(" ".join(rjieba.cut(raw))) == normal(raw)


def test_a_title_counts_twice() -> None:
    alone = list(features("河道治理")).count("河道")

    assert list(features("河道治理\n淤积多年。")).count("河道") == 2 * alone


def test_a_text_is_recognised_by_what_it_is_about() -> None:
    model, _ = train(TEXTS, LABELS)

    assert model.guess("渠道堵塞,水库渗漏").labels[0][0] == "水"
    assert model.guess("增加公交车班次").labels[0][0] == "路"
    assert "公交车" in model.spoken("增加公交车班次", "路")


def test_training_twice_gives_the_same_model() -> None:
    assert train(TEXTS, LABELS)[0].version == train(TEXTS, LABELS)[0].version


def test_a_stored_model_answers_as_before(tmp_path: Path) -> None:
    model, _ = train(TEXTS, LABELS)
    model.save(tmp_path / "model.npz")

    again = load(tmp_path / "model.npz")

    before, after = model.guess("水库加固").labels, again.guess("水库加固").labels
    assert [label for label, _ in before] == [label for label, _ in after]
    assert all(abs(a - b) < 0.01 for (_, a), (_, b) in zip(before, after, strict=True))


def test_a_text_of_another_world_is_not_guessed_at() -> None:
    assert learn(TEXTS, LABELS).guess("量子纠缠态的退相干时间测量").abstained


def test_one_label_alone_can_be_learned() -> None:
    assert learn(["水库"], ["水利局"]).guess("水库加固").labels == (("水利局", 1.0),)


def test_labels_that_name_departments_bring_their_duties() -> None:
    """No text was ever given to the education bureau, and yet its matters are recognised."""
    texts = ["河道清淤", "水库加固", "", ""]
    labels = ["江州市水利局", "江州市水利局", "江州市教育局", "江州市公安局"]

    assert learn(texts, labels).guess("增加幼儿园学位").labels[0][0] == "江州市教育局"


def test_every_unit_name_leads_to_its_kind() -> None:
    named = {
        "江州市民政局": ["civil"], "江州市人民政府办公室": ["government_office"],
        "江州市教育体育局": ["education", "sports"], "江州市住房和城乡建设局": ["housing"],
        "国家税务总局江州市税务局": ["tax"], "江州市中级人民法院": ["court"],
        "江州市市场监督管理局(江州市知识产权局)": ["market"], "江州区人民政府": [],
    }  # fmt: skip

    assert {name: [kind.key for kind in kinds_of(name)] for name in named} == named


def test_no_term_stands_twice_in_a_kind() -> None:
    twice = {
        kind.key: set(kind.first) & set(kind.terms)
        for kind in kinds()
        if set(kind.first) & set(kind.terms)
    }

    assert twice == {}


def test_the_end_of_a_title_says_more_than_its_beginning() -> None:
    first, *_ = of_kinds().match("关于加强中小学校周边道路交通秩序整治的建议")

    assert first.key == "police"
    assert first.terms


def test_who_leads_by_the_offices_own_list_stands_before_who_takes_part() -> None:
    duty = "河道采砂管理"
    found = OwnList([Item("a", duty, leads=False), Item("b", duty), Item("c", "档案利用")]).match(
        "关于加强采砂管理的建议"
    )

    assert sorted(found, key=lambda key: -found[key].weight) == ["b", "a"]


def test_a_text_that_nobody_answers_for_leaves_all_alike() -> None:
    found = of_kinds().match("关于若干事项的建议")

    assert found[0].chance < 2 / len(found)


def test_bare_titles_find_their_department() -> None:
    """86 titles in the manner of real ones: 0.84 first and 0.94 among three at their first run,
    before the words they showed to be missing were added to the catalogue."""
    rows = [line.split("\t") for line in TITLES.read_text(encoding="utf-8").splitlines()]
    ranked = [[match.key for match in of_kinds().match(title)[:3]] for _, title in rows]
    first = sum(keys[0] == key for keys, (key, _) in zip(ranked, rows, strict=True))
    among = sum(key in keys for keys, (key, _) in zip(ranked, rows, strict=True))

    assert first >= 0.75 * len(rows)
    assert among >= 0.9 * len(rows)
