"""PDF — pages with their text and where it stands; pages without text as pictures to be recognised."""

import math
import threading
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from jianyan.exchange.documents import ocr, ruled
from jianyan.exchange.documents.parts import Box, Line, Page, Unreadable

MOST_PAGES = 200
SCALE = 300 / 72  # as a scanner would
LONGEST_SIDE = 3400
FEWEST_SIGNS = 8  # fewer signs than this beside a picture is a stamp or a page number
THICKEST = 2  # points; a rule of a form
MOST_ALONE = 0.3  # of the lines, that are one sign each
ONE_AT_A_TIME = threading.Lock()  # PDFium is not made for threads


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its text, or its picture where it has none; a blank page has neither."""

    no: int
    page: Page | None = None
    picture: Image.Image | None = None


@dataclass(slots=True)
class _Run:
    """Signs that follow one another on one line."""

    text: str
    box: Box


def sheets(name: str, data: bytes) -> Iterator[Sheet]:
    with ONE_AT_A_TIME:
        document = _opened(name, data)
        count = len(document)
    try:
        if count > MOST_PAGES:
            raise Unreadable("document_too_many_pages", file=name, most=MOST_PAGES)
        for no in range(count):
            with ONE_AT_A_TIME:
                sheet = _sheet(name, document, no)
            yield sheet
    finally:
        with ONE_AT_A_TIME:
            document.close()


def picture(name: str, data: bytes, no: int, width: int) -> Image.Image | None:
    """Page `no` (from 1) as it looks, for the screen."""
    with ONE_AT_A_TIME:
        document = _opened(name, data)
        try:
            if not 1 <= no <= len(document):
                return None
            page = document[no - 1]
            return _drawn(page, min(width / max(page.get_width(), 1), 4))
        finally:
            document.close()


def _opened(name: str, data: bytes) -> Any:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD
        code = "document_locked" if locked else "document_damaged"
        raise Unreadable(code, file=name) from error


def _sheet(name: str, document: Any, no: int) -> Sheet:
    try:
        page = document[no]
        turned = _turned(page)
        lines = _lines(page, turned)
        if _is_scattered(lines) and ocr.available():
            return Sheet(no + 1, picture=_drawn(page, SCALE))
        text = "".join(line.text for line in lines)
        if _is_text(text) and not (len(text) < FEWEST_SIGNS and _has_pictures(page)):
            size = (page.get_width(), page.get_height())
            size = size if (turned - page.get_rotation()) % 180 == 0 else size[::-1]
            return Sheet(no + 1, page=Page(no + 1, *size, lines, rules=_rules(page, turned)))
        if text or _has_pictures(page) or _has_drawing(page):
            return Sheet(no + 1, picture=_drawn(page, SCALE))
    except pdfium.PdfiumError as error:
        raise Unreadable("document_damaged", file=name) from error
    return Sheet(no + 1)


def _has_pictures(page: Any) -> bool:
    found = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=4)
    return any(True for _picture in found)


def _has_drawing(page: Any) -> bool:
    """Signs drawn as outlines: many of them, where a frame has few."""
    found = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=4)
    return sum(1 for _path in found) > 40


def _is_text(text: str) -> bool:
    """Whether these are words: a font without its table of signs gives rubbish."""
    signs = [sign for sign in text if not sign.isspace()]
    if not signs:
        return False
    rubbish = sum(sign == "\ufffd" or unicodedata.category(sign) in ("Co", "Cn", "Cc") for sign in signs)  # fmt: skip
    return rubbish * 8 < len(signs)


def _drawn(page: Any, scale: float) -> Image.Image:
    longest = max(page.get_width(), page.get_height(), 1)
    bitmap = page.render(scale=min(scale, LONGEST_SIDE / longest))
    image: Image.Image = bitmap.to_pil()
    return image.convert("RGB")


def _is_scattered(lines: Sequence[Line]) -> bool:
    """Signs that stand alone, line by line: nothing says in which order they are read."""
    alone = sum(len(line.text) == 1 and not line.text.isascii() for line in lines)
    return len(lines) > FEWEST_SIGNS and alone > MOST_ALONE * len(lines)


def _turned(page: Any) -> int:
    """By how many degrees the sheet is turned so that most of its text is upright."""
    text_page = page.get_textpage()
    try:
        angles = Counter(
            round(math.degrees(pdfium_c.FPDFText_GetCharAngle(text_page, at)) / 90) % 4
            for at in range(text_page.count_chars())
            if not pdfium_c.FPDFText_IsGenerated(text_page, at)
        )
    finally:
        text_page.close()
    if not angles:
        return int(page.get_rotation())
    return (4 - angles.most_common(1)[0][0]) % 4 * 90  # PDFium counts them clockwise


def _rules(page: Any, turned: int) -> tuple[Box, ...]:
    drawn = (_box(page, corners, turned) for corners in ruled.strokes(page))
    return tuple(box for box in drawn if box.height < THICKEST)


def _lines(page: Any, turned: int) -> tuple[Line, ...]:
    text_page = page.get_textpage()
    try:
        runs = _runs(page, text_page, turned)
    finally:
        text_page.close()
    return tuple(Line(run.text.strip(), run.box) for run in runs if run.text.strip())


def _runs(page: Any, text_page: Any, turned: int) -> list[_Run]:
    runs: list[_Run] = []
    whole = text_page.get_text_range()
    count = text_page.count_chars()
    if len(whole) != count:  # signs outside the basic plane count twice inside PDFium
        whole = "".join(_sign(text_page, at) for at in range(count))
    for at, sign in enumerate(whole[:count]):
        if sign in "\r\n":
            continue
        if sign.isspace():
            if runs and _is_written(text_page, at, runs[-1], whole):
                runs[-1].text += " "
            continue
        box = _box(page, text_page.get_charbox(at, loose=True), turned)
        if runs and _follows(runs[-1], box):
            runs[-1].text += sign
            runs[-1].box = runs[-1].box.over(box)
        else:
            runs.append(_Run(sign, box))
    return runs


def _is_written(text_page: Any, at: int, run: _Run, whole: str) -> bool:
    """A blank of the text; one that PDFium put into a gap counts only between Latin words."""
    if run.text.endswith(" "):
        return False
    if pdfium_c.FPDFText_IsGenerated(text_page, at) != 1:
        return True
    return run.text[-1:].isascii() and whole[at + 1 : at + 2].isascii()


def _sign(text_page: Any, at: int) -> str:
    code = pdfium_c.FPDFText_GetUnicode(text_page, at)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "


def _follows(run: _Run, box: Box) -> bool:
    """On the same line, and not a column further on. In some fonts a box is as low as 一 itself."""
    low, high = sorted((max(run.box.height, 1), max(box.height, 1)))
    is_level = abs(run.box.middle - box.middle) < low * 0.55
    size = low if is_level else high
    same_line = is_level or _within(run.box, box) or _within(box, run.box)
    gap = box.left - run.box.right
    return same_line and -size < gap < size * 0.9


def _within(outer: Box, inner: Box) -> bool:
    room = outer.height * 0.1
    return inner.top >= outer.top - room and inner.bottom <= outer.bottom + room


def _box(page: Any, corners: tuple[float, float, float, float], turned: int) -> Box:
    """PDF counts from the bottom left corner of the sheet as it was before it was turned."""
    left, bottom, right, top = corners
    x0, y0, x1, y1 = page.get_cropbox()
    if turned == 90:
        return Box(bottom - y0, left - x0, top - y0, right - x0)
    if turned == 180:
        return Box(x1 - right, bottom - y0, x1 - left, top - y0)
    if turned == 270:
        return Box(y1 - top, x1 - right, y1 - bottom, x1 - left)
    return Box(left - x0, y1 - top, right - x0, y1 - bottom)
