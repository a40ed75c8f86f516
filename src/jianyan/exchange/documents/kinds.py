"""文件种类 — what a file is by its bytes; its name is only believed where the bytes say nothing."""

import codecs
import zipfile
from io import BytesIO
from pathlib import PurePosixPath

from jianyan.exchange.documents.parts import Unreadable

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
IMAGES = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
    b"GIF8",
)
PACKED = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")
HEADERS = ("from:", "to:", "subject:", "date:", "received:", "return-path:", "mime-version:", "message-id:", "delivered-to:", "x-")  # fmt: skip
# kinds that can be read; a zip and a mail hold others
DOCUMENTS = frozenset({"docx", "doc", "odt", "rtf", "pdf", "image", "text"})


def kind(name: str, data: bytes) -> str:
    """One of `DOCUMENTS`, `zip` or `mail`, or why the file is none of them."""
    if not data.strip(b"\0 \r\n\t"):
        raise Unreadable("document_empty", file=name)
    if data.startswith(b"PK"):
        return _zipped(name, data)
    if data.startswith(OLD_OFFICE):
        return _old(name, data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(IMAGES) or data[8:12] == b"WEBP":
        return "image"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(PACKED):
        raise Unreadable("document_packed", file=name)
    return _written(name, data)


def _zipped(name: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            inside = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise Unreadable("document_damaged", file=name) from error
    if "word/document.xml" in inside:
        return "docx"
    if "content.xml" in inside:
        text = _mimetype(data)
        if "text" in text:
            return "odt"
        raise Unreadable("document_no_text_kind", file=name)
    if any(member.startswith(("xl/", "ppt/")) for member in inside):
        raise Unreadable("document_is_table", file=name)
    if "OFD.xml" in inside:
        raise Unreadable("document_ofd", file=name)
    return "zip"


def _mimetype(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        if "mimetype" not in archive.namelist():
            return "text"
        return archive.read("mimetype")[:80].decode("ascii", "replace")


def _old(name: str, data: bytes) -> str:
    """Word 97 and WPS share one container with everything else that office programs ever wrote."""
    if _stream("EncryptedPackage", data):
        raise Unreadable("document_locked", file=name)
    if _stream("WordDocument", data):
        return "doc"
    if _stream("__properties_version1.0", data):
        raise Unreadable("document_outlook", file=name)
    if _stream("Workbook", data) or _stream("PowerPoint Document", data):
        raise Unreadable("document_is_table", file=name)
    if PurePosixPath(name).suffix.lower() in {".doc", ".wps", ".wpt", ".dot"}:
        return "doc"
    raise Unreadable("document_no_text_kind", file=name)


def _stream(name: str, data: bytes) -> bool:
    return name.encode("utf-16-le") in data


def _written(name: str, data: bytes) -> str:
    suffix = PurePosixPath(name).suffix.lower()
    head = data[:4096].decode("latin-1").lstrip("\ufeffï»¿ \r\n").lower()
    starts = sum(line.startswith(HEADERS) for line in head.splitlines()[:30])
    if suffix == ".eml" or starts >= 3:
        return "mail"
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if (is_wide or b"\0" not in data[:4096]) and suffix in {".txt", ".text", ".md", ""}:
        return "text"
    raise Unreadable("document_no_text_kind", file=name)
