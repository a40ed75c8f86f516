"""扫描件与照片: set straight and read; what is read doubtfully is said."""

import io
from random import Random

import cv2
import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw

from jianyan.exchange.documents import pictures, upright
from jianyan.exchange.documents.parts import Unreadable
from jianyan.ops.bench import sheets
from tests.exchange.documents import papers as p


def page(**change: object) -> Image.Image:
    """A clean page as a picture."""
    png = p.pdf(p.typeset(**change), format="png", ppi=150.0)  # type: ignore[arg-type]
    return Image.open(io.BytesIO(png)).convert("RGB")


def as_file(image: Image.Image, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def likeness(read: str, written: str) -> float:
    """How many of the signs were read, in their order."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, read, written, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(written)


def test_a_photograph_is_read_into_its_fields() -> None:
    photo = sheets.photographed(as_file(page()), Random(3))

    found = p.read("照片.jpg", photo)

    assert found.value("title") == p.TITLE
    assert found.value("proposers") == "林文"
    assert len(p.points(found)) == 3
    assert likeness(found.value("text"), p.TEXT) > 0.97
    assert found.method.startswith("rapidocr ")
    assert found.fields["text"].page == 1


def test_a_page_on_its_side_with_a_seal_is_read() -> None:
    image = page()
    draw = ImageDraw.Draw(image)
    draw.ellipse((700, 900, 1000, 1200), outline=(220, 30, 30), width=10)
    draw.text((800, 1040), "SEAL", fill=(220, 30, 30), font_size=60)

    found = p.read("扫描.png", as_file(image.rotate(90, expand=True)))

    assert found.value("title") == p.TITLE
    assert likeness(found.value("text"), p.TEXT) > 0.97
    assert "SEAL" not in found.value("text")


def test_a_scanned_pdf_upside_down_is_read() -> None:
    document = pdfium.PdfDocument.new()
    image = pdfium.PdfImage.new(document)
    image.load_jpeg(io.BytesIO(as_file(page().rotate(180), "JPEG")))
    image.set_matrix(pdfium.PdfMatrix().scale(595, 842))
    sheet = document.new_page(595, 842)
    sheet.insert_obj(image)
    sheet.gen_content()
    out = io.BytesIO()
    document.save(out)

    found = p.read("扫描.pdf", out.getvalue())

    assert (found.value("title"), found.pages) == (p.TITLE, 1)


def test_a_mark_of_classification_in_a_picture_stops_it() -> None:
    marked = page(lines=["密级:机密", *p.LINES])

    with pytest.raises(Unreadable) as refused:
        p.read("扫描.png", as_file(marked))

    assert refused.value.code == "document_marked"


def test_a_blank_page_says_so() -> None:
    found = p.read("空.png", as_file(Image.new("RGB", (600, 800), "white")))

    assert found.notes == ("page_empty",)
    assert found.fields == {}


# ── setting straight, without reading ──
def test_the_paper_is_cut_out_of_the_photograph() -> None:
    desk = np.full((900, 700, 3), 60, np.uint8)
    cv2.fillConvexPoly(desk, np.array([[80, 60], [610, 90], [640, 850], [60, 820]]), (240,) * 3)

    sheet = upright.paper(desk)

    assert abs(sheet.shape[1] - 560) < 40
    assert abs(sheet.shape[0] - 762) < 40
    assert sheet.mean() > 225


def test_a_page_that_fills_the_picture_stays_whole() -> None:
    white = np.full((900, 700, 3), 245, np.uint8)

    assert upright.paper(white).shape == white.shape


def test_uneven_light_is_divided_away() -> None:
    slope = np.linspace(90, 250, 700, dtype=np.float32)[None, :, None].repeat(900, 0).repeat(3, 2)

    flat = upright.even(slope.astype(np.uint8))

    assert flat.std() < 8


def test_a_red_letterhead_stays_and_a_seal_goes() -> None:
    image = Image.new("RGB", (1000, 1400), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((200, 80, 800, 140), fill=(200, 20, 20))
    draw.ellipse((600, 1000, 850, 1250), outline=(210, 30, 30), width=12)

    cleaned = upright.without_seal(np.asarray(image)[:, :, ::-1].copy())

    assert tuple(cleaned[110, 500]) == (20, 20, 200)
    assert (cleaned[1000:1250, 600:850] > 200).all()


def test_the_camera_s_own_mark_of_the_way_up_is_followed() -> None:
    image = Image.new("RGB", (300, 200), "white")
    exif = image.getexif()
    exif[0x0112] = 6
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)

    (shown,) = pictures.opened("照片.jpg", out.getvalue())

    assert shown.size == (200, 300)


def test_a_scan_below_a_typed_title_is_read() -> None:
    document = p.written((p.TITLE, "提案者:林文"))
    document.add_picture(io.BytesIO(as_file(page())))

    found = p.read("来件.docx", p.as_bytes(document))

    assert (found.value("title"), found.value("proposers")) == (p.TITLE, "林文")
    assert len(p.points(found)) == 3


def test_a_page_whose_signs_stand_alone_is_recognised() -> None:
    upright = "#grid(columns: 8, column-gutter: 9mm, row-gutter: 3mm, " + ", ".join(f"[{sign}]" for sign in p.TEXT[:160]) + ")"  # fmt: skip

    assert p.read("竖排.pdf", p.pdf(upright)).method.startswith("rapidocr ")
