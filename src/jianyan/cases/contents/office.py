"""办公文件: OFD, Word, Excel and WPS as documents only; macros, programs and locked files are refused."""

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape

from jianyan.cases.contents.found import PROGRAMS, Found
from jianyan.cases.refusal import Refused

UNPACKED_MOST = 400 * 1024 * 1024  # a small packet that unfolds to more is no document
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# the part that makes a packet what it is
_KINDS = (
    ("word/document.xml", _WORD, "docx"),
    ("xl/workbook.xml", _SHEET, "xlsx"),
    ("OFD.xml", "application/ofd", "ofd"),
)
_ACTIVE_PARTS = re.compile(r"vbaProject\.bin$|/activeX/|\.(exe|dll|scr|com|bat|cmd|ps1|vbs|js|jar|hta)$", re.I)  # fmt: skip
_LINE_ENDS = re.compile(r"</w:p>|<w:br[^>]*/>|</si>|</a:p>|</ofd:TextObject>|</row>")
_TAG = re.compile(r"<[^>]*>")


def look_packed(content: bytes) -> Found:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packet:
            return _in_packet(packet)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise Refused("file_damaged") from error


def _in_packet(packet: zipfile.ZipFile) -> Found:
    parts = packet.infolist()
    if sum(part.file_size for part in parts) > UNPACKED_MOST:
        raise Refused("file_damaged")
    names = {part.filename for part in parts}
    kind = next(((media, ending) for name, media, ending in _KINDS if name in names), None)
    if kind is None:
        raise Refused("file_unknown")
    if any(_ACTIVE_PARTS.search(name) for name in names) or _has_program(packet, parts):
        raise Refused("file_active")
    return Found(*kind, tuple(_texts(packet, parts)))


def _has_program(packet: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> bool:
    """Macros declared by their type, and programs put into a document as objects."""
    for part in parts:
        if part.filename == "[Content_Types].xml" and b"macroEnabled" in packet.read(part):
            return True
        if "/embeddings/" in part.filename:
            inner = packet.read(part)
            if inner.startswith(PROGRAMS) or _utf16("Ole10Native") in inner:
                return True
    return False


def _texts(packet: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> Iterator[str]:
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            marked_up = packet.read(part).decode("utf-8", "ignore")
            yield unescape(_TAG.sub("", _LINE_ENDS.sub("\n", marked_up)))


def look_old(content: bytes) -> Found:
    """The binary format of Word and WPS, told by the names in its directory."""
    if _utf16("EncryptedPackage") in content:
        raise Refused("file_locked")
    if any(_utf16(name) in content for name in ("_VBA_PROJECT", "Macros", "Ole10Native")):
        raise Refused("file_active")
    if _utf16("WordDocument") not in content:
        raise Refused("file_unknown")
    # its words stand in it as they are: two bytes a sign, or in the old Chinese code
    texts = (content.decode("utf-16-le", "ignore"), content.decode("gb18030", "ignore"))
    return Found("application/msword", "doc", texts)


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")
