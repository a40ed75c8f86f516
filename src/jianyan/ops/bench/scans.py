"""识读量测 — pages printed, photographed badly and read again: characters right, titles right, time."""

import time
from collections.abc import Iterator
from random import Random
from unicodedata import normalize

from jianyan.exchange.documents import ocr, reader, unpack
from jianyan.exchange.documents.reading import Reading
from jianyan.ops.bench.findings import Finding
from jianyan.ops.bench.sheets import Sheet, photographed, printed, sheets

PAGES = 30


def read_again(count: int = PAGES) -> Iterator[Finding]:
    """The same pages whenever it runs: the light and the hand are drawn from a seed."""
    right = signs = titles = names = points = 0
    wrong: list[str] = []
    began = time.perf_counter()
    took = 0.0
    for no, sheet in enumerate(sheets(count)):
        photo = photographed(printed(sheet), Random(no))
        started = time.perf_counter()
        (piece,) = unpack.of_bytes(f"{no}.jpg", photo)
        found = reader.read(piece)
        took += time.perf_counter() - started
        fine, whole = characters(sheet, found)
        right, signs = right + fine, signs + whole
        names += found.value("proposers") == sheet.name
        points += len(found.value("points").split("\n\n")) == _points(sheet)
        if _plain(found.value("title")) == _plain(sheet.title):
            titles += 1
        else:
            wrong.append(found.value("title"))
    note = f"{ocr.METHOD} {ocr.version()}, {time.perf_counter() - began:.0f} s with the drawing"
    yield Finding("photographed pages read", f"{count}", note=note)
    yield Finding("characters right", f"{right / signs:.2%}", note=f"of {signs:,}")
    yield Finding("titles right", f"{titles} of {count}", note="; ".join(wrong))
    yield Finding("proposers right", f"{names} of {count}")
    yield Finding("number of points right", f"{points} of {count}")
    yield Finding("a page takes", f"{took / count:.1f} s")


def characters(sheet: Sheet, found: Reading) -> tuple[int, int]:
    """Characters that need no correction, of all that were written."""
    written = _plain(sheet.words)
    return max(0, len(written) - distance(written, _plain(found.value("text")))), len(written)


def _plain(text: str) -> str:
    return "".join(normalize("NFKC", text).split())


def _points(sheet: Sheet) -> int:
    return sum(line[:3].find("、") in (1, 2) for line in sheet.lines)


def distance(a: str, b: str) -> int:
    """How many signs must be put in, taken out or changed (Levenshtein)."""
    before = list(range(len(b) + 1))
    for no, sign in enumerate(a, start=1):
        now = [no]
        for at, other in enumerate(b, start=1):
            now.append(min(before[at] + 1, now[-1] + 1, before[at - 1] + (sign != other)))
        before = now
    return before[-1]
