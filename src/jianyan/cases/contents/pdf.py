"""PDF 文件: whole, open to reading, without scripts and without programs inside."""

import io
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from jianyan.cases.contents.found import PROGRAMS, Found
from jianyan.cases.refusal import Refused

PAGES_READ = 20  # a mark stands at the head of a paper
_FAULTS = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)
_ACTIVE = (b"/JavaScript", b"/Launch")


def look(content: bytes) -> Found:
    if any(word in content for word in _ACTIVE):
        raise Refused("file_active")
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("file_locked")
        _refuse_active(reader)
        count = len(reader.pages)
    except _FAULTS as error:
        raise Refused("file_damaged") from error
    if not count:
        raise Refused("file_damaged")
    return Found("application/pdf", "pdf", (*_properties(reader), *_pages(reader, count)))


def _refuse_active(reader: PdfReader) -> None:
    """Scripts and programs that compressed parts of the file may hide."""
    root: Any = reader.trailer["/Root"]
    names = root.get("/Names")
    opening = root.get("/OpenAction")
    kind = opening.get_object() if opening is not None else None
    runs = isinstance(kind, dict) and kind.get("/S") in {"/JavaScript", "/Launch"}
    if runs or "/AA" in root or (names is not None and "/JavaScript" in names.get_object()):
        raise Refused("file_active")
    for inner in reader.attachments.values():
        if any(bytes(one).startswith(PROGRAMS) for one in inner):
            raise Refused("file_active")


def _properties(reader: PdfReader) -> list[str]:
    """Title, author and keywords of the file."""
    try:
        return [str(value) for value in (reader.metadata or {}).values()]
    except _FAULTS:
        return []


def _pages(reader: PdfReader, count: int) -> list[str]:
    """The words of the first pages; a scan has none, and a font may not tell them."""
    found = []
    for number in range(min(count, PAGES_READ)):
        try:
            found.append(reader.pages[number].extract_text())
        except _FAULTS:
            continue
    return found
