"""Word 来件之各处文字: words that Word keeps elsewhere than in plain paragraphs."""

import io

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
