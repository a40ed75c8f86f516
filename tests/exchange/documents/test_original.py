"""原件文字: every word stands on the screen in its own order, also what no field was read from."""

from io import BytesIO

import docx

from jianyan.exchange.documents import original


def test_a_word_file_is_shown_whole() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "内部来件页眉"
    document.add_paragraph("关于增设公厕的建议")
    table = document.add_table(rows=2, cols=3)
    for row, texts in zip(table.rows, (["提案者", "林文", "林文"], ["电话", "0000-1234567", "备注"]), strict=True):  # fmt: skip
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.rows[0].cells[1].merge(table.rows[0].cells[2]).text = "林文"
    document.add_paragraph("说明：附后。")
    held = BytesIO()
    document.save(held)

    assert original.lines("a.docx", "docx", held.getvalue()) == [
        "内部来件页眉", "关于增设公厕的建议", "提案者 │ 林文", "电话 │ 0000-1234567 │ 备注", "说明：附后。",
    ]  # fmt: skip


def test_a_text_file_and_a_mail_are_shown_whole() -> None:
    letter = b"From: Lin <lin@example.com>\nSubject: paper\n\nfirst\n\nsecond\n"

    assert original.lines("a.txt", "text", "一\n\n二".encode("gb18030")) == ["一", "二"]
    assert original.lines("a.eml", "mail", letter) == [
        "paper", "Lin lin@example.com", "first", "second",
    ]  # fmt: skip


def test_a_scan_has_no_words_of_its_own() -> None:
    assert original.lines("a.jpg", "image", b"") == []
