"""Word 表格: labels side by side, merged cells, and lists of those who signed."""

from collections.abc import Sequence

import docx
import pytest
from docx.table import Table

from jianyan.exchange.documents.reading import Reading
from tests.exchange.documents import papers as p


def filled(table: Table, rows: Sequence[Sequence[str]]) -> None:
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def read(document: docx.document.Document) -> Reading:
    return p.read("来件.docx", p.as_bytes(document))


LIST = (
    ("姓名", "代表团", "工作单位", "联系电话"),
    ("林一", "第二代表团", "临溪镇", "0000-1"),
    ("林二", "第二代表团", "临溪镇", "0000-2"),
)


def test_a_list_below_its_heads_is_of_those_who_signed_too() -> None:
    document = p.written((p.TITLE, "领衔代表:林文", f"案据:{p.LINES[0]}", "方案:", *p.LINES[3:], "附议代表签名:"))  # fmt: skip
    filled(document.add_table(rows=3, cols=4), LIST)

    found = read(document)

    assert (found.value("proposers"), found.value("cosigners")) == ("林文", "林一、林二")
    assert found.contact == {}
    assert found.value("situation") == p.LINES[0]
    assert p.points(found) == p.POINTS
    assert found.value("text") == "\n".join((p.LINES[0], "方案:", *p.LINES[3:]))


def test_a_list_alone_is_of_the_proposers() -> None:
    document = docx.Document()
    document.add_paragraph(p.TITLE)
    filled(document.add_table(rows=3, cols=4), LIST)
    for line in p.LINES:
        document.add_paragraph(line)

    assert read(document).value("proposers") == "林一、林二"


def test_text_behind_the_boxes_does_not_take_their_place() -> None:
    document = docx.Document()
    boxes = (("案由", p.TITLE), ("情况分析", p.LINES[0]), ("具体建议", "\n".join(p.LINES[3:])), ("联系电话", "0000-1"))  # fmt: skip
    filled(document.add_table(rows=4, cols=2), boxes)
    document.add_paragraph("附:古树名录一份。")

    found = read(document)

    assert found.value("situation") == p.LINES[0]
    assert p.points(found) == p.POINTS
    assert found.value("text").startswith(p.LINES[0])
    assert found.value("text").endswith(f"{p.LINES[5]}\n附:古树名录一份。")


def test_the_label_beside_the_name_is_the_nearer_one() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    filled(
        table, (("案由", p.TITLE, ""), ("", "第一提案人", "林文"), ("", "附议人", "林一、林二"))
    )
    table.cell(1, 0).merge(table.cell(2, 0)).text = "提案者"
    for line in p.LINES:
        document.add_paragraph(line)

    found = read(document)

    assert (found.value("proposers"), found.value("cosigners")) == ("林文", "林一、林二")
    assert found.value("text") == p.TEXT


def test_a_label_over_the_whole_table_names_the_row_below() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    filled(
        table, (("案由", p.TITLE), ("提案内容（情况、问题和建议）", ""), ("\n".join(p.LINES), ""))
    )
    for row in list(table.rows)[1:]:
        row.cells[0].merge(row.cells[1])
    document.add_paragraph("联系电话:0000-1")

    found = read(document)

    assert found.value("text") == p.TEXT
    assert found.notes == ()


def test_heads_beside_a_merged_label_belong_to_it() -> None:
    document = p.written((p.TITLE,))
    table = document.add_table(rows=2, cols=4)
    filled(table, (("", "姓名", "界别", "电话"), ("", "林文", "农业界", "0000-1")))
    table.cell(0, 0).merge(table.cell(1, 0)).text = "提案者"
    for line in p.LINES:
        document.add_paragraph(line)

    found = read(document)

    assert (found.value("proposers"), found.value("group")) == ("林文", "农业界")
    assert found.contact == {"phone": "0000-1"}


@pytest.mark.parametrize("label", ["审查意见", "复核人签字"])
def test_a_box_below_the_text_ends_it(label: str) -> None:
    document = docx.Document()
    rows = (("案由", p.TITLE), ("情况分析", p.LINES[0]), ("具体建议", "\n".join(p.LINES[3:])), (label, "(由提案委员会填写)"))  # fmt: skip
    filled(document.add_table(rows=4, cols=2), rows)

    assert p.points(read(document)) == p.POINTS


def test_numbers_that_word_draws_in_a_box_are_counted_once() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    filled(table, (("案由", p.TITLE), ("情况分析", p.LINES[0]), ("具体建议", "")))
    for point in p.POINTS:
        table.cell(2, 1).add_paragraph(point, style="List Number")

    found = read(document)

    assert found.value("text").endswith(
        "\n".join(f"{no}.{one}" for no, one in enumerate(p.POINTS, 1))
    )
    assert p.points(found) == p.POINTS
