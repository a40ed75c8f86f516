"""A paper as docx, with the official font names of GB/T 9704 kept for the office's own fonts."""

from io import BytesIO

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.run import Run

from jianyan.papers.document import Paper, Table

_BODY, _HEADING, _TITLE = "仿宋_GB2312", "黑体", "方正小标宋简体"


def docx(paper: Paper) -> bytes:
    """The file's bytes. Properties carry the title only: no author, no machine."""
    document = Document()
    document.core_properties.author = ""
    document.core_properties.title = paper.title
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    if paper.mark:
        _line(document, paper.mark, _HEADING, 14, centred=True)
    _line(document, paper.title, _TITLE, 22, centred=True)
    _line(document, paper.subtitle, _BODY, 14, centred=True)
    for part in paper.sections:
        _line(document, part.heading, _HEADING, 16)
        for text in part.paragraphs:
            _line(document, text, _BODY, 16, indent=True)
        for table in part.tables:
            _table(document, table)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _line(
    document: Docx,
    text: str,
    font: str,
    size: int,
    *,
    centred: bool = False,
    indent: bool = False,
) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(28.8)
    paragraph.paragraph_format.space_after = Pt(0)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(size * 2)
    _set_font(paragraph.add_run(text), font, size)


def _set_font(run: Run, font: str, size: float) -> None:
    """Word keeps the font of Chinese characters apart from that of Latin ones."""
    run.font.size, run.font.name = Pt(size), font
    properties = run._element.get_or_add_rPr()
    properties.get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _table(document: Docx, table: Table) -> None:
    _line(document, table.caption, _HEADING, 14, centred=True)
    grid = document.add_table(rows=1, cols=len(table.head), style="Table Grid")
    for cell, text in zip(grid.rows[0].cells, table.head, strict=True):
        cell.text = text
    for row in table.rows:
        for cell, value in zip(grid.add_row().cells, row, strict=True):
            cell.text = str(value)
    for row in grid.rows:
        for cell in row.cells:
            for run in cell.paragraphs[0].runs:
                _set_font(run, _BODY, 10.5)
    if table.note:
        _line(document, f"注：{table.note}", _BODY, 12)
