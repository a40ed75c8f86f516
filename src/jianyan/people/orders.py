"""排序 — 姓氏笔画 and 拼音: sort keys, computed once when a name is entered and stored beside it."""

from collections.abc import Iterator
from functools import cache
from importlib import resources

from pypinyin import Style, lazy_pinyin

# read as one surname, whatever the first character counts alone
COMPOUND = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "司徒",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "夏侯",
    "东方",
)
_LONGEST = 12  # characters of a name that order it


def _lines(file: str) -> Iterator[tuple[int, str]]:
    text = (resources.files("jianyan.people") / "data" / file).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            count, _, characters = line.partition(" ")
            yield int(count), characters


@cache
def _strokes() -> dict[str, tuple[int, int]]:
    """Each character's stroke count, and its place among those of the same count."""
    return {
        character: (count, place)
        for count, characters in _lines("strokes.txt")
        for place, character in enumerate(characters)
    }


@cache
def _surnames() -> dict[str, tuple[int, int]]:
    """A common surname's count, and its place among those of that count in official lists."""
    return {
        character: (count, place)
        for count, characters in _lines("surnames.txt")
        for place, character in enumerate(characters)
    }


def strokes_of(name: str) -> str:
    """姓氏笔画: by the strokes of the surname, in the order of its strokes, then by the given name.

    What is no Chinese character comes after all others.
    """
    bare = "".join(name.split()).replace("·", "")[:_LONGEST]
    return "".join(_key(character, first=place == 0) for place, character in enumerate(bare))[:60]


def _key(character: str, *, first: bool) -> str:
    count, place = _strokes().get(character, (99, ord(character) % 10_000))
    if first:
        # common surnames run before all others of their count
        count, place = _surnames().get(character, (count, 100 + place))
    return f"{count:02d}{min(place, 999):03d}"


def pinyin_of(name: str) -> str:
    """拼音 with its tone, so that 李 and 黎 stand apart; 单, 解 and the like read as surnames."""
    bare = "".join(name.split())
    syllables = _of_surname(bare)
    return " ".join(syllables)[:120]


def _of_surname(name: str) -> list[str]:
    first = name[:2] if name.startswith(COMPOUND) else name[:1]
    own = _SURNAMES_READ.get(first)
    head = [own] if own else lazy_pinyin(first, style=Style.TONE3, neutral_tone_with_five=True)
    rest = lazy_pinyin(name[len(first) :], style=Style.TONE3, neutral_tone_with_five=True)
    return [*head, *rest]


# read otherwise as a surname than in a word
_SURNAMES_READ = {
    "单": "shan4", "解": "xie4", "仇": "qiu2", "区": "ou1", "查": "zha1", "曾": "zeng1",
    "朴": "piao2", "任": "ren2", "盖": "ge3", "华": "hua4", "纪": "ji3", "缪": "miao4",
    "洗": "xian3", "冼": "xian3", "翟": "zhai2", "召": "shao4", "乐": "yue4", "员": "yun4",
    "黑": "he4", "秘": "bi4", "覃": "qin2", "尉": "wei4", "宁": "ning4", "燕": "yan1",
}  # fmt: skip


def key_for_units(name: str) -> str:
    """A short latin key of a body's name, where nobody gave one: 江州市水利局 is jzsslj."""
    letters = lazy_pinyin(name, style=Style.FIRST_LETTER, errors="ignore")
    return "".join(one for one in letters if one.isascii() and one.isalnum()).lower()[:40]
