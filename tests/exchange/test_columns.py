"""表头与列: headings of two levels, unusual ones, and what stays of what is not understood."""

from datetime import date, datetime
from pathlib import Path

import pytest

from jianyan.exchange import catalogue, wording
from jianyan.exchange.entry import UnitNamed
from jianyan.exchange.rows import FileRefused
from tests.exchange.files import Sheet, write_csv, write_xlsx
from tests.exchange.test_catalogue import GOOD, HEADS, entries, skipped


def two_levels() -> Sheet:
    single = ["序号", "案 号", "案由", "领衔代表"]
    return Sheet(
        "目录",
        [
            ["江州市第十三届人大二次会议代表建议交办表"],
            [],
            [*single, "承办单位", None, "交办日期", "办理结果", "满意度", "建议\n质量"],
            [None, None, None, None, "主办", "会办"],
            ["一、城建环保类"],
            [
                1,
                201,
                "关于修复堤岸的建议",
                "汤承志",
                "水利局",
                "财政局",
                datetime(2018, 3, 2),
                "A",
                "满意",
                "优",
            ],
            [None, None, None, None, None, "应急局"],
            [
                2,
                202,
                "关于公交线路的建议",
                "童佳宁 白立新",
                "交通局",
                "",
                43161,
                "B",
                "基本满意",
                None,
            ],
        ],
        merges=[(0, 0, 0, 9), (2, 4, 2, 5), *((2, c, 3, c) for c in (0, 1, 2, 3, 6, 7, 8, 9))],
    )


def test_it_joins_two_levels_of_headings(tmp_path: Path) -> None:
    items = list(catalogue.read(write_xlsx(tmp_path / "a.xlsx", [two_levels()])))

    first, second = entries(items)
    assert first.units == (
        UnitNamed("水利局", "lead"),
        UnitNamed("财政局", "co"),
        UnitNamed("应急局", "co"),
    )
    assert first.history.assigned_on == second.history.assigned_on == date(2018, 3, 2)
    assert (first.history.outcome, first.history.satisfaction) == ("A", "满意")
    assert [named.name for named in second.cosigners] == ["白立新"]
    assert first.extra == {"序号": "1", "建议 质量": "优"}
    assert (7, "continues_row_above") in skipped(items)
    assert (5, "section") in skipped(items)


def test_it_takes_a_mapping_for_headings_nobody_can_guess(tmp_path: Path) -> None:
    heads = ["代号", "要解决的事", "谁提的", "原文", "来源渠道"]
    path = write_csv(tmp_path / "a.csv", [heads, ["7", "修桥", "林文", "桥坏了。", "现场"]])
    mapping = {
        "number": ["代号"],
        "title": ["要解决的事"],
        "proposers": ["谁提的"],
        "text": ["原文"],
    }

    (entry,) = entries(list(catalogue.read(path, mapping)))

    assert (entry.number, entry.title, entry.text) == ("7", "修桥", "桥坏了。")
    assert entry.extra == {"来源渠道": "现场"}


def test_it_names_a_mapped_heading_that_is_not_there(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [HEADS, GOOD])

    with pytest.raises(FileRefused) as failure:
        list(catalogue.read(path, {"category": ["大类别名"]}))

    assert failure.value.code == "mapping_heading_absent"
    assert "大类别名" in wording.of_file(failure.value)


def test_it_loses_nothing_it_does_not_understand(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [[*HEADS, "领导批示"], [*GOOD, "请水利局阅处", "页边字"]])

    (entry,) = entries(list(catalogue.read(path)))

    assert entry.extra == {"领导批示": "请水利局阅处", "#8": "页边字"}


@pytest.mark.parametrize(
    ("row", "kind", "category"),
    [
        (["界别提案", "教育"], "sector", "教育"),
        (["经济建设", ""], "individual", "经济建设"),
        (["", "联名"], "joint", ""),
        (["集体提案", "社会"], "individual", "社会"),
    ],
)
def test_it_tells_authorship_from_matter(
    tmp_path: Path, row: list[str], kind: str, category: str
) -> None:
    heads = ["案由", "提案人", "正文", "类型", "类别"]
    path = write_csv(tmp_path / "a.csv", [heads, ["修桥", "林文", "桥坏了。", *row]])

    (entry,) = entries(list(catalogue.read(path)))

    assert (entry.kind, entry.category) == (kind, category)


def test_it_puts_situation_and_advice_of_two_columns_together(tmp_path: Path) -> None:
    heads = ["建议编号", "建议名称", "领衔代表", "情况分析", "具体建议", "附议人", "代表团"]
    row = ["1", "修桥", "林文", "桥坏了。", "一、加固。二、限载。", "沈静宜，韩永康", "临溪代表团"]
    path = write_csv(tmp_path / "a.csv", [heads, row])

    (entry,) = entries(list(catalogue.read(path)))

    assert entry.text == "桥坏了。\n一、加固。二、限载。"
    assert entry.situation == "桥坏了。"
    assert [point.text for point in entry.points] == ["加固。", "限载。"]
    assert all(entry.text[p.start : p.end] == p.text for p in entry.points)
    assert (entry.kind, entry.group) == ("joint", "临溪代表团")


def test_it_reads_a_text_that_a_web_system_exported(tmp_path: Path) -> None:
    marked = "<p>问题多&amp;杂。</p><p>建议：</p><p>1、增加。</p><p>2、减少。<br/>分步走。</p>"
    path = write_csv(tmp_path / "a.csv", [HEADS, [*GOOD[:5], marked]])

    (entry,) = entries(list(catalogue.read(path)))

    assert entry.text == "问题多&杂。\n建议：\n1、增加。\n2、减少。\n分步走。"
    assert [point.text for point in entry.points] == ["增加。", "减少。\n分步走。"]


def test_it_keeps_a_month_beside_the_entry_and_leaves_the_day_open(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [HEADS, [*GOOD[:4], "2019年1月", GOOD[5]]])

    (entry,) = entries(list(catalogue.read(path)))

    assert entry.submitted_on is None
    assert entry.extra == {"提交时间": "2019年1月"}
