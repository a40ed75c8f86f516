"""Word 来件之各处文字: words that Word keeps elsewhere than in plain paragraphs."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.exchange.documents import papers as p

W = nsdecls("w")


@pytest.mark.parametrize(
    "around",
    [
        '<w:smartTag w:element="chsdate"><w:smartTagPr><w:attr w:name="Year" w:val="2026"/></w:smartTagPr>{}</w:smartTag>',
        '<w:customXml w:element="place">{}</w:customXml>',
        '<w:fldSimple w:instr=" REF a ">{}</w:fldSimple>',
        '<w:smartTag w:element="place"><w:smartTag w:element="name">{}</w:smartTag></w:smartTag>',
    ],
    ids=["smart tag", "custom xml", "field", "one in another"],
)
def test_words_in_a_wrapper_are_read(around: str) -> None:
    document = docx.Document(io.BytesIO(p.letter()))
    paragraph = document.paragraphs[3]
    whole = around.format("<w:r><w:t>二〇二五年在临溪镇。</w:t></w:r>")
    paragraph._p.append(parse_xml(whole.replace(" ", f" {W} ", 1)))
    paragraph.add_run("如上。")

    text = p.read("来件.docx", p.as_bytes(document)).value("text")

    assert text == p.TEXT.replace(p.LINES[1], p.LINES[1] + "二〇二五年在临溪镇。如上。")


NAMESPACES = (
    f'{W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def text_box(*lines: str) -> object:
    """A box as Word writes it: once for itself, once for programs of before 2010."""
    inside = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    held = f"<w:drawing><w:txbxContent>{inside}</w:txbxContent></w:drawing>"
    old = f"<w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict>"
    return parse_xml(
        f'<w:r {NAMESPACES}><mc:AlternateContent><mc:Choice Requires="wps">{held}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_text_boxes_are_read_once_and_where_they_stand() -> None:
    document = p.written(("", *p.LINES[:5], ""))
    document.paragraphs[0]._p.append(text_box(p.TITLE, "提案者:林文"))
    document.paragraphs[-1]._p.append(text_box(p.LINES[5]))

    found = p.read("来件.docx", p.as_bytes(document))

    assert (found.value("title"), found.value("proposers")) == (p.TITLE, "林文")
    assert found.value("text") == p.TEXT
    assert found.notes == ()


def test_footnotes_stand_behind_the_text() -> None:
    note = f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>见统计公报。</w:t></w:r></w:p></w:footnote></w:footnotes>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(p.letter())) as archive, zipfile.ZipFile(out, "w") as copy:
        for info in archive.infolist():
            body = archive.read(info)
            if info.filename == "[Content_Types].xml":
                body = body.replace(
                    b"</Types>",
                    b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>',
                )
            if info.filename == "word/_rels/document.xml.rels":
                body = body.replace(
                    b"</Relationships>",
                    b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>',
                )
            copy.writestr(info, body)
        copy.writestr("word/footnotes.xml", note)

    found = p.read("来件.docx", out.getvalue())

    assert found.value("text") == f"{p.TEXT}\n注:见统计公报。"
    assert p.points(found) == p.POINTS


def test_a_table_in_a_box_of_a_table_is_read() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    for row, label in zip(table.rows, ("案由", "提案人", "内容"), strict=True):
        row.cells[0].text = label
    table.cell(0, 1).text = p.TITLE
    names = table.cell(1, 1).add_table(1, 2)
    names.cell(0, 0).text, names.cell(0, 1).text = "林文", "0000-1234567"
    words = table.cell(2, 1).add_table(len(p.LINES), 1)
    for cell, line in zip(words.columns[0].cells, p.LINES, strict=True):
        cell.text = line

    found = p.read("来件.docx", p.as_bytes(document))

    assert (found.value("proposers"), found.contact) == ("林文", {"phone": "0000-1234567"})
    assert found.value("text") == p.TEXT


def test_words_that_were_not_read_are_told_of() -> None:
    document = docx.Document(io.BytesIO(p.letter()))
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = f'<m:oMath xmlns:m="{math}"><m:r><m:t>古树总数除以乡镇数等于每个乡镇的平均株数</m:t></m:r></m:oMath>'
    document.paragraphs[3]._p.append(parse_xml(formula))

    assert p.read("来件.docx", p.as_bytes(document)).notes == ("text_not_read",)


def test_a_sentence_is_no_title() -> None:
    found = p.read("来件.docx", p.as_bytes(p.written((p.LINES[0], "案由:保护古树", *p.LINES[1:]))))

    assert (found.value("title"), found.value("text")) == ("保护古树", p.TEXT)
