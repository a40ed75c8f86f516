"""分词: a text in one script and width, cut into the terms by which it is found."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import opencc
import rjieba
from django.conf import settings

HAN = "㐀-䶿一-鿿"
RUN = re.compile(f"[{HAN}]+|[a-z0-9]+")
_HAN = re.compile(f"[{HAN}]")
SHIPPED = Path(__file__).with_name("dictionary.txt")
COMMON = 1_000  # how often a word of the dictionary is taken to stand in texts
LONG = 3  # longer words may hold words of more than two signs


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
    """Words of more than two signs; one of the dictionary with what it is made of, since a part of it
    may be what is asked for (生态环境 of 生态环境局)."""
    for word in _cutter().cut(run):
        if len(word) > 2:
            yield word, start
            if len(word) > LONG:
                yield from ((part, start + at) for part, at in _parts(word))
        start += len(word)


def stands_alone(word: str) -> bool:
    """Whether it is cut as one word; a pair of signs from two words is not."""
    return list(_cutter().cut(word)) == [word]


@lru_cache(maxsize=8192)
def _parts(word: str) -> tuple[tuple[str, int], ...]:
    """The words that a long word is cut into without the dictionary, with their places in it."""
    found, at = [], 0
    for part in rjieba.cut(word):
        if 2 < len(part) < len(word):
            found.append((part, at))
        at += len(part)
    return tuple(found)


@cache
def _cutter() -> rjieba.Jieba:
    """用户词典: the shipped terms and the office's own places and units (`JIANYAN_WORDS`)."""
    cutter = rjieba.Jieba()
    files = [SHIPPED, *([Path(settings.SEARCH_WORDS)] if settings.SEARCH_WORDS else [])]
    for file in files:
        for word in words_of(file.read_text(encoding="utf-8-sig")):
            cutter.add_word(word, COMMON, "n")
    return cutter


def words_of(text: str) -> list[str]:
    """One word a line, in the script and width in which texts are read; # begins a remark."""
    lines = (reading(line).strip() for line in text.splitlines())
    return [line for line in lines if len(line) > 1 and not line.startswith("#")]


def asked(query: str) -> list[str]:
    """The terms of a query, each once; a lone sign is asked for as the beginning of a term."""
    found: dict[str, None] = {}
    for run in RUN.findall(reading(query)):
        if _HAN.match(run) and len(run) > 1:
            found |= dict.fromkeys(term for term, _ in terms(run) if len(term) > 1)
        else:
            found[run] = None
    return list(found)
