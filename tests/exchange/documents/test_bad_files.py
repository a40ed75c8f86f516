"""坏文件: each gets a sentence that says what, where and what to do; the others go on."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from jianyan.exchange import wording
from jianyan.exchange.documents import office, pictures, reader, unpack
from jianyan.exchange.documents.parts import Unreadable
from tests.exchange.documents import papers as p

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def stream(name: str) -> bytes:
    return OLD + b"\0" * 600 + name.encode("utf-16-le") + b"\0" * 600


def locked_zip() -> bytes:
    """A zip whose one member says that it is encrypted."""
    data = bytearray(p.zipped([("a.docx", p.letter())]))
    central = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[central + 8] |= 1
    return bytes(data)


def damaged_docx() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document")
    return out.getvalue()


def huge_picture() -> bytes:
    """A small file that says it is fourteen thousand dots wide and high."""
    out = io.BytesIO()
    Image.new("1", (14_000, 14_000)).save(out, "PNG")
    return out.getvalue()


BAD = {
    "空.docx": (b"", "document_empty"),
    "零.pdf": (b"\0" * 300, "document_empty"),
    "锁.docx": (stream("EncryptedPackage"), "document_locked"),
    "锁.pdf": (Path(__file__).with_name("locked.pdf").read_bytes(), "document_locked"),
    "锁.zip": (locked_zip(), "document_locked"),
    "坏.docx": (damaged_docx(), "document_damaged"),
    "半.docx": (p.letter()[:9000], "document_damaged"),
    "坏.pdf": (b"%PDF-1.7\n" + b"x" * 500, "document_damaged"),
    "坏.jpg": (b"\xff\xd8\xff\xe0" + b"x" * 500, "picture_damaged"),
    "包.rar": (b"Rar!\x1a\x07\x00" + b"x" * 50, "document_packed"),
    "表.xlsx": (p.zipped([("xl/workbook.xml", b"<x/>")]), "document_is_table"),
    "表.xls": (stream("Workbook"), "document_is_table"),
    "版式.ofd": (p.zipped([("OFD.xml", b"<x/>")]), "document_ofd"),
    "信.msg": (stream("__properties_version1.0"), "document_outlook"),
    "程序.exe": (b"MZ" + b"\0" * 400 + b"code", "document_no_text_kind"),
    "大图.png": (huge_picture(), "picture_too_large"),
    "空.zip": (p.zipped([]), "document_empty"),
    "剩.zip": (
        p.zipped([("Thumbs.db", OLD), ("夹/desktop.ini", b"[x]"), ("__MACOSX/a", b"x")]),
        "document_empty",
    ),
    "炸弹.zip": (p.zipped([("a.txt", b"0" * 40_000_000)]), "document_bomb"),
    "无字.docx": (p.as_bytes(__import__("docx").Document()), "document_without_text"),
}


@pytest.mark.parametrize("name", BAD)
def test_it_is_refused_by_name(name: str) -> None:
    data, code = BAD[name]
    (piece,) = unpack.of_bytes(name, data)

    with pytest.raises(Unreadable) as refused:
        reader.read(piece)

    assert refused.value.code == code
    for language in ("zh-hans", "en"):
        said = wording.of_document(refused.value, language=language)
        assert name in said
        assert len(said) > len(name) + 15


def test_what_the_name_says_matters_less_than_what_it_is() -> None:
    assert p.read("来件.doc", p.letter()).value("title") == p.TITLE
    assert p.read("来件.jpg", p.pdf(p.typeset())).value("title") == p.TITLE
    assert p.read("来件", p.TITLE.encode("gb18030") + b"\n" + p.TEXT.encode("gb18030")).value("title") == p.TITLE  # fmt: skip


def test_a_text_in_wide_signs_is_read() -> None:
    written = f"{p.TITLE}\n提案人:林文\n{p.TEXT}".encode("utf-16")

    assert p.read("来件.txt", written).value("text") == p.TEXT


def test_a_folder_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    for name, (data, _code) in BAD.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "好.docx").write_bytes(p.letter())
    (tmp_path / "~$好.docx").write_bytes(b"leftover")
    (tmp_path / "下层").mkdir()
    (tmp_path / "下层" / "好.pdf").write_bytes(p.pdf(p.typeset()))

    pieces = list(unpack.of_path(tmp_path))

    assert len(pieces) == len(BAD) + 2
    good = [piece.name for piece in pieces if piece.kind and piece.name.endswith(("好.docx", "好.pdf"))]  # fmt: skip
    assert good == ["下层/好.pdf", "好.docx"]


def test_a_zip_in_a_mail_in_a_zip_is_opened_and_deeper_ones_are_not() -> None:
    inner = p.zipped([("提案.docx", p.letter())])
    letter = p.mail(attached=[("附件.zip", inner)])
    outer = p.zipped([("转来.eml", letter), ("再一层.zip", p.zipped([("x.zip", p.zipped([("y.zip", inner)]))]))])  # fmt: skip

    pieces = list(unpack.of_bytes("总.zip", outer))

    assert [(piece.name, piece.kind) for piece in pieces if piece.fault is None] == [
        ("总.zip/转来.eml/附件.zip/提案.docx", "docx")
    ]
    assert [piece.fault.code for piece in pieces if piece.fault] == ["document_too_deep"]


def test_names_that_windows_wrote_are_understood() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("x")
        info.filename = "关于古树的提案.docx".encode("gb18030").decode("cp437")
        archive.writestr(info, p.letter())
    data = out.getvalue().replace(
        "关于古树的提案.docx".encode("gb18030").decode("cp437").encode(),
        "关于古树的提案.docx".encode("gb18030"),
    )

    names = [piece.name for piece in unpack.of_bytes("批.zip", data)]

    assert names
    assert "批.zip" in names[0]


def test_without_libreoffice_an_old_file_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "PLACES", ())

    with pytest.raises(Unreadable) as refused:
        p.read("来件.wps", stream("WordDocument"))

    assert refused.value.code == "libreoffice_absent"
    assert "docx" in wording.of_document(refused.value)


def test_a_transparent_picture_stands_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (40, 20), (0, 0, 0, 0)).save(out, "PNG")

    (picture,) = pictures.opened("图.png", out.getvalue())

    assert picture.getpixel((5, 5)) == (255, 255, 255)
