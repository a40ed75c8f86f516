"""分词: a text in one script and width, cut into the terms by which it is found."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import opencc
import rjieba

HAN = "㐀-䶿一-鿿"
RUN = re.compile(f"[{HAN}]+|[a-z0-9]+")
_HAN = re.compile(f"[{HAN}]")


@cache
def _simplified() -> dict[int, str]:
    """One sign for one, so that a place in the reading text is a place in the written one."""
    signs = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    converted = opencc.OpenCC("t2s").convert("\n".join(signs)).split("\n")
    return {ord(sign): other for sign, other in zip(signs, converted, strict=True)}


def simplified(text: str) -> str:
    """繁体归一: sign for sign, so that every place stays where it was."""
    return text.translate(_simplified())


def reading(text: str) -> str:
    """全角、大小写、繁体归一: the text as index and query are compared."""
    return unicodedata.normalize("NFKC", text).lower().translate(_simplified())


def aligned(text: str) -> tuple[str, list[int]]:
    """The same, with the place in the written text from which each sign of it comes."""
    whole = reading(text)
    if len(whole) == len(text):
        return whole, list(range(len(text)))
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        read = reading(sign)
        signs.append(read)
        places += [place] * len(read)
    return "".join(signs), places


def terms(text: str) -> Iterator[tuple[str, int]]:
    """Every term with its place: pairs of neighbouring signs, longer words, latin words, numbers.

    The last sign of a run stands alone too, so that a search for one sign finds it anywhere.
    """
    for run in RUN.finditer(reading(text)):
        said, start = run.group(), run.start()
        if not _HAN.match(said):
            yield said, start
            continue
        for place in range(len(said) - 1):
            yield said[place : place + 2], start + place
        yield said[-1], start + len(said) - 1
        yield from _words(said, start)


def _words(run: str, start: int) -> Iterator[tuple[str, int]]:
    for word in rjieba.cut(run):
        if len(word) > 2:
            yield word, start
        start += len(word)


def asked(query: str) -> list[str]:
    """The terms of a query, each once; a lone sign is asked for as the beginning of a term."""
    found: dict[str, None] = {}
    for run in RUN.findall(reading(query)):
        if _HAN.match(run) and len(run) > 1:
            found |= dict.fromkeys(term for term, _ in terms(run) if len(term) > 1)
        else:
            found[run] = None
    return list(found)
