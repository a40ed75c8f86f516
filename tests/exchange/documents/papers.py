"""来件之生成: Word, PDF, pictures and mails as people send them, written for the tests."""

import io
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pylopdf_fonts_zh_cn
import typst
from docx.document import Document

from jianyan.exchange.documents import reader, unpack
from jianyan.exchange.documents.reading import Reading

TITLE = "关于加强临溪区古树名木保护的提案"
LINES = (
    "古树名木是不可再生的自然和文化遗产,临溪区现存百年以上古树三百余株,是乡村记忆的重要载体。近年来部分古树长势衰弱,应当引起重视。",
    "目前的主要问题是:普查底数不清,部分古树没有挂牌;保护经费不足,复壮措施跟不上。",
    "为此建议:",
    "一、开展新一轮普查,逐株建立电子档案并挂牌公示。",
    "二、安排专项经费用于病虫害防治和复壮。",
    "三、聘请当地村民担任护树员,落实日常看护责任。",
)
POINTS = [line[2:] for line in LINES[3:]]
TEXT = "\n".join(LINES)


def read(name: str, data: bytes) -> Reading:
    """The one document that these bytes hold, as it is read."""
    (piece,) = unpack.of_bytes(name, data)
    return reader.read(piece)


def points(reading: Reading) -> list[str]:
    return reading.value("points").split("\n\n")


def as_bytes(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def written(lines: Sequence[str]) -> Document:
    """A plain letter of these paragraphs, to be given more before it is saved."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return document


def letter(*, title: str = TITLE, above: Sequence[str] = (), end: Sequence[str] = ()) -> bytes:
    return as_bytes(written((*above, title, "林文", *LINES, *end)))


FORM = (
    ("案由", TITLE, "案号", "０１２３"),
    ("提案者", "民盟江州市委员会", "联系电话", "0000-1234567"),
    ("建议承办单位", "市园林局", "提交日期", "2026年2月26日"),
)


def form() -> bytes:
    document = docx.Document()
    document.add_paragraph("政协江州市第八届委员会第五次会议提案")
    table = document.add_table(rows=4, cols=4)
    for row, values in zip(table.rows, FORM, strict=False):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    table.rows[3].cells[0].text = "提案内容"
    whole = table.rows[3].cells[1].merge(table.rows[3].cells[3])
    whole.text = LINES[0]
    for line in LINES[1:]:
        whole.add_paragraph(line)
    return as_bytes(document)


def pdf(source: str, **kind: object) -> bytes:
    """A page set by Typst in the font of the papers."""
    head = '#set page(paper: "a4", margin: 28mm, numbering: "- 1 -")\n#set text(font: "Noto Serif SC", size: 14pt, lang: "zh")\n#set par(first-line-indent: (amount: 2em, all: true), justify: true)\n'
    with TemporaryDirectory() as folder:
        (Path(folder) / "page.typ").write_text(head + source, encoding="utf-8")
        fonts = [str(Path(pylopdf_fonts_zh_cn.__file__).parent)]
        options = {"format": "pdf", **kind}
        made = typst.compile(
            str(Path(folder) / "page.typ"), font_paths=fonts, ignore_system_fonts=True, **options
        )  # fmt: skip
    return bytes(made[0] if isinstance(made, list) else made)


def typeset(lines: Sequence[str] = LINES, *, title: str = TITLE, name: str = "林文") -> str:
    head = f"#align(center)[#text(size: 20pt)[{title}]]\n\n#align(center)[{name}]\n\n"
    return head + "\n\n".join(lines) + "\n\n#align(right)[2026年2月26日]\n"


def zipped(members: Sequence[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def mail(text: str = "附上提案一件。", attached: Sequence[tuple[str, bytes]] = ()) -> bytes:
    message = EmailMessage()
    message["From"] = "林文 <linwen@example.org>"
    message["To"] = "tian@example.org"
    message["Subject"] = "报送提案"
    message.set_content(text)
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()
