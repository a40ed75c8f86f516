"""Word 提案纸 — a zip of docx files, each one suggestion: forms with labels, or title, name, text."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import docx
from docx.document import Document
from docx.oxml.exceptions import InvalidXmlError
from docx.table import Table
from docx.text.paragraph import Paragraph

from jianyan.exchange import headings, wordnumbers
from jianyan.exchange.headings import Dictionary
from jianyan.exchange.rows import FileRefused, Row

LARGEST = 64 * 1024 * 1024
FROM_FILE_NAME = re.compile(r"第\s*(\d+)\s*号")
LABELLED = re.compile(r"^\s*([^:：\s][^:：]{0,11}?)\s*[:：]\s*(.*)$", re.S)
TITLE_ENDS = re.compile(r"(?:建议|提案|意见|议案|思考|对策|批评)[)）》]?$")
NOT_A_NAME = re.compile(r"[。；;！!？?]")
LONG_FIELDS = frozenset({"text", "situation", "points"})


def read_zip(path: Path) -> Iterator[Row]:
    """One row per file, numbered in the order of the archive; what is no docx is refused by name."""
    with zipfile.ZipFile(path) as archive:
        no = 0
        for info in archive.infolist():
            name = _name(info)
            if info.is_dir() or _is_leftover(name):
                continue
            no += 1
            yield _of_member(archive, info, name, no)


def read_one(path: Path) -> Iterator[Row]:
    try:
        yield _row(docx.Document(str(path)), 1, path.name)
    except (KeyError, ValueError, InvalidXmlError, zipfile.BadZipFile) as error:
        raise FileRefused("file_damaged", file=path.name) from error


def _of_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, no: int) -> Row:
    if not name.lower().endswith(".docx"):
        return Row(no, (name,), names=("",), fault="member_not_readable")
    if info.file_size > LARGEST:
        return Row(no, (name,), names=("",), fault="member_too_large")
    if info.flag_bits & 1:
        return Row(no, (name,), names=("",), fault="member_locked")
    try:
        return _row(docx.Document(io.BytesIO(archive.read(info))), no, name)
    except (KeyError, ValueError, InvalidXmlError, zipfile.BadZipFile):
        return Row(no, (name,), names=("",), fault="member_damaged")


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name; Windows writes Chinese names in GBK without saying so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename


def _is_leftover(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return "__MACOSX" in parts or parts[-1].startswith(("~$", "."))


def _row(document: Document, no: int, name: str) -> Row:
    form = _Form(Dictionary())
    numbers = wordnumbers.Numbers(document)
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            form.paragraph(numbers.text(block))
        else:
            _table(block, form, numbers)
    fields = form.finish()
    if "number" not in form.known and (found := FROM_FILE_NAME.search(name)):
        fields["案号"] = found[1]
    fields["文件名"] = name
    return Row(no, tuple(fields.values()), names=tuple(fields))


def _table(table: Table, form: "_Form", numbers: wordnumbers.Numbers) -> None:
    """Label cells and the cell to their right; a merged cell is read once."""
    for table_row in table.rows:
        label = ""
        seen: list[object] = []
        for cell in table_row.cells:
            if cell._tc in seen:
                continue
            seen.append(cell._tc)
            lines = [numbers.text(paragraph) for paragraph in cell.paragraphs]
            text = "\n".join(line for line in lines if line.strip())
            if label:
                form.labelled(label, text)
                label = ""
            elif form.knows(text):
                label = text
            else:
                for line in lines:
                    form.paragraph(line)


class _Form:
    """Takes lines in order: the title, who signed, and then everything else as the text."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._fields: dict[str, str] = {}
        self.known: set[str] = set()
        self._title: list[str] = []
        self._body: list[str] = []
        self._open = ""

    def knows(self, label: str) -> bool:
        return bool(label.strip()) and len(label) < 16 and bool(self._dictionary.find(label))

    def labelled(self, label: str, text: str) -> None:
        heading = headings.plain(label)
        self.known.add(self._dictionary.find(label))
        if text.strip():
            self._fields[heading] = "\n".join(filter(None, (self._fields.get(heading), text)))
        self._open = heading if self._dictionary.find(label) in LONG_FIELDS else ""

    def paragraph(self, line: str) -> None:
        if not line.strip():
            return
        found = LABELLED.match(line)
        if found and self.knows(found[1]) and self._may_label(found[1]):
            self.labelled(found[1], found[2])
        elif self._open:
            self._fields[self._open] = "\n".join(
                filter(None, (self._fields.get(self._open), line))
            )
        elif not self._body and self._heads(line):
            return
        else:
            self._body.append(line)

    def finish(self) -> dict[str, str]:
        fields = dict(self._fields)
        if self._title and "title" not in self.known:
            fields["标题"] = "".join(self._title)
        elif self._title:
            fields["表题"] = " ".join(self._title)
        if self._body and "text" not in self.known:
            fields["正文"] = "\n".join(self._body)
        elif self._body:
            fields["其他文字"] = "\n".join(self._body)
        return fields

    def _may_label(self, label: str) -> bool:
        """Inside the text «建议:» is a heading of the text, not a box of the form."""
        inside = bool(self._body) or bool(self._open)
        return not inside or self._dictionary.find(label) not in LONG_FIELDS

    def _heads(self, line: str) -> bool:
        """Whether the line belongs to the head: the title, its second line, or who signed."""
        text = line.strip()
        if not self._title:
            self._title.append(text)
            return len(text) <= 120
        if "proposers" in self.known or len(text) > 60 or NOT_A_NAME.search(text):
            return False
        if TITLE_ENDS.search(text) and not TITLE_ENDS.search(self._title[-1]):
            self._title.append(text)
            return True
        if "title" not in self.known and len(text) <= 40 and not re.match(r"^[一1(（]", text):
            self._fields["提案者"] = text.strip("()（）")
            self.known.add("proposers")
            return True
        return False
