"""Word 来件 — a docx as blocks; its pictures where it holds nothing but pictures."""

import html
import re
import zipfile
from io import BytesIO

from jianyan.exchange import wordblocks
from jianyan.exchange.documents.parts import Block, Content, Place, Unreadable
from jianyan.exchange.headings import Dictionary
from jianyan.exchange.wordtables import ASIDE

LARGEST_INSIDE = 256 * 1024 * 1024
DENSEST = 300
MOST_UNREAD = 15  # signs; a formula or a word in a drawing
WORDS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
PARAGRAPH = re.compile(rb"</w:p>|<w:br\b[^>]*>|</w:tc>")
TAG = re.compile(rb"<[^>]*>")
MEDIA = "word/media/"


def read(name: str, data: bytes, dictionary: Dictionary) -> Content:
    """The blocks, each with the number of its paragraph: Word keeps no pages."""
    inside = _members(name, data)
    try:
        document = wordblocks.opened(data)
        pairs = list(wordblocks.blocks(document, dictionary))
    except wordblocks.DAMAGED as error:
        raise Unreadable("document_damaged", file=name) from error
    blocks = tuple(
        Block(text, Place(0, no), label=label)
        for no, (label, text) in enumerate(pairs, start=1)
        if label != ASIDE and (text.strip() or label)
    )
    notes: list[str] = []
    if any(member.endswith("vbaProject.bin") for member in inside):
        notes.append("macros_ignored")
    if wordblocks.unread(document, pairs) > MOST_UNREAD:
        notes.append("text_not_read")
    return Content(blocks, method="docx", notes=tuple(notes), everything=_everything(data))


def _everything(data: bytes) -> str:
    """Every word in every part: heads, feet, text boxes, notes, what was struck out."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = [archive.read(member) for member in archive.namelist() if WORDS.fullmatch(member)]
    text = b"\n".join(PARAGRAPH.sub(b"\n", part) for part in parts)
    return html.unescape(TAG.sub(b"", text).decode("utf-8", "replace"))


def pictures(data: bytes) -> list[bytes]:
    """What was pasted in as pictures, in the order of their names."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = [member for member in archive.namelist() if member.startswith(MEDIA)]
        return [archive.read(member) for member in sorted(names, key=lambda n: (len(n), n))]


def _members(name: str, data: bytes) -> list[str]:
    """The parts of the file, after a look at how large it would grow."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        infos = archive.infolist()
    whole = sum(info.file_size for info in infos)
    if whole > LARGEST_INSIDE or (whole > 16 * 1024 * 1024 and whole > DENSEST * len(data)):
        raise Unreadable("document_bomb", file=name, most=len(infos))
    return [info.filename for info in infos]
