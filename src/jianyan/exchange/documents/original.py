"""原件文字 — the words of a document in their own order, whatever they were read as: to compare on the screen."""

from collections.abc import Iterator
from itertools import groupby

from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from jianyan.exchange import wordblocks, wordnumbers
from jianyan.exchange.documents import mail, reader
from jianyan.exchange.documents.unpack import Piece

CELLS = " │ "


def lines(name: str, kind: str, data: bytes) -> list[str]:
    """Line by line; none where the kind keeps no words of its own. Raises `Unreadable`, or one of
    `wordblocks.DAMAGED`, where the file is broken."""
    if kind == "docx":
        found = list(_of_word(wordblocks.opened(data)))
    elif kind == "text":
        found = reader.decoded(Piece(name, data, kind)).splitlines()
    elif kind == "mail":
        letter = mail.read(name, data)
        files = [attached for attached, _data in letter.attached]
        found = [
            letter.subject,
            f"{letter.sender} {letter.address}",
            *letter.text.splitlines(),
            *files,
        ]
    else:
        found = []
    return [line.rstrip() for line in found if line.strip()]


def _of_word(document: Document) -> Iterator[str]:
    """Heads, paragraphs, tables row by row, notes, feet."""
    yield from _edges(document, "header")
    numbers = wordnumbers.Numbers(document)
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield numbers.text(block)
        else:
            yield from _rows(block)
    yield from wordblocks.notes(document)
    yield from _edges(document, "footer")


def _edges(document: Document, which: str) -> Iterator[str]:
    """What stands above or below every page, once."""
    said = (
        paragraph.text
        for section in document.sections
        for paragraph in getattr(section, which).paragraphs
    )
    yield from dict.fromkeys(said)


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells = (next(same) for _tc, same in groupby(row.cells, key=lambda cell: cell._tc))
        yield CELLS.join(" ".join(cell.text.split()) for cell in cells)
