"""PDF 来件: text by its place on the page, in the order in which people read."""

import io

import pypdfium2 as pdfium
import pytest

from jianyan.exchange.documents import pdf
from tests.exchange.documents import papers as p


def test_a_pdf_is_read_into_its_fields() -> None:
    found = p.read("来件.pdf", p.pdf(p.typeset()))

    assert found.value("title") == p.TITLE
    assert found.value("proposers") == "林文"
    assert found.value("submitted_on") == "2026-02-26"
    assert found.value("text") == p.TEXT
    assert p.points(found) == p.POINTS
    assert (found.method, found.pages) == ("pdf", 1)


def test_every_field_says_where_it_stands() -> None:
    found = p.read("来件.pdf", p.pdf(p.typeset()))

    title, signed = found.fields["title"], found.fields["submitted_on"]
    assert (title.page, title.line) == (1, 1)
    assert signed.line > found.fields["text"].line > title.line


def test_a_form_is_read_although_its_labels_stand_in_the_middle() -> None:
    cells = "".join(
        f"[{label}], [{value}], "
        for label, value in (
            ("案　由", "关于加强临溪区古树名木保护和周边环境整治并建立长效管护机制的提案"),
            ("提案者", "林文"), ("联系\\ 电话", "0000-1234567"), ("提案内容", "\\ ".join(p.LINES)),
        )
    )  # fmt: skip
    source = f"#table(columns: (24mm, 1fr), align: (center + horizon, left + horizon), inset: 8pt, {cells})"

    found = p.read("来件.pdf", p.pdf(source))

    assert found.value("title").endswith("建立长效管护机制的提案")
    assert found.value("proposers") == "林文"
    assert found.contact == {"phone": "0000-1234567"}
    assert p.points(found) == p.POINTS


ROWS = (
    ("提案者", "林文"), ("附议人", "林一、林二"),
    ("情况分析", p.LINES[0] + p.LINES[1] * 4), ("具体建议", "\\ ".join(p.LINES[3:])),
)  # fmt: skip


def boxed(stroke: str, inset: str = "2pt") -> str:
    cells = "".join(f"[{label}], [{value}], " for label, value in (("案由", p.TITLE), *ROWS))
    return f"#table(columns: (28mm, 1fr), stroke: {stroke}, align: (center + horizon, left + horizon), inset: {inset}, {cells})"


@pytest.mark.parametrize("stroke", ["0.5pt", "(x: none, y: 0.5pt)"])
def test_lines_drawn_between_boxes_say_where_each_ends(stroke: str) -> None:
    found = p.read("来件.pdf", p.pdf(boxed(stroke)))

    assert (found.value("proposers"), found.value("cosigners")) == ("林文", "林一、林二")
    assert found.value("situation") == ROWS[2][1]
    assert p.points(found) == p.POINTS
    assert not found.fields["text"].is_doubtful


def test_boxes_that_nobody_drew_are_read_about_the_middle_of_their_labels() -> None:
    found = p.read("来件.pdf", p.pdf(boxed("none", "7pt")))

    assert found.value("cosigners") == "林一、林二"
    assert found.value("situation") == ROWS[2][1]
    assert p.points(found) == p.POINTS


def test_where_one_such_box_runs_into_the_next_it_is_doubtful() -> None:
    found = p.read("来件.pdf", p.pdf(boxed("none", "1pt")))

    assert found.fields["text"].is_doubtful


def test_two_columns_are_read_one_after_the_other() -> None:
    body = "\n\n".join(p.LINES * 2)
    signed = "#align(center)[提案人:林文#h(1em)附议人:林一、林二]"
    source = f"#align(center)[#text(size: 18pt)[{p.TITLE}]]\n\n{signed}\n#columns(2)[{body}]"

    found = p.read("来件.pdf", p.pdf(source))

    assert found.value("title") == p.TITLE
    assert (found.value("proposers"), found.value("cosigners")) == ("林文", "林一、林二")
    assert found.value("text") == "\n".join(p.LINES * 2)


def test_heads_feet_and_page_numbers_are_no_text_and_a_paragraph_runs_over_the_page() -> None:
    head = "#set page(header: [江州市政协提案委员会], footer: context [第#counter(page).display()页])\n"
    lines = [*p.LINES[:2], p.LINES[0] * 12, *p.LINES[2:]]

    found = p.read("来件.pdf", p.pdf(head + p.typeset(lines)))

    assert found.pages == 2
    assert found.value("text") == "\n".join(lines)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_was_turned_to_be_upright_is_read(turn: int) -> None:
    source = f"#rotate(-{turn}deg, reflow: true, block(width: 150mm)[{p.typeset()}])"
    sides = "false" if turn == 180 else "true"
    source = f"#set page(flipped: {sides}, margin: 20mm, numbering: none)\n{source}"

    found = p.read("来件.pdf", turned(p.pdf(source), turn))

    assert found.value("title") == p.TITLE
    assert p.points(found) == p.POINTS


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_as_its_text_runs(turn: int) -> None:
    found = p.read("来件.pdf", turned(p.pdf(p.typeset()), turn))

    assert (found.value("title"), found.value("text")) == (p.TITLE, p.TEXT)


def drawn_font() -> bytes:
    """A page in a font of drawings (Type 3), whose signs are as high as their strokes: 口 and 一."""
    to_unicode = b"1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <41> <53E3> <42> <4E00> endbfchar"
    words = b"BT /F 14 Tf 60 700 Td (ABBABAABAB) Tj ET"
    streams = [
        b"1000 0 d0 50 -100 800 800 re f",
        b"1000 0 d0 50 330 900 60 re f",
        to_unicode,
        words,
    ]
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 8 0 R /Resources << /Font << /F 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 65 /LastChar 66"
        b" /Widths [1000 1000] /CharProcs << /a 5 0 R /b 6 0 R >> /ToUnicode 7 0 R"
        b" /Encoding << /Type /Encoding /Differences [65 /a /b] >> /Resources << >> >>",
        *(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data) for data in streams),
    ]
    whole = b"".join(b"%d 0 obj\n%s\nendobj\n" % (no, body) for no, body in enumerate(bodies, 1))
    return b"%PDF-1.7\n" + whole + b"trailer << /Root 1 0 R /Size 9 >>\n%%EOF"


def test_low_signs_stay_in_their_line() -> None:
    (sheet,) = pdf.sheets("来件.pdf", drawn_font())

    assert sheet.page is not None
    assert [line.text for line in sheet.page.lines] == ["口一一口一口口一口一"]


def turned(data: bytes, turn: int) -> bytes:
    """The same pages, marked to be shown turned."""
    document = pdfium.PdfDocument(data)
    for page in document:
        page.set_rotation(turn)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_latin_words_are_joined_at_the_hyphen_and_keep_their_blanks() -> None:
    source = '#set text(lang: "en", hyphenate: true)\n' + p.typeset(
        ["请参考 international recommendations of the organisation concerning environmental responsibility and development。", *p.LINES]
    )  # fmt: skip

    text = p.read("来件.pdf", p.pdf(source)).value("text")

    assert "international recommendations of the organisation concerning" in text
    assert "responsibility and development" in text


def test_a_page_can_be_shown() -> None:
    data = p.pdf(p.typeset())

    shown = pdf.picture("来件.pdf", data, 1, 900)

    assert shown is not None
    assert 890 <= shown.width <= 910
    assert pdf.picture("来件.pdf", data, 2, 900) is None


def test_a_blank_page_is_told_of() -> None:
    found = p.read("来件.pdf", p.pdf("#page[]\n" + p.typeset()))

    assert found.value("title") == p.TITLE
    assert found.fields["title"].page == 2


def test_a_red_letterhead_is_not_the_title() -> None:
    head = "#align(center)[#text(fill: red, size: 26pt)[政协江州市第八届委员会第五次会议]]\n\n"

    found = p.read("来件.pdf", p.pdf(head + p.typeset()))

    assert found.value("title") == p.TITLE
    assert found.value("session") == "第八届委员会第五次"
