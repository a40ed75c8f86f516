"""其他格式: json, Word forms in a zip, and the web page that calls itself xls."""

import json
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from jianyan.exchange import catalogue, wording
from jianyan.exchange.entry import Entry, RefusedRow, SkippedRow
from jianyan.exchange.headings import field_names, read_mapping
from jianyan.exchange.rows import FileRefused

OBJECTS = [
    {"id": "x-1", "number": "1", "title": "修桥", "authors": [{"name": "林文"}, {"name": "沈宜"}],
     "text": "桥坏了。建议：1.加固。2.限载。", "channel": {"a": 1}},
    {"id": "x-2", "title": "修路", "authors": "韩永康", "situation": "路坏了。", "points": ["铺沥青。", "设标线。"]},
]  # fmt: skip


@pytest.mark.parametrize(
    "written",
    [
        json.dumps(OBJECTS, ensure_ascii=False),
        json.dumps(OBJECTS, indent=2),
        "\n".join(json.dumps(one) for one in OBJECTS),
        json.dumps({"total": 2, "items": OBJECTS}),
        "\ufeff" + json.dumps(OBJECTS),
    ],
    ids=["list", "indented", "lines", "wrapped", "marked"],
)
def test_it_reads_json_of_any_shape(tmp_path: Path, written: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(written, "utf-8")

    bridge, road = (item for item in catalogue.read(path) if isinstance(item, Entry))

    assert (bridge.external_id, bridge.kind) == ("x-1", "joint")
    assert [point.text for point in bridge.points] == ["加固。", "限载。"]
    assert bridge.extra == {"channel": '{"a": 1}'}
    assert [point.text for point in road.points] == ["铺沥青。", "设标线。"]
    assert road.text == "路坏了。\n铺沥青。\n设标线。"


def test_it_refuses_one_json_item_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([OBJECTS[0], "随手一写", OBJECTS[1]]), "utf-8")

    items = list(catalogue.read(path))

    assert [type(item) for item in items] == [Entry, RefusedRow, Entry]


def letter() -> Document:
    document = docx.Document()
    for line in (
        "关于修复临溪大桥",
        "并同步实施限载的提案",
        "林文 沈静宜",
        "大桥建成三十年，桥面破损。",
        "建议：",
        "一、加固桥墩。",
        "二、设置限高架。",
    ):
        document.add_paragraph(line)
    return document


def form() -> Document:
    document = docx.Document()
    document.add_paragraph("江州市政协提案专用纸")
    table = document.add_table(rows=4, cols=4)
    rows = [
        ("案由", "关于增设路灯的提案", "案号", "０００７"),
        ("提案者", "民盟江州市委", "联系电话", "0000-1234567"),
        ("正文", None, None, None),
        (None, None, None, None),
    ]
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if text:
                table.cell(at, column).text = text
    table.cell(3, 0).merge(
        table.cell(3, 3)
    ).text = "路灯少。\n为此，建议：\n1、增设路灯。\n2、及时检修。"
    return document


def numbered() -> Document:
    """Word draws the numbers of this one; they are no part of the paragraphs' text."""
    document = docx.Document()
    document.add_paragraph("关于保护古树的建议")
    document.add_paragraph("提案人：韩永康")
    document.add_paragraph("古树缺管护。")
    document.add_paragraph("具体建议：")
    for line in ("普查建档。", "一树一策。"):
        document.add_paragraph(line, style="List Number")
    root = document.part.numbering_part.element
    kept = document.styles["List Number"].element.pPr.numPr.numId.val
    abstract = next(n for n in root.findall(qn("w:num")) if n.get(qn("w:numId")) == str(kept))
    wanted = abstract.find(qn("w:abstractNumId")).get(qn("w:val"))
    for found in root.findall(qn("w:abstractNum")):
        if found.get(qn("w:abstractNumId")) == wanted:
            level = found.find(qn("w:lvl"))
            level.find(qn("w:numFmt")).set(qn("w:val"), "chineseCounting")
            level.find(qn("w:lvlText")).set(qn("w:val"), "%1、")
            assert level.find(qn("w:start")) is not None or level.append(OxmlElement("w:start"))
    return document


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "提案.zip"
    with zipfile.ZipFile(path, "w") as made:
        for name, document in (
            ("第0012号 大桥.docx", letter()),
            ("路灯.docx", form()),
            ("古树.docx", numbered()),
        ):
            document.save(str(tmp_path / "one.docx"))
            made.write(tmp_path / "one.docx", name)
        made.writestr("旧稿.doc", b"\xd0\xcf\x11\xe0")
        made.writestr("坏件.docx", b"PK broken")
        made.writestr("~$大桥.docx", b"")
        made.writestr("__MACOSX/a.docx", b"")
    return path


def test_it_reads_a_zip_of_letters_and_forms(archive: Path) -> None:
    bridge, lamps, trees, *bad = catalogue.read(archive)

    assert isinstance(bridge, Entry)
    assert bridge.title == "关于修复临溪大桥并同步实施限载的提案"
    assert [n.name for n in (*bridge.proposers, *bridge.cosigners)] == ["林文", "沈静宜"]
    assert (bridge.number, [p.text for p in bridge.points]) == (
        "0012",
        ["加固桥墩。", "设置限高架。"],
    )
    assert isinstance(lamps, Entry)
    assert (lamps.title, lamps.number, lamps.kind) == ("关于增设路灯的提案", "0007", "party")
    assert (lamps.contact.phone, len(lamps.points)) == ("0000-1234567", 2)
    assert lamps.extra["表题"] == "江州市政协提案专用纸"
    assert isinstance(trees, Entry)
    assert trees.text.endswith("一、普查建档。\n二、一树一策。")
    assert [p.text for p in trees.points] == ["普查建档。", "一树一策。"]
    assert [(item.row, item.code) for item in bad if isinstance(item, RefusedRow)] == [
        (4, "member_not_readable"),
        (5, "member_damaged"),
    ]


def test_it_reads_one_letter_by_itself(tmp_path: Path) -> None:
    letter().save(str(tmp_path / "a.docx"))

    (entry,) = catalogue.read(tmp_path / "a.docx")

    assert isinstance(entry, Entry)
    assert len(entry.points) == 2


def test_it_reads_the_web_page_that_calls_itself_xls(tmp_path: Path) -> None:
    page = (
        '<html><meta charset="gb2312"><body><table border=1><tr><td colspan=3>提案目录</td></tr>'
        "<tr><th>案号</th><th>标题</th><th>提案人</th><th>内容</th></tr>"
        "<tr><td>1</td><td>修桥</td><td>林文</td><td>桥坏了。<br>建议：<br>1、加固。<br>2、限载。</td></tr></table>"
    )
    (tmp_path / "a.xls").write_bytes(page.encode("gb18030"))

    *skips, entry = catalogue.read(tmp_path / "a.xls")

    assert [item.code for item in skips if isinstance(item, SkippedRow)] == [
        "above_headings",
        "headings",
    ]
    assert isinstance(entry, Entry)
    assert [point.text for point in entry.points] == ["加固。", "限载。"]


def test_it_reads_a_mapping_file(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text('title = "名目"\nunits = ["甲", "乙"]\n', "utf-8")
    (tmp_path / "m.json").write_text('{"title": "名目"}', "utf-8")

    assert read_mapping(tmp_path / "m.toml") == {"title": ("名目",), "units": ("甲", "乙")}
    assert read_mapping(tmp_path / "m.json") == {"title": ("名目",)}


@pytest.mark.parametrize(
    ("written", "code"),
    [("tittle = '名目'", "mapping_field_unknown"), ("no", "mapping_unreadable")],
)
def test_it_refuses_a_mapping_it_cannot_follow(tmp_path: Path, written: str, code: str) -> None:
    (tmp_path / "m.toml").write_text(written, "utf-8")

    with pytest.raises(FileRefused) as failure:
        read_mapping(tmp_path / "m.toml")

    assert failure.value.code == code
    assert wording.of_file(failure.value)


def test_every_sentence_is_in_both_languages() -> None:
    for code, sentence in wording.sentences().items():
        assert set(sentence) == {"zh", "en"}, code
        assert sentence["en"].isascii() or "“" in sentence["en"], code
    assert all(field_names().values())
