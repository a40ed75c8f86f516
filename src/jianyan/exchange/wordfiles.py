"""Word 提案纸 — a zip of docx files, each one suggestion: forms with labels, or title, name, text."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from docx.document import Document

from jianyan.exchange import wordblocks
from jianyan.exchange.form import Form
from jianyan.exchange.headings import Dictionary
from jianyan.exchange.rows import FileRefused, Row
from jianyan.exchange.wordtables import ASIDE

LARGEST = 64 * 1024 * 1024
FROM_FILE_NAME = re.compile(r"第\s*(\d+)\s*号")


def read_zip(path: Path) -> Iterator[Row]:
    """One row per file, numbered in the order of the archive; what is no docx is refused by name."""
    with zipfile.ZipFile(path) as archive:
        no = 0
        for info in archive.infolist():
            name = member_name(info)
            if info.is_dir() or is_leftover(name):
                continue
            no += 1
            yield _of_member(archive, info, name, no)


def read_one(path: Path) -> Iterator[Row]:
    try:
        yield _row(wordblocks.opened(path.read_bytes()), 1, path.name)
    except wordblocks.DAMAGED as error:
        raise FileRefused("file_damaged", file=path.name) from error


def _of_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, no: int) -> Row:
    if not name.lower().endswith(".docx"):
        return Row(no, (name,), names=("",), fault="member_not_readable")
    if info.file_size > LARGEST:
        return Row(no, (name,), names=("",), fault="member_too_large")
    if info.flag_bits & 1:
        return Row(no, (name,), names=("",), fault="member_locked")
    try:
        return _row(wordblocks.opened(archive.read(info)), no, name)
    except wordblocks.DAMAGED:
        return Row(no, (name,), names=("",), fault="member_damaged")


def member_name(info: zipfile.ZipInfo) -> str:
    """The member's name; Windows writes Chinese names in GBK without saying so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename


def is_leftover(name: str) -> bool:
    parts = PurePosixPath(name).parts
    of_system = parts[-1].lower() in {"thumbs.db", "desktop.ini"}
    return "__MACOSX" in parts or of_system or parts[-1].startswith(("~$", "."))


def _row(document: Document, no: int, name: str) -> Row:
    dictionary = Dictionary()
    form = Form(dictionary)
    for label, text in wordblocks.blocks(document, dictionary):
        if label and label != ASIDE:
            form.labelled(label, text)
        elif not label:
            form.paragraph(text)
    fields = form.finish()
    if "number" not in form.known and (found := FROM_FILE_NAME.search(name)):
        fields["案号"] = found[1]
    fields["文件名"] = name
    return Row(no, tuple(fields.values()), names=tuple(fields))
