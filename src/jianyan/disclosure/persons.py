"""散见姓名 — names of private persons in running prose: who stands behind a role, or acts as people act.

A name needs a surname and a sign around it; once found it is found wherever it stands again. Who is named in
office (王敏局长), is honoured (烈士, 劳模) or known to everybody is no private person.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files

import rjieba

from jianyan.disclosure.span import MASK, Span

_SAID: dict[str, list[str]] = {
    name: words.split()
    for name, words in tomllib.loads(
        files("jianyan.disclosure").joinpath("persons.toml").read_text(encoding="utf-8")
    ).items()
}


def _one_of(name: str) -> str:
    """Any of these words, the longest first."""
    return "|".join(sorted(_SAID[name], key=len, reverse=True))


USUAL = "".join(_SAID["surnames_usual"])
_COMPOUND = _one_of("compound")
_GIVEN = "(?![某×])[一-鿿](?:(?![某×])[一-鿿])?"
USUAL_NAME = f"(?:{_COMPOUND}|[{USUAL}]){_GIVEN}"
_NAME = f"(?:{_COMPOUND}|[{USUAL}{''.join(_SAID['surnames'])}]){_GIVEN}"
_WITH_DOT = r"[一-鿿]{2,6}[·•][一-鿿]{2,8}"
_LED = re.compile(rf"(?:{_one_of('roles')})[\"“:]?\s?(?P<who>{_NAME})")
_PAIR = re.compile(
    rf"[、和与及](?P<who>{_NAME})(?=[、,。;:(及和与等]|反映|在|的|来信|兄弟|姐妹|夫妇|母子|父子|夫妻|二人|两人|$)"
)
_ACTS = re.compile(
    rf"(?:(?<![一-鿿])|(?<=[以由对为经与向和据请的]))(?P<who>{_NAME})"
    rf"(?={_one_of('acts')}|\((?:身份证|住|女|男|化名|手机|电话|\d)|的(?:父|母|妻|丈|儿|女|孩|家|身份|情况|问题|困难|诉求|投诉))"
)
_TITLES = re.compile(_one_of("titles"))
_HONOURED = re.compile(f"(?:{_one_of('honours')})$")
_LONGEST_HONOUR = max(map(len, _SAID["honours"]))
KNOWN = frozenset(_SAID["known"])
_NO_NAMES = KNOWN | frozenset(_SAID["no_names"])
_NO_GIVEN = frozenset(_SAID["no_given"])
NAME_TAGS = frozenset({"nr", "nrt", "nrfg", "x"})  # a person's name, or a word unknown
_NO_NAME_TAGS = frozenset({"p", "c", "uj", "ul", "r", "d", "f", "m", "ud"})


def persons(text: str) -> Iterator[Span]:
    """Every name that a role, an act or a place in a pair shows, and the same name wherever it stands."""
    shown = {text[start:end] for start, end in _shown(text)}
    for name in shown:
        for match in re.finditer(re.escape(name), text):
            yield Span(match.start(), match.end(), MASK, "private_person")


def _shown(text: str) -> Iterator[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for match in _LED.finditer(text):
        found += _measured(text, match.start("who"), sure=True)
    for match in _ACTS.finditer(text):
        found += _measured(text, match.start("who"), sure=False)
    found += _segmented(text)
    ends = {end for _, end in found}
    for match in _PAIR.finditer(text):
        if match.start() in ends:
            found += _measured(text, match.start("who"), sure=True)
    found += [match.span() for match in re.finditer(_WITH_DOT, text)]
    for start, end in found:
        name = text[start:end]
        if name not in _NO_NAMES and not _is_public(text, start, end):
            yield start, end


def _segmented(text: str) -> Iterator[tuple[int, int]]:
    """What the segmenter takes for a name by itself, where neither it nor its beginning is a word (周转房)."""
    at = 0
    for word, tag in rjieba.tag(text):
        is_name = tag in NAME_TAGS and len(word) > 2 and re.fullmatch(_NAME, word)
        if is_name and not (rjieba.has_word(word) or rjieba.has_word(word[:2])):
            yield at, at + len(word)
        at += len(word)


def _measured(text: str, start: int, *, sure: bool) -> Iterator[tuple[int, int]]:
    """How long the name is that begins here: as the segmenter cuts it, two to four signs.

    `sure`: a role stands before it; otherwise the segmenter must take it for a name.
    """
    (word, tag), *rest = rjieba.tag(text[start : start + 8])
    if len(word) == 1 and tag in _NO_NAME_TAGS:
        return  # 于 of 于今年
    is_surname = len(word) == 1 or re.fullmatch(_COMPOUND, word)
    if not is_surname:
        is_name = tag in NAME_TAGS or (sure and not rjieba.has_word(word))
        if is_name and re.fullmatch(_NAME, word):
            more = _given(rest[:1], 1) if sure and len(word) == 2 else ""
            yield start, start + len(word + more)
        return  # 高度, 方便: the surname begins a word
    given = _given(rest, 2)
    if given and (sure or len(given) == 2):
        yield start, start + len(word + given)


def _given(tagged: Sequence[tuple[str, str]], most: int) -> str:
    """The signs of a given name among the words that follow a surname."""
    given = ""
    for part, tag in tagged:
        fits = len(given + part) <= most and re.fullmatch("[一-鿿]+", part)
        is_verb = tag in {"v", "vn"} and len(part) == 2  # 公示 of 区公示
        if not fits or is_verb or part in _NO_GIVEN or tag in _NO_NAME_TAGS:
            break
        given += part
    return given


def _is_public(text: str, start: int, end: int) -> bool:
    return bool(
        _TITLES.match(text, end) or _HONOURED.search(text[max(0, start - _LONGEST_HONOUR) : start])
    )
