"""文件查验 — what a handed-in file is by its content, never by its name; what is dangerous is refused."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings

from jianyan.cases.contents import office, pdf, pictures
from jianyan.cases.contents.found import PROGRAMS, Found
from jianyan.cases.refusal import Refused
from jianyan.cases.secrecy import marked

MEGABYTE = 1024 * 1024
NAME_MOST = 120
# by the first bytes; each looks closer and tells what the file is, or refuses it
_LOOKS: tuple[tuple[bytes, Callable[[bytes], Found]], ...] = (
    (b"%PDF-", pdf.look),
    (b"PK\x03\x04", office.look_packed),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", office.look_old),
    (b"\x89PNG\r\n\x1a\n", pictures.look_png),
    (b"\xff\xd8\xff", pictures.look_jpeg),
)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as somebody handed it in: what it is called there, and its bytes."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that may be kept: its name with the ending it deserves, and its media type."""

    name: str
    media: str


def examined(file: Upload) -> Examined:
    """What the file is, or Refused with what is wrong and what to do; nothing is stored before."""
    if not file.content:
        raise Refused("file_empty")
    if len(file.content) > settings.ATTACHMENT_MOST_MB * MEGABYTE:
        raise Refused("file_too_large", most=settings.ATTACHMENT_MOST_MB)
    found = _look(file.content)
    for text in (file.name, *found.texts):
        if mark := marked(text):
            raise Refused("file_marked", mark=mark)
    return Examined(_named(file.name, found.ending), found.media)


def speaks_of(file: Upload, name: str) -> bool:
    """Whether a file tells a name: in what it is called, in its properties (author, last saved by), in
    its words. What a scan shows is not read."""
    return any(name in text for text in (file.name, *_look(file.content).texts))


def _look(content: bytes) -> Found:
    if content.startswith(PROGRAMS):
        raise Refused("file_active")
    for start, look in _LOOKS:
        if content.startswith(start):
            return look(content)
    raise Refused("file_unknown")


def _named(name: str, ending: str) -> str:
    """Without folders and control signs, and with the ending of what it is."""
    plain = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    plain = "".join(sign for sign in plain if unicodedata.category(sign)[0] != "C").strip(" .")
    stem, dot, last = plain.rpartition(".")
    if dot and re.fullmatch(r"[A-Za-z0-9]{1,5}", last):
        kept = last.lower() if last.lower() in _SAME.get(ending, (ending,)) else ending
        return f"{stem[:NAME_MOST] or '文件'}.{kept}"
    return f"{plain[:NAME_MOST] or '文件'}.{ending}"


_SAME = {"doc": ("doc", "wps"), "jpg": ("jpg", "jpeg")}
