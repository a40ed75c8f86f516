"""Word 文字 — the paragraphs and boxes of a docx as they are seen: changes accepted, numbers drawn."""

import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from jianyan.exchange import wordnumbers
from jianyan.exchange.headings import Dictionary
from jianyan.exchange.wordtables import Boxes, Pair

DAMAGED = (AttributeError, TypeError, KeyError, ValueError, IndexError, SyntaxError, InvalidXmlError, zipfile.BadZipFile, EOFError, OSError, NotImplementedError)  # fmt: skip
TYPES = "[Content_Types].xml"
MAIN = "wordprocessingml.document.main+xml"
# a template, or a document with macros, is a document all the same; its macros are never run
OTHERS = (
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
# what Word and WPS put around words they know: dates, names, places, fields; and what it says of them
AROUND = ("w:smartTag", "w:customXml", "w:fldSimple", "w:dir", "w:bdo")
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
CHOICE, FALLBACK = f"{COMPATIBLE}Choice", f"{COMPATIBLE}Fallback"
NOTES = ("/footnotes", "/endnotes")
FOOTNOTE = "脚注"
ABOUT = ("w:smartTagPr", "w:customXmlPr", "w:fldData")
PLAIN = b"application/vnd.openxmlformats-officedocument." + MAIN.encode()


def opened(data: bytes) -> Document:
    """The document; one of `DAMAGED` is raised where it is none."""
    document = docx.Document(BytesIO(_as_document(data)))
    accept(document)
    return document


def _as_document(data: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        types = archive.read(TYPES)
        if not any(other in types for other in OTHERS):
            return data
        for other in OTHERS:
            types = types.replace(other, PLAIN)
        rewritten = BytesIO()
        with zipfile.ZipFile(rewritten, "w", zipfile.ZIP_DEFLATED) as copy:
            for info in archive.infolist():
                copy.writestr(info, types if info.filename == TYPES else archive.read(info))
    return rewritten.getvalue()


def accept(document: Document) -> bool:
    """Changes that were tracked are taken as made, and boxes to fill in as their content."""
    body: Any = document.element.body
    gone = [*body.iter(qn("w:del"), qn("w:moveFrom"))]
    kept = [*body.iter(qn("w:ins"), qn("w:moveTo"))]
    for element in gone:
        if element.getparent() is not None:
            element.getparent().remove(element)
    for element in kept:
        _unwrap(element, element)
    for element in [*body.iter(*map(qn, ABOUT))]:
        element.getparent().remove(element)
    for element in [*body.iter(*map(qn, AROUND))]:
        _unwrap(element, element)
    for element in [*body.iter(qn("w:sdt"))]:
        _unwrap(element, element.find(qn("w:sdtContent")))
    _lift_boxes(body)
    return bool(gone or kept)


def _lift_boxes(body: Any) -> None:
    """What stands in text boxes, put behind the paragraph that carries them, or before the first.

    Word writes each box twice, the second time for old programs.
    """
    for drawn in [*body.iter(CHOICE)]:
        for twice in drawn.itersiblings(FALLBACK):
            twice.getparent().remove(twice)
    for box in reversed([*body.iter(qn("w:txbxContent"))]):
        anchor = next(box.iterancestors(qn("w:p")))
        is_first = anchor.getparent().index(anchor) == 0
        for child in list(box) if is_first else reversed(list(box)):
            (anchor.addprevious if is_first else anchor.addnext)(child)


def _unwrap(element: Any, content: Any) -> None:
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    parent.remove(element)
    for child in [] if content is None else list(content):
        parent.insert(place, child)
        place += 1


def blocks(document: Document, dictionary: Dictionary) -> Iterator[Pair]:
    """Pairs of label and text; the label is blank where no box of a form names what it is."""
    numbers = wordnumbers.Numbers(document)
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield "", numbers.text(block)
        else:
            yield from Boxes(numbers.text, dictionary).pairs(block)
    yield from ((FOOTNOTE, note) for note in notes(document))


def notes(document: Document) -> Iterator[str]:
    """What stands at the foot of the pages, and behind the text."""
    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(NOTES):
            continue
        root: Any = parse_xml(relation.target_part.blob)
        for note in root:
            if note.get(qn("w:type"), "normal") == "normal" and (text := _written(note).strip()):
                yield text


def _written(element: Any) -> str:
    return "".join(word.text or "" for word in element.iter("{*}t"))


def unread(document: Document, pairs: Iterable[Pair]) -> int:
    """How many signs of the text stand where nothing was read: formulas, drawings."""
    signs = Counter("".join((_written(document.element.body), *notes(document))))
    signs.subtract("".join(part for pair in pairs for part in pair))
    return sum(count for sign, count in signs.items() if count > 0 and not sign.isspace())
