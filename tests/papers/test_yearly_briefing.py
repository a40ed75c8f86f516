"""The briefing as docx, PDF and xlsx, each opened again by another program."""

from datetime import date
from io import BytesIO

import docx
import python_calamine

from jianyan.papers import pdf, sheets, word, yearly_briefing
from jianyan.papers.document import Paper
from jianyan.statistics.briefing import yearly_briefing as briefing
from tests import cast as c
from tests.cast import Cast


def paper(cast: Cast, *, demo: bool = True) -> Paper:
    c.rated(cast)
    c.handling(cast, chain="proposal")
    report = briefing(office=cast.government, year=2026, as_of=date(2026, 12, 31))
    return yearly_briefing.paper(report, demo=demo)


def test_the_text_fills_every_slot_from_the_records(cast: Cast) -> None:
    made = paper(cast)

    assert made.sections[0].paragraphs[0] == (
        "2026年，江州市人民政府所属单位牵头办理人大代表建议1件，占1件的100.0%；"
        "牵头办理政协提案1件，占1件的100.0%。"
    )


def test_the_docx_opens_with_its_tables(cast: Cast) -> None:
    document = docx.Document(BytesIO(word.docx(paper(cast))))

    assert document.paragraphs[0].text == "演示数据，纯属虚构"
    assert document.paragraphs[1].text == "2026年度建议提案办理情况报告"
    assert [t.rows[0].cells[0].text for t in document.tables] == [
        "指标",
        "指标",
        "作出年度",
        "承办单位",
    ]
    assert document.core_properties.author == ""


def test_the_xlsx_opens_with_numbers_as_numbers(cast: Cast) -> None:
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(sheets.xlsx(paper(cast))))

    rows = book.get_sheet_by_index(1).to_python()
    assert rows[0][:2] == ["指标", "数"]
    assert isinstance(rows[1][1], float)


def test_the_pdf_is_set_on_a_page_of_the_standard(cast: Cast) -> None:
    made = pdf.pdf(paper(cast, demo=False))

    assert made.startswith(b"%PDF-")
    assert len(made) > 20_000  # fonts are embedded
