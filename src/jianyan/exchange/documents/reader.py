"""识读 — one document by its bytes: opened, read, and understood, or refused with a sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from PIL import Image

from jianyan.cases.secrecy import marked
from jianyan.exchange.documents import mail, ocr, office, paragraphs, pdf, pictures, running, word
from jianyan.exchange.documents.parts import Block, Content, Page, Place, Unreadable
from jianyan.exchange.documents.reading import DOUBTFUL, Reading
from jianyan.exchange.documents.understanding import understood
from jianyan.exchange.documents.unpack import Piece
from jianyan.exchange.headings import Dictionary

CONVERTED = frozenset({"doc", "odt", "rtf"})
MOST_SCANNED = 60  # pages of one document that are recognised
LEAST_TEXT = 20  # signs; a document of fewer says nothing


def read(piece: Piece) -> Reading:
    """What the document says; `Unreadable` where it cannot be read or must not be."""
    if piece.fault is not None:
        raise piece.fault
    dictionary = Dictionary()
    content = content_of(piece, dictionary)
    _refuse_marked(piece, content)
    return understood(content, dictionary, piece.name, piece.letter)


def _refuse_marked(piece: Piece, content: Content) -> None:
    """Before anything is kept, and before a head or foot is taken off."""
    blocks = [f"{block.label}:{block.text}" if block.label else block.text for block in content.blocks]  # fmt: skip
    subject = piece.letter.subject if piece.letter else ""
    if marked("\n".join((piece.name, subject, content.everything, *blocks))):
        raise Unreadable("document_marked", file=piece.name)


def content_of(piece: Piece, dictionary: Dictionary) -> Content:
    if piece.kind in CONVERTED:
        made = office.as_docx(piece.name, piece.data, piece.kind)
        content = _word(piece.name, made, dictionary)
        return replace(content, method=f"libreoffice:{piece.kind}")
    if piece.kind == "docx":
        return _word(piece.name, piece.data, dictionary)
    if piece.kind == "pdf":
        return _pdf(piece.name, piece.data, dictionary)
    if piece.kind == "image":
        return _scanned(pictures.opened(piece.name, piece.data), dictionary)
    return _written(piece)


def _word(name: str, data: bytes, dictionary: Dictionary) -> Content:
    content = word.read(name, data, dictionary)
    typed = sum(len(block.text) for block in content.blocks) >= LEAST_TEXT
    if typed and understood(content, dictionary, name).value("text"):
        return content
    pasted = [
        picture for picture_data in word.pictures(data) for picture in _tried(name, picture_data)
    ]
    if not pasted and not content.blocks:
        raise Unreadable("document_without_text", file=name)
    if not pasted:
        return content
    scanned = _scanned(iter(pasted), dictionary)
    return _joined(content, scanned) if typed else scanned


def _joined(typed: Content, scanned: Content) -> Content:
    """A head that was typed, and below it the rest pasted in as pictures."""
    return replace(
        scanned,
        blocks=(*typed.blocks, *scanned.blocks),
        notes=(*typed.notes, *scanned.notes),
        everything=f"{typed.everything}\n{scanned.everything}",
    )


def _tried(name: str, data: bytes) -> list[Image.Image]:
    """A drawing that is no picture of dots is passed over."""
    try:
        return list(pictures.opened(name, data))
    except Unreadable:
        return []


def _pdf(name: str, data: bytes, dictionary: Dictionary) -> Content:
    pages: list[Page] = []
    notes: set[str] = set()
    scanned = 0
    for sheet in pdf.sheets(name, data):
        if sheet.page is not None:
            pages.append(sheet.page)
        elif sheet.picture is None:
            notes.add("page_empty")
            pages.append(Page(sheet.no, 1, 1, ()))
        else:
            scanned += 1
            pages.append(_recognised(sheet.picture, sheet.no, scanned, notes))
    return _laid_out(pages, dictionary, "pdf" if not scanned else "", notes)


def _scanned(found: Iterator[Image.Image], dictionary: Dictionary) -> Content:
    notes: set[str] = set()
    pages = [_recognised(picture, no, no, notes) for no, picture in enumerate(found, start=1)]
    return _laid_out(pages, dictionary, "", notes)


def _recognised(picture: Image.Image, no: int, scanned: int, notes: set[str]) -> Page:
    """The page as recognised; unread where nothing here can recognise it, for a person to key in."""
    if not ocr.available():
        notes.add("ocr_absent")
    elif scanned > MOST_SCANNED:
        notes.add("ocr_cut_short")
    else:
        page = ocr.page(picture, no)
        if not page.lines:
            notes.add("page_empty")
        return page
    return Page(no, picture.width, picture.height, ())


def _laid_out(
    pages: Sequence[Page], dictionary: Dictionary, method: str, notes: set[str]
) -> Content:
    clean = running.without(pages)
    blocks = paragraphs.blocks(clean, dictionary)
    unsure = tuple(
        (Place(page.no, no), line.text, line.score)
        for page in clean
        for no, line in enumerate(page.lines, start=1)
        if line.score < DOUBTFUL
    )
    how = method or (f"{ocr.METHOD} {ocr.version()}" if ocr.available() else "unread")
    everything = "\n".join(line.text for page in pages for line in page.lines)
    return Content(tuple(blocks), len(pages), how, tuple(sorted(notes)), unsure, everything)


def _written(piece: Piece) -> Content:
    """A text file, or a mail that brings its text itself."""
    if piece.kind == "mail":
        letter = mail.read(piece.name, piece.data)
        everything, lines = letter.text, mail.lines(letter)
    else:
        everything = decoded(piece)
        lines = re.split(r"\r\n|\r|\n", everything)
    blocks = tuple(
        Block(line.strip(), Place(0, no)) for no, line in enumerate(lines, start=1) if line.strip()
    )
    if not blocks:
        raise Unreadable("document_without_text", file=piece.name)
    return Content(blocks, method=piece.kind, everything=everything)


def decoded(piece: Piece) -> str:
    """A text in UTF-8, in UTF-16 that says so, or in GB 18030."""
    for encoding in ("utf-8-sig", "utf-16" if piece.data[:2] in (b"\xff\xfe", b"\xfe\xff") else "gb18030"):  # fmt: skip
        try:
            return piece.data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("document_damaged", file=piece.name)
