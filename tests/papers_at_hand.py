"""Small real files of every kind, as people hand them in."""

import io
import struct
import zipfile
import zlib
from base64 import b64encode
from collections.abc import Mapping
from functools import cache

import docx
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter

from jianyan.cases.contents import Upload

MARK = "机密★10年"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


@cache
def pdf(title: str = "") -> bytes:
    paper, out = PdfWriter(), io.BytesIO()
    paper.add_blank_page(width=595, height=842)
    if title:
        paper.add_metadata({"/Title": title})
    paper.write(out)
    return out.getvalue()


def word(*paragraphs: str) -> bytes:
    paper, out = docx.Document(), io.BytesIO()
    for words in paragraphs:
        line = paper.add_paragraph()
        for sign in words:  # as Word cuts a line into runs
            line.add_run(sign)
    paper.save(out)
    return out.getvalue()


def sheet(*cells: str) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        for row, words in enumerate(cells):
            page.write(row, 0, words)
    return out.getvalue()


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packet:
        for name, body in parts.items():
            packet.writestr(name, body)
    return out.getvalue()


def ofd(words: str = "答复") -> bytes:
    page = f"<ofd:Page><ofd:TextObject><ofd:TextCode>{words}</ofd:TextCode></ofd:TextObject></ofd:Page>"
    return packed({"OFD.xml": "<ofd:OFD/>", "Doc_0/Pages/Page_0/Content.xml": page})


def old_word(*streams: str) -> bytes:
    names = b"".join(name.encode("utf-16-le") + b"\0" * 64 for name in ("WordDocument", *streams))
    return OLD + names


def png(comment: str = "") -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    text = chunk(b"iTXt", b"Comment\0\0\0\0\0" + comment.encode()) if comment else b""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
    return b"\x89PNG\r\n\x1a\n" + head + text + body + chunk(b"IEND", b"")


def jpeg(comment: str = "") -> bytes:
    def segment(kind: int, data: bytes) -> bytes:
        return bytes([0xFF, kind]) + struct.pack(">H", len(data) + 2) + data

    said = segment(0xFE, comment.encode()) if comment else b""
    frame = segment(0xC0, bytes([8, 0, 1, 0, 1, 1, 1, 0x11, 0]))
    return b"\xff\xd8" + segment(0xE0, b"JFIF\0") + said + frame + b"\xff\xd9"


def upload(name: str = "签名页.pdf", content: bytes | None = None) -> Upload:
    return Upload(name, pdf() if content is None else content)


def browser_file(name: str = "签名页.pdf", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf() if content is None else content)


def base64(content: bytes) -> str:
    return b64encode(content).decode()
