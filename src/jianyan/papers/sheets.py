"""A paper as xlsx: the text on the first sheet, each table on a sheet of its own, numbers as numbers."""

from io import BytesIO

import xlsxwriter

from jianyan.papers.document import Paper, Table


def xlsx(paper: Paper) -> bytes:
    buffer = BytesIO()
    # a cell that begins with = is text here, never a formula
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    bold = book.add_format({"bold": True, "text_wrap": True})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    first = book.add_worksheet("报告")
    first.set_column(0, 0, 100)
    lines = [paper.mark, paper.title, paper.subtitle]
    for section in paper.sections:
        lines += [section.heading, *section.paragraphs]
    for no, line in enumerate(line for line in lines if line):
        first.write_string(no, 0, line, wrap)
    for table in (t for section in paper.sections for t in section.tables):
        _sheet(book, table, bold)
    book.close()
    return buffer.getvalue()


def _sheet(book: xlsxwriter.Workbook, table: Table, bold: object) -> None:
    sheet = book.add_worksheet(
        table.caption[:31].translate(str.maketrans("()[]:*?/\\", "         "))
    )
    sheet.set_column(0, 0, 30)
    sheet.freeze_panes(1, 1)
    sheet.write_row(0, 0, table.head, bold)
    for no, row in enumerate(table.rows, start=1):
        sheet.write_row(no, 0, row)
    if table.note:
        sheet.write_string(len(table.rows) + 2, 0, table.note)
