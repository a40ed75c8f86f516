"""行文层次 — the numbering a writer put into a text: 一、（一）1. (1) ① 第一, 一是, with offsets."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

CHINESE = "[一二三四五六七八九十]{1,3}"
DIGITS = r"[0-9０-９]{1,2}"
NEVER_AFTER = rf"(?!\s*{CHINESE}\s*(?:[、,，]|[线级类等期批产次季站楼层年]))"
NO_NAME = "建议|对策|措施|问题|现状|案由|情况|理由|附|签|盖|注|来源|备"  # 【建议】 is a heading
STYLES: tuple[tuple[str, str], ...] = (
    ("advice", rf"(?:具体)?(?:建议|对策)\s*(?P<advice>{CHINESE}|{DIGITS})\s*[、.．:：,，]"),
    ("ordinal", rf"第(?P<ordinal>{CHINESE})\s*[、,，:：；.]"),
    (
        "thing",
        rf"(?P<thing>头一|第{CHINESE}|(?:再有?|还有)一|最后一|末了一)(?:件|桩|条|样|宗|句|个|点)(?:话|事情?|大事|实事)?(?:是|要|[、,，:：])",
    ),
    ("among", r"其(?P<among>[一二三四五六七八九])\s*[、,，:：；.]"),
    ("sequence", r"(?P<sequence>首先|其次|再次|再者|最后)[、,，:：是要]?"),
    ("aspect", rf"(?P<aspect>{CHINESE})(?:是|要(?!素|点|件|务))"),
    ("chapter", rf"(?P<chapter>{CHINESE})\s*[、．.]{NEVER_AFTER}"),
    ("bracket", rf"[（(]\s*(?P<bracket>{CHINESE})\s*[)）]\s*[、.．]?"),
    ("figure_bracket", rf"[（(]\s*(?P<figure_bracket>{DIGITS})\s*[)）]\s*[、.．]?"),
    ("figure_half", rf"(?P<figure_half>{DIGITS})\s*[)）]\s*、?"),
    (
        "decimal",
        rf"{DIGITS}[.．](?P<decimal>{DIGITS})(?=[\s、\u4e00-\u9fff])(?!\s*[万亿千百元米公个倍])",
    ),
    ("figure", rf"(?P<figure>{DIGITS})\s*[.．、](?:(?![0-9０-９])|(?=(?:19|20)\d\d年))"),
    ("heavenly", r"(?P<heavenly>[甲乙丙丁戊己庚])\s*[、．.:：]"),
    ("letter", r"(?P<letter>[A-Ha-h])\s*[、．.)）]"),
    ("bullet", r"(?P<bullet>[●•■◆◇○★▪►□])\s*(?=[\u4e00-\u9fff])"),
    ("named", rf"[（(〔【](?P<named>(?!{NO_NAME})[\u4e00-\u9fff]{{2,4}})[)）〕】](?=[^\n]{{8}})"),
    ("dash", r"(?P<dash>——)(?=[^\n—]{6})"),
    (
        "bare",
        rf"(?P<bare>{DIGITS})(?=[\u4e00-\u9fff])(?![年月日时分个万亿千百元米公里名件条号岁楼层户亩吨度成倍])",
    ),
    ("circle", r"(?P<circle>[①-⑳⑴-⒇⒈-⒛㈠-㈩])"),
)
ALL = re.compile("|".join(pattern for _style, pattern in STYLES))
WITHOUT_ADVICE = re.compile("|".join(pattern for _style, pattern in STYLES[1:]))
SENTENCE_ENDS = "。；;：:！!？?”》）)】…"
LOOSE = frozenset(
    {"ordinal", "aspect", "thing", "among", "sequence", "figure_bracket", "figure_half", "circle"}
)
HEADS = re.compile(r"(?:建议|对策|措施|意见|办法|如下|几点|举措)$")
HEAVENLY = "甲乙丙丁戊己庚"
COUNTED = frozenset(
    {"sequence", "thing", "dash", "bullet", "named"}
)  # 其次, 再有一条: one more, whatever the number
FIRST = ("首先", "头一", "第一")
ONLY_LINES = frozenset(
    {"decimal", "dash", "bare", "heavenly", "letter", "bullet", "named"}
)  # 每1.5公里: only a line may begin with it
PARAGRAPH = re.compile(r"\n|\u3000|[ \t\xa0]{2,}")
VALUES = {character: value for value, character in enumerate("一二三四五六七八九", start=1)}


@dataclass(frozen=True, slots=True)
class Marker:
    """One number in the text: where it stands, its manner, its value, whether a line begins."""

    start: int
    after: int
    style: str
    ordinal: int
    begins_line: bool


def markers(text: str) -> list[Marker]:
    found = list(_markers(text, ALL))
    if any(marker.style == "advice" and marker.ordinal == 2 for marker in found):
        return found
    return list(_markers(text, WITHOUT_ADVICE))


def _markers(text: str, pattern: re.Pattern[str]) -> Iterator[Marker]:
    at = 0
    counted: Counter[str] = Counter()
    while match := pattern.search(text, at):
        style = match.lastgroup or ""
        before = text[: match.start()]
        begins = begins_line(text, match.start())
        if begins or _may_stand(before, style):
            value = _value(match[style])
            if style in COUNTED:
                value = counted[style] = 1 if match[style] in FIRST else counted[style] + 1
            yield Marker(match.start(), match.end(), style, value, begins)
            at = match.end()
        else:
            at = match.start() + 1


def begins_line(text: str, at: int) -> bool:
    """Nothing but blanks between here and a line end, a wide blank or the beginning."""
    blank = at
    while blank and text[blank - 1].isspace() and text[blank - 1] != "\n":
        blank -= 1
    return blank == 0 or text[blank - 1] == "\n" or bool(PARAGRAPH.search(text, blank, at))


def _may_stand(before: str, style: str) -> bool:
    """Inside a line a number opens an item only after the end of a clause."""
    tail = before[-12:].rstrip()
    if not tail:
        return True
    if style in ONLY_LINES:
        return False
    ends = SENTENCE_ENDS + ("，,、" if style in LOOSE else "")
    if style == "circle":
        return True
    return tail[-1] in ends or (tail == before[-12:] and bool(HEADS.search(tail)))


def _value(written: str) -> int:
    if written in HEAVENLY:
        return HEAVENLY.index(written) + 1
    if written.isdigit() and written.isdecimal():
        return int(written)
    for first in ("①", "⑴", "⒈", "㈠", "A", "a"):
        if 0 <= ord(written[0]) - ord(first) < 20 and len(written) == 1:
            return ord(written) - ord(first) + 1
    tens, ten, ones = written.partition("十")
    if not ten:
        return VALUES.get(written, 0)
    return 10 * VALUES.get(tens, 1) + VALUES.get(ones, 0)
