"""目录之读: every row of a real-looking file becomes an entry, a refusal or a skip with a reason."""

import tracemalloc
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from jianyan.exchange import catalogue, wording
from jianyan.exchange.entry import Entry, Item, RefusedRow, SkippedRow
from jianyan.exchange.rows import FileRefused
from tests.exchange import standin
from tests.exchange.files import Sheet, write_csv, write_xlsx

HEADS = ["案　号", "案由", "提案者", "提案类型", "提交时间", "正文"]
GOOD = [
    "0101",
    "关于增设公厕的提案",
    "林文",
    "个人",
    "2019-01-08",
    "公厕少。\n建议：\n1、增设。\n2、改造。",
]


def entries(items: list[Item]) -> list[Entry]:
    return [item for item in items if isinstance(item, Entry)]


def refused(items: list[Item]) -> list[tuple[int, str]]:
    return [(item.row, item.code) for item in items if isinstance(item, RefusedRow)]


def skipped(items: list[Item]) -> list[tuple[int, str]]:
    return [(item.row, item.code) for item in items if isinstance(item, SkippedRow)]


def test_it_reads_a_whole_session(tmp_path: Path) -> None:
    items = list(catalogue.read(standin.catalogue(tmp_path)))

    assert len(entries(items)) == 300
    assert refused(items) == []
    assert [code for _row, code in skipped(items)] == ["headings"]
    assert all(entry.title and entry.proposers and entry.text for entry in entries(items))
    assert all(entry.submitted_on for entry in entries(items))


def test_it_finds_every_point_of_the_stand_in(tmp_path: Path) -> None:
    made = standin.proposals()

    items = entries(list(catalogue.read(standin.write(tmp_path / "made.csv"))))

    assert [len(entry.points) for entry in items] == [proposal.points for proposal in made]
    assert [entry.text for entry in items] == [proposal.text for proposal in made]
    kinds = {"个人": "individual", "联名": "joint", "党派": "party", "团体": "organisation"}
    kinds |= {"专委会": "special_committee", "界别": "sector", "委员小组": "member_group"}
    assert [entry.kind for entry in items] == [kinds[proposal.kind] for proposal in made]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_it_reads_text_in_any_encoding(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [
        HEADS,
        ["第０１０１号", *GOOD[1:4], "２０１９年１月８日", GOOD[5]],
        ["", "", "", "", "", ""],
    ]

    path = write_csv(tmp_path / "目录 一.csv", rows, encoding=encoding, delimiter=delimiter)
    items = list(catalogue.read(path))

    (entry,) = entries(items)
    assert (entry.row, entry.number, entry.submitted_on) == (2, "0101", date(2019, 1, 8))
    assert [point.text for point in entry.points] == ["增设。", "改造。"]
    assert skipped(items) == [(1, "headings"), (3, "blank")]


BAD_AMONG_GOOD = [
    ["江州市政协提案目录", "", "", "", "", ""],
    ["", "", "", "", "", ""],
    HEADS,
    GOOD,
    ["０１０２", "", "沈静宜", "个人", "2019.1.9", "有正文"],
    ["0103", "关于路灯的提案", "沈静宜", "个人", "2019年2月30日", "有正文"],
    ["0101", "关于另一件事的提案", "韩永康", "个人", "2019.1.9", "另一段正文"],
    ["0104", "关于绿道的提案", "", "个人", "2019.1.9", "有正文"],
    ["0105", "关于桥梁的提案", "顾海涛", "个人", "2019.1.9", "  "],
    HEADS,
    GOOD,
    ["0106", "关于渡口的提案", "顾海涛、邵若兰", "联名", "43474", "渡口失修。建议尽快修缮。"],
    ["0107", "", "", "个人", "去年", ""],
    ["合计", "7件", "", "", "", ""],
    ["注：以上为初步统计", "", "", "", "", ""],
]
BAD_ROWS = [
    (5, "title_missing"),
    (6, "date_impossible"),
    (7, "number_used_twice"),
    (8, "proposer_missing"),
    (9, "text_empty"),
    (13, "title_missing"),
]
SKIPPED_ROWS = [
    (1, "above_headings"),
    (2, "blank"),
    (3, "headings"),
    (10, "repeated_headings"),
    (11, "same_as_row"),
    (14, "total"),
    (15, "footnote"),
]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_it_refuses_bad_rows_one_by_one_and_accounts_for_every_row(
    tmp_path: Path, form: str
) -> None:
    if form == "csv":
        path = write_csv(tmp_path / "a.csv", BAD_AMONG_GOOD, encoding="gb18030")
    else:
        path = write_xlsx(tmp_path / "a.xlsx", [Sheet("目录", BAD_AMONG_GOOD)])

    items = list(catalogue.read(path))

    assert refused(items) == BAD_ROWS
    assert skipped(items) == SKIPPED_ROWS
    assert [entry.number for entry in entries(items)] == ["0101", "0106"]
    assert sorted(item.row for item in items) == list(range(1, 16))


def test_it_says_everything_wrong_with_a_row_at_once(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [HEADS, ["0107", "", "", "个人", "去年", ""]])

    (row,) = (item for item in catalogue.read(path) if isinstance(item, RefusedRow))

    assert {problem.code for problem in row.problems} == {
        "title_missing",
        "proposer_missing",
        "text_empty",
        "date_unreadable",
    }
    for problem in row.problems:
        assert "第2行" in wording.of_row(problem, row.row)
        assert "ow 2" in wording.of_row(problem, row.row, language="en")


def test_it_reads_all_visible_sheets_and_says_which_it_left(tmp_path: Path) -> None:
    sheets = [
        Sheet("填表说明", [["请按要求填写"]]),
        Sheet("经济", [HEADS, GOOD]),
        Sheet("文教", [HEADS, ["0102", *GOOD[1:]]]),
        Sheet("旧稿", [HEADS, GOOD], hidden=True),
    ]

    items = list(catalogue.read(write_xlsx(tmp_path / "a.xlsx", sheets)))

    assert [(entry.sheet, entry.number) for entry in entries(items)] == [
        ("经济", "0101"),
        ("文教", "0102"),
    ]
    assert Counter(code for _row, code in skipped(items)) == {
        "no_headings": 1,
        "headings": 2,
        "sheet_hidden": 1,
    }


def test_it_says_where_an_open_quotation_mark_swallowed_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        '案号,案由,提案者,正文\n1,修桥,林文,桥坏了\n2,修路,林文,"路坏了\n3,修灯,林文,灯坏了\n',
        "utf-8",
    )

    items = list(catalogue.read(path))

    assert refused(items) == [(3, "quote_not_closed")]
    assert len(entries(items)) == 1


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"", "file_empty"),
        ("a.pdf", b"%PDF-1.7 ...", "format_not_readable"),
        ("a.xlsx", b"PK\x03\x04 broken", "file_damaged"),
        ("a.xls", b"\xd0\xcf\x11\xe0 broken", "file_damaged"),
        ("a.csv", b"\xff\xfe\xff\x80\x00\xd8", "encoding_unknown"),
        ("a.csv", "姓名,分数\n林文,90\n".encode(), "headings_not_found"),
        ("a.json", b'[{"title": "a"', "json_broken"),
        ("a.csv", None, "file_absent"),
    ],
)
def test_it_refuses_a_file_that_cannot_be_read(
    tmp_path: Path, name: str, content: bytes | None, code: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(FileRefused) as failure:
        list(catalogue.read(path))

    assert failure.value.code == code
    assert wording.of_file(failure.value)
    assert wording.of_file(failure.value, language="en")


def test_it_refuses_a_text_that_bears_a_classification_mark(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [HEADS, [*GOOD[:5], "机密★10年\n某段文字"]])

    (row,) = (item for item in catalogue.read(path) if isinstance(item, RefusedRow))

    assert row.code == "classification_mark"
    assert "某段文字" not in wording.of_row(row.problems[0], row.row)


def test_it_never_holds_the_whole_file(tmp_path: Path) -> None:
    text = "长文。" * 2_000
    rows = [[str(n), f"第{n}件", "林文", "个人", "2019-01-08", f"{n}{text}"] for n in range(300)]
    path = write_csv(tmp_path / "a.csv", [HEADS, *rows])
    rows.clear()

    tracemalloc.start()
    try:
        read = sum(isinstance(item, Entry) for item in catalogue.read(path))
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert read == 300
    assert peak < path.stat().st_size / 4
