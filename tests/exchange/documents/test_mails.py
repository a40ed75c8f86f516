"""邮件来件: the letter may be the paper, and what programs write below it is no text."""

from email.message import EmailMessage

import pytest

from jianyan.exchange.documents import reader, unpack
from jianyan.exchange.documents.parts import Unreadable
from tests.exchange.documents import papers as p


def letter(
    text: str, *, subject: str = p.TITLE, pictures: int = 0, attached: bytes = b""
) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "林文 <linwen@example.org>", subject
    message.set_content(text)
    for no in range(pictures):
        message.add_attachment(
            b"\xff\xd8\xff\xe0", maintype="image", subtype="jpeg", filename=f"{no}.jpg"
        )
    if attached:
        message.add_attachment(
            attached, maintype="application", subtype="msword", filename="提案.docx"
        )
    return message.as_bytes()


def kinds(data: bytes) -> list[str]:
    return [piece.kind for piece in unpack.of_bytes("来信.eml", data)]


@pytest.mark.parametrize("end", ["", "\n\n-- \n某某邮箱\n", "\n\n发自我的手机\n"])
def test_a_letter_that_is_the_paper_is_read(end: str) -> None:
    found = p.read("来信.eml", letter(f"提案委:\n{p.TEXT}{end}"))

    assert (found.value("title"), found.value("text")) == (p.TITLE, p.TEXT)
    assert not found.fields["title"].is_doubtful
    assert (found.value("proposers"), found.fields["proposers"].is_doubtful) == ("林文", True)


def test_a_paper_in_the_letter_is_read_beside_what_is_attached() -> None:
    assert kinds(letter(p.TEXT, pictures=1)) == ["image", "mail"]
    assert kinds(letter(p.TEXT, attached=p.letter())) == ["docx", "mail"]


def test_a_letter_that_only_brings_something_is_no_paper() -> None:
    assert kinds(letter("附上提案一件,请查收。", attached=p.letter())) == ["docx"]
    assert kinds(letter("照片即提案。", pictures=1)) == ["image"]


def test_the_title_in_the_letter_itself_stays() -> None:
    text = f"关于古树挂牌的建议\n林一\n{p.TEXT}"
    (piece,) = unpack.of_bytes("来信.eml", letter(text, subject="报送"))
    found = reader.read(piece)

    assert (found.value("title"), found.value("proposers")) == ("关于古树挂牌的建议", "林一")


def test_a_mark_below_the_text_counts_too() -> None:
    (piece,) = unpack.of_bytes("来信.eml", letter(f"{p.TEXT}\n-- \n机密★10年"))

    with pytest.raises(Unreadable):
        reader.read(piece)
