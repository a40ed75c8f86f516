"""文件查验: a file is what its bytes are; macros, programs, locks and classification marks are refused."""

import io
from typing import Any

import pytest
import typst
from django.test import override_settings
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from jianyan.cases.contents import Upload, examined
from tests import papers_at_hand as p
from tests.cases.refusing import refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "content", "kept"),
    [
        ("建议.pdf", p.pdf(), ("建议.pdf", "application/pdf")),
        ("答复.OFD", p.ofd(), ("答复.ofd", "application/ofd")),
        ("正文.doc", p.old_word(), ("正文.doc", "application/msword")),
        ("正文.wps", p.old_word(), ("正文.wps", "application/msword")),
        ("照片.JPEG", p.jpeg(), ("照片.jpeg", "image/jpeg")),
        ("照片.png", p.png(), ("照片.png", "image/png")),
        ("照片", p.png(), ("照片.png", "image/png")),
        ("看似程序.exe", p.pdf(), ("看似程序.pdf", "application/pdf")),
        ("C:\\我的\\页\u202e面.docx", p.pdf(), ("页面.pdf", "application/pdf")),
        ("../../etc/passwd", p.pdf(), ("passwd.pdf", "application/pdf")),
    ],
)
def test_a_file_is_known_by_its_content(name: str, content: bytes, kept: tuple[str, str]) -> None:
    found = examined(Upload(name, content))

    assert (found.name, found.media) == kept


def test_word_and_excel_are_told_apart() -> None:
    assert examined(Upload("a.docx", p.word("建议"))).media.endswith("wordprocessingml.document")
    assert examined(Upload("b.docx", p.sheet("建议"))).name == "b.xlsx"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"MZ\x90\0", "file_active"),
        (b"\x7fELF\x02", "file_active"),
        (b"#!/bin/sh\n", "file_active"),
        (b"<html><script></script></html>", "file_unknown"),
        ("只是文字".encode(), "file_unknown"),
        (p.packed({"a.txt": "x"}), "file_unknown"),
        (p.OLD, "file_unknown"),
        (b"PK\x03\x04 no packet", "file_damaged"),
        (b"%PDF-1.7 no paper", "file_damaged"),
        (p.png()[:40], "file_damaged"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "file_damaged"),
        (p.packed({"word/document.xml": "<w/>", "word/vbaProject.bin": b"x"}), "file_active"),
        (p.packed({"word/document.xml": "<w/>", "word/embeddings/oleObject1.bin": b"MZ"}), "file_active"),
        (p.packed({"xl/workbook.xml": "<w/>", "[Content_Types].xml": "macroEnabled.main+xml"}), "file_active"),
        (p.packed({"word/document.xml": "<w/>", "x/run.exe": b"x"}), "file_active"),
        (p.old_word("_VBA_PROJECT"), "file_active"),
        (p.old_word("EncryptedPackage"), "file_locked"),
    ],
)  # fmt: skip
def test_what_is_not_wanted_is_refused(content: bytes, code: str) -> None:
    with refused(code):
        examined(Upload("附件.pdf", content))


def paper(**changes: Any) -> bytes:
    made, out = PdfWriter(), io.BytesIO()
    made.add_blank_page(width=595, height=842)
    if "script" in changes:
        run = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject(changes["script"])}
        action = DictionaryObject({NameObject(key): value for key, value in run.items()})
        made.root_object[NameObject("/OpenAction")] = action
    if "inside" in changes:
        made.add_attachment("x.pdf", changes["inside"])
    if "password" in changes:
        made.encrypt(changes["password"], algorithm="RC4-128")
    made.write(out)
    return out.getvalue()


def test_a_pdf_with_a_script_a_program_or_a_lock_is_refused() -> None:
    for content, code in (
        (paper(script="app.alert(1)"), "file_active"),
        (paper(inside=b"MZ\x90"), "file_active"),
        (paper(password="x"), "file_locked"),
    ):
        with refused(code):
            examined(Upload("附件.pdf", content))


def test_a_packet_that_unfolds_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jianyan.cases.contents.office.UNPACKED_MOST", 1000)

    with refused("file_damaged"):
        examined(Upload("a.docx", p.packed({"word/document.xml": b"0" * 2000})))


@override_settings(ATTACHMENT_MOST_MB=0)
def test_a_file_has_a_limit() -> None:
    with refused("file_too_large"):
        examined(Upload("a.pdf", p.pdf()))


def typeset(words: str) -> bytes:
    source = f'#set text(font: "Noto Serif CJK SC")\n{words}'
    found: bytes = typst.compile(source.encode())
    return found


@pytest.mark.parametrize(
    "content",
    [
        p.word("关于某事", p.MARK),
        p.sheet("编号", p.MARK),
        p.ofd(p.MARK),
        p.old_word(p.MARK),
        p.png(p.MARK),
        p.jpeg(p.MARK),
        p.pdf(p.MARK),
        typeset(p.MARK),
    ],
    ids=["docx", "xlsx", "ofd", "doc", "png", "jpeg", "pdf title", "pdf text"],
)
def test_s08_a_marked_file_is_refused(content: bytes) -> None:
    with refused("file_marked"):
        examined(Upload("附件.pdf", content))


def test_s08_a_marked_name_is_refused() -> None:
    with refused("file_marked"):
        examined(Upload(f"{p.MARK} 某事.pdf", p.pdf()))


def test_words_about_secrecy_are_no_mark() -> None:
    examined(Upload("保密工作.docx", p.word("应当做好保密工作,严守国家秘密。")))
