"""Snippets: the passage that says most of what was asked."""

from jianyan.search.segmentation import asked
from jianyan.search.snippets import marked, passage, words

TEXT = "柳溪河流经三个社区。" * 20 + "老舊小區應當加裝電梯,方便老人出行。" + "今后继续努力。" * 20


def test_it_marks_what_was_asked_in_the_writing_of_the_text() -> None:
    found = passage(TEXT, asked("加装电梯"))

    assert [piece.text for piece in found if piece.is_hit] == ["加裝電梯"]


def test_it_begins_with_the_sentence_and_says_that_there_is_more() -> None:
    found = words(passage(TEXT, asked("加装电梯")))

    assert found.startswith("…老舊小區")
    assert found.endswith("…")


def test_it_gives_the_beginning_where_nothing_of_it_was_asked() -> None:
    assert words(passage(TEXT, asked("幼儿园"))).startswith("柳溪河流经三个社区。")


def test_a_short_text_is_given_whole() -> None:
    assert words(marked("关于加装电梯的建议", asked("电梯"))) == "关于加装电梯的建议"


def test_nothing_is_lost_between_the_pieces() -> None:
    assert "".join(p.text for p in marked(TEXT, asked("河 电梯"))) == TEXT
