"""盖章件 — the text of a sealed copy, and where it says something else than the text kept here."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape
from itertools import groupby

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from jianyan.cases.contents import Upload

COMPARED = 20_000  # signs; a longer letter is compared up to there
_LEAST = 2  # signs in a row; a single one is a slip of the extraction
_FAULTS = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)
_PAGE = re.compile(r"Pages/[^/]+/Content\.xml$")
_SPACING = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) +(?=[\u3000-\u9fff\uff00-\uffef])")
_PAGE_NUMBER = re.compile(r"[-—–\s]*\d{1,3}[-—–\s]*")
_FULL = 0.85  # of the longest line; shorter ones end a paragraph
_PAGE_WIDTH = 28  # signs in a line of an official letter (GB/T 9704)
_ENDS = "。!?;:！？；："
_LINE = re.compile(r"<ofd:TextCode[^>]*>([^<]*)</ofd:TextCode>")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage of one of the two texts, and whether the other one says it too."""

    words: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """系统文本与盖章件: both texts whole, cut where they part."""

    draft: tuple[Stretch, ...]
    sealed: tuple[Stretch, ...]


def text_of(file: Upload) -> str:
    """What can be read in it; empty for a scan or another format, which people compare."""
    if file.content.startswith(b"PK\x03\x04"):
        return _ofd_text(file.content)
    if not file.content.startswith(b"%PDF-"):
        return ""
    try:
        pages = PdfReader(io.BytesIO(file.content)).pages
        return _unwrapped("\n".join(page.extract_text() for page in pages))
    except _FAULTS:
        return ""


def _unwrapped(text: str) -> str:
    """Lines that only the width of the page broke are joined; numbers of pages and the spaces that set
    Chinese signs apart are left out.
    """
    lines = [_SPACING.sub("", line.strip()) for line in text.splitlines()]
    lines = [line for line in lines if line and not _PAGE_NUMBER.fullmatch(line)]
    full = max((*map(len, lines), _PAGE_WIDTH)) * _FULL
    joined = ""
    for line in lines:
        goes_on = len(line) >= full and line[-1] not in _ENDS
        joined += line + ("" if goes_on else "\n")
    return joined.strip()


def _ofd_text(content: bytes) -> str:
    """The lines of the pages in their order; the packet's other parts are no words of the letter."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packet:
            names = sorted((n for n in packet.namelist() if _PAGE.search(n)), key=_page_number)
            pages = [packet.read(name).decode("utf-8", "ignore") for name in names]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError):
        return ""
    return "\n".join(unescape(line) for page in pages for line in _LINE.findall(page)).strip()


def _page_number(name: str) -> tuple[int, str]:
    numbers = re.findall(r"\d+", name)
    return (int(numbers[-1]) if numbers else 0, name)


def left_out(draft: str, sealed: str) -> list[str]:
    """Passages of the draft that the sealed copy does not have; what it adds (its head, its seal) is
    no difference."""
    wanted, found = _bare(draft), _bare(sealed)
    gone = [wanted[a:b] for tag, a, b, _, _ in _partings(wanted, found) if tag != "insert"]
    return [passage for passage in gone if _counts(passage)]


def compare(draft: str, sealed: str) -> Compared:
    """Side by side. What only surrounds the letter (its head, its seal) is not marked."""
    wanted, found = _bare(draft), _bare(sealed)
    here: set[int] = set()
    there: set[int] = set()
    for tag, a, b, c, d in _partings(wanted, found):
        around = tag == "insert" and (c == 0 or a == 0 or a == len(wanted))
        if _counts(wanted[a:b]):
            here.update(range(a, b))
        if not around and _counts(found[c:d]):
            there.update(range(c, d))
    return Compared(
        tuple(_stretches(draft, _whole_numbers(wanted, here))),
        tuple(_stretches(sealed, _whole_numbers(found, there))),
    )


def _whole_numbers(bare: str, marked: set[int]) -> set[int]:
    """A number of which one digit differs is another number."""
    runs = (range(*run.span()) for run in re.finditer(r"\d+", bare))
    return marked.union(*(run for run in runs if not marked.isdisjoint(run)))


def _partings(wanted: str, found: str) -> list[tuple[str, int, int, int, int]]:
    """Where the two go apart, after what they begin and end with alike."""
    if not wanted or wanted in found:
        at = found.find(wanted)
        ends = [(0, 0, 0, at), (len(wanted), len(wanted), at + len(wanted), len(found))]
        return [("insert", *one) for one in ends if one[2] < one[3]]
    matcher = SequenceMatcher(None, wanted, found, autojunk=False)
    return [opcode for opcode in matcher.get_opcodes() if opcode[0] != "equal"]


def _counts(passage: str) -> bool:
    return len(passage) >= _LEAST or passage.isdigit()


def _stretches(text: str, marked: set[int]) -> Iterator[Stretch]:
    """The text cut by whether its signs are marked; a gap between two words goes with the first."""
    flags, last = [], False
    bare = iter(_placed(text))
    upcoming = next(bare, None)
    number = 0
    for at in range(len(text)):
        while upcoming is not None and upcoming[1] == at:
            last = number in marked
            number, upcoming = number + 1, next(bare, None)
        flags.append(last)
    for differs, signs in groupby(zip(text, flags, strict=True), key=lambda one: one[1]):
        yield Stretch("".join(sign for sign, _ in signs), differs)


def _placed(text: str) -> Iterator[tuple[str, int]]:
    """Each sign that counts with its place: no spaces or line ends, full and half width alike."""
    for at, sign in enumerate(text):
        for plain in unicodedata.normalize("NFKC", sign):
            if not plain.isspace():
                yield plain, at


def _bare(text: str) -> str:
    return "".join(sign for sign, _ in _placed(text))[:COMPARED]
