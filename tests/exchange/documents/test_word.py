"""Word 来件: letters and forms, and what Word files hold besides words."""

import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from jianyan.exchange.documents.parts import Unreadable
from tests.exchange.documents import papers as p


def test_a_letter_is_read_into_its_fields() -> None:
    found = p.read("来件.docx", p.letter(end=["林文", "2026年2月26日"]))

    assert found.value("title") == p.TITLE
    assert found.value("proposers") == "林文"
    assert found.value("submitted_on") == "2026-02-26"
    assert p.points(found) == p.POINTS
    assert found.value("text") == p.TEXT
    assert found.value("situation") == "\n".join(p.LINES[:2])


def test_a_form_is_read_box_by_box() -> None:
    found = p.read("来件.docx", p.form())

    assert found.value("title") == p.TITLE
    assert found.value("number") == "0123"
    assert found.value("proposers") == "民盟江州市委员会"
    assert found.value("wished_units") == "市园林局"
    assert found.value("session") == "第八届委员会第五次"
    assert p.points(found) == p.POINTS
    assert not any(field.is_doubtful for field in found.fields.values())


def test_contact_data_is_kept_apart_from_what_is_shown() -> None:
    found = p.read("来件.docx", p.form())

    assert found.contact == {"phone": "0000-1234567"}
    assert "1234567" not in str(found.as_json())


def test_a_letterhead_is_not_the_title() -> None:
    above = ["政协江州市第八届委员会第五次会议", "提 案", "第 12 号"]

    found = p.read("来件.docx", p.letter(above=above))

    assert (found.value("title"), found.value("number")) == (p.TITLE, "12")
    assert found.value("session") == "第八届委员会第五次"


def test_a_title_nobody_can_be_sure_of_is_marked() -> None:
    found = p.read("来件.docx", p.letter(title="古树要保护"))

    assert found.value("title") == "古树要保护"
    assert found.fields["title"].is_doubtful
    assert found.fields["title"].line == 1


def test_traditional_writing_keeps_its_signs() -> None:
    document = docx.Document()
    for line in ("關於加強古樹保護的建議", "提案者:林文", "聯絡電話:0000-1", "古樹長勢衰弱。", "為此建議:", "一、開展普查。", "二、安排經費。"):  # fmt: skip
        document.add_paragraph(line)

    found = p.read("來件.docx", p.as_bytes(document))

    assert found.value("title") == "關於加強古樹保護的建議"
    assert p.points(found) == ["開展普查。", "安排經費。"]
    assert not found.fields["title"].is_doubtful


def test_changes_that_were_tracked_and_boxes_to_fill_in_are_read() -> None:
    document = docx.Document(io.BytesIO(p.letter()))
    paragraph = document.paragraphs[5]._p
    run = paragraph.r_lst[0]
    inserted = OxmlElement("w:ins")
    paragraph.replace(run, inserted)
    inserted.append(run)
    held = document.paragraphs[6]._p
    content, box = OxmlElement("w:sdtContent"), OxmlElement("w:sdt")
    held.getparent().replace(held, box)
    box.append(content)
    content.append(held)

    assert p.points(p.read("来件.docx", p.as_bytes(document))) == p.POINTS


def test_macros_are_told_of_and_never_matter() -> None:
    plain = io.BytesIO(p.letter())
    out = io.BytesIO()
    with zipfile.ZipFile(plain) as archive, zipfile.ZipFile(out, "w") as copy:
        for info in archive.infolist():
            body = archive.read(info)
            if info.filename == "[Content_Types].xml":
                body = body.replace(
                    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                    b"application/vnd.ms-word.document.macroEnabled.main+xml",
                )
            copy.writestr(info, body)
        copy.writestr("word/vbaProject.bin", b"\0" * 100)

    found = p.read("来件.docm", out.getvalue())

    assert found.value("title") == p.TITLE
    assert found.notes == ("macros_ignored",)


@pytest.mark.parametrize(
    "where", ["body", "header", "struck"], ids=["text", "head of the page", "struck out"]
)
def test_a_real_mark_of_classification_stops_it(where: str) -> None:
    document = docx.Document(io.BytesIO(p.letter()))
    if where == "header":
        document.sections[0].header.paragraphs[0].text = "机密★10年"
    else:
        paragraph = document.add_paragraph("机密★10年")
        if where == "struck":
            deleted = OxmlElement("w:del")
            run = paragraph._p.r_lst[0]
            run.find(qn("w:t")).tag = qn("w:delText")
            paragraph._p.replace(run, deleted)
            deleted.append(run)

    with pytest.raises(Unreadable) as refused:
        p.read("来件.docx", p.as_bytes(document))

    assert refused.value.code == "document_marked"


def test_the_word_secret_alone_stops_nothing() -> None:
    assert p.read("来件.docx", p.letter(end=["以上涉及商业秘密的内容请勿公开。"])).value("title")


def test_the_title_may_come_from_the_name_of_the_file() -> None:
    document = docx.Document()
    for line in ("建议:", "一、开展普查。", "二、安排专项经费用于复壮和管护。"):
        document.add_paragraph(line)

    found = p.read("03 关于保护古树的建议.docx", p.as_bytes(document))

    assert found.value("title") == "关于保护古树的建议"
    assert found.fields["title"].is_doubtful
