"""建议部分的开头 — where a text turns from what is to what should be done."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from jianyan.advice.outline import CHINESE, Marker, begins_line

WORDS = (
    rf"几点|几条|几个方面|{CHINESE}点|{CHINESE}条|\d+点|\d+条|具体|主要|相关|有关|工作|我们|个人|本人|下一步|今后|解决|改进|意见"
    r"|对策|措施|政策|思路|办法|路径|思考|以及|和|与|及|、|/|的|性|举措|建议|方案|途径|事项|可行|治理|整改|应对|落实|发展"
    r"|提案|合理化|优化|一些|初步|情况|内容|部分|建[ \u3000]{1,4}议|对[ \u3000]{1,4}策"
)
NOUN = re.compile(
    rf"[【\[「《〖(（]?\s*(?P<words>(?:{WORDS}|\s)+?)\s*[】\]」》〗)）]?\s*(?P<end>[:：。]|$|\n|\u3000|  )",
    re.M,
)
BARE_NOUN = re.compile(rf"(?P<words>(?:{WORDS})+)\s*")
CLEAR = re.compile(r"建\s*议|对\s*策|希望|恳请|呼吁|请求|提请")
UNCLEAR = re.compile(r"措施|办法|举措|意见$")
LONG_NOUN = re.compile(
    r"[^。；;！!？?:：\n]{2,30}?(?:建议|对策|对策措施)(?:如下)?\s*[:：。]?\s*(?:$|\n)", re.M
)
OF_PROBLEMS = re.compile(r"问题|现状|原因|情况|成因|困境|困难|不足|背景|必要性")

SHORT_CUE = (
    r"为此|因此|鉴于此|有鉴于此|鉴于(?:以上|上述)[^,，。:：\n]{0,10}|据此|对此|由此|综上|综上所述|总之|所以"
    r"|基于(?:此|上述|以上)[^,，。:：\n]{0,12}"
)
LONG_CUE = r"针对[^。:：\n]{2,30}?|为了?[^。:：\n]{2,50}?|结合[^。:：\n]{2,30}?|根据[^。:：\n]{2,30}?|围绕[^。:：\n]{2,30}?"
VOICE = r"(?:我们?|本人|笔者|我会|我委|我党|[^,，。:：\n]{2,14}(?:委员|代表|委会|省委|市委|委员会))?(?:认为)?[,，]?(?:谨|特|现|故|在此|就此|再次)?"
ASK = (
    rf"(?:向[^,，。:：\n]{{1,16}})?(?:提出|提|作出|给出)?(?:以下|如下|下列|下面|下述)?"
    rf"(?:几点|几条|几个方面|几方面|一些|{CHINESE}(?:点|条|个方面|方面)|\d+(?:点|条|个方面))?(?:的)?"
    r"(?:具体|意见|对策|措施|和|与|及|、|相关|工作|政策|合理化|参考性?)*(?:建议|对策)(?:如下|是)?"
)
TAIL = r"(?:[,，](?:供|以供|仅供|请)[^:：。\n]{0,14})?"
STOP = r"\s*(?P<stop>[:：]|。?\s*(?:$|\n))"
STRONG_LEAD = re.compile(
    rf"(?:(?:{SHORT_CUE}|{LONG_CUE})\s*[,，、]?\s*)?{VOICE}{ASK}{TAIL}{STOP}", re.M
)
# 建议从以下三方面着手。 希望: 恳请有关部门:
OTHER_LEAD = re.compile(
    rf"(?:(?:{SHORT_CUE}|{LONG_CUE})\s*[,，、]?\s*)?{VOICE}"
    r"(?:建议[^。:：\n]{0,12}?从[^。:：\n]{1,20}?(?:方面|方向|环节)[^。:：\n]{0,8}[:：。]"
    r"|建议[^。:：\n]{0,16}?做好以下[^。:：\n]{0,12}[:：]"
    r"|(?:希望|恳请|呼吁|请求|提请)[^,，。:：\n]{0,16}[:：])"
)
WEAK_LEAD = re.compile(rf"(?:{SHORT_CUE})\s*[,，、]?\s*{VOICE}{ASK}")
OPENING = re.compile(
    rf"(?:我们?|本人|笔者|我会|我委)?(?:特|现|谨|故)?建议(?!书|稿|案|的|和|与|交办|办理|答复|收|[:：]|\s*(?:{CHINESE}|[0-9０-９]{{1,2}})\s*[、.．:：,，])"
)
ASKING = re.compile(r"请|建|策|措施|办法|举措|意见|希望|恳请|呼吁|请求|提请")
ADDRESSED = re.compile(
    r"(?:[（(]?[一二三四五六1-6][)）、.．]\s*)?(?:(?:并|也|同时)?(?:请|建议|希望|恳请|呼吁)[^，,。:：\n]{2,24}[:：]"
    r"|建议[^，,。:：\n]{2,16}(?:局|委|办|部门|支队|大队|政府|街道|公司|集团)|[对向给][^，,。:：\n]{2,16}的(?:几点|具体)?建议)\s*(?:$|\n)",
    re.M,
)
LONGEST_LEAD = 160
CLAUSE = re.compile(r"(?:^|[。；;！!？?\n\u3000])[\s”\"’'》）)。；;！!？?]*")


@dataclass(frozen=True, slots=True)
class Heading:
    """The beginning of an advice part; `marker` is its own number, `strong` that it is a heading."""

    start: int
    after: int
    strong: bool
    marker: Marker | None = None
    addressed: bool = False  # 请市公安局: what follows is for these alone
    repeated: bool = False  # 建议: after each trouble

    @property
    def ends_at_next(self) -> bool:
        return self.addressed or self.repeated


def headings(text: str, markers: list[Marker]) -> list[Heading]:
    """Headings in order; the vaguer words (措施、办法) count only where no clear one stands."""
    found = sorted(
        [*_numbered(text, markers), *_unnumbered(text)], key=lambda h: (h.start, h.after)
    )
    strong = [heading for heading in found if heading.strong]
    clear = [heading for heading in strong if CLEAR.search(text[heading.start : heading.after])]
    return _in_pairs(text, _apart(clear or strong or found))


def _in_pairs(text: str, found: list[Heading]) -> list[Heading]:
    """问题一…建议:…问题二…建议:…: each ends where the next trouble is told."""
    words = Counter(text[one.start : one.after].strip() for one in found if one.marker is None)
    return [
        replace(one, repeated=True) if words[text[one.start : one.after].strip()] > 1 else one
        for one in found
    ]


def _apart(found: list[Heading]) -> list[Heading]:
    kept: list[Heading] = []
    for heading in found:
        if not kept or heading.start >= kept[-1].after:
            kept.append(heading)
    return kept


def _numbered(text: str, markers: list[Marker]) -> Iterator[Heading]:
    starts = {marker.start for marker in markers}
    for marker in markers:
        if marker.style in ("aspect", "advice"):
            continue
        after = _noun_end(text, marker.after, starts)
        if not after and marker.begins_line and marker.ordinal > 1:
            after = _long_noun_end(text, marker.after)
        if after:
            yield Heading(marker.start, after, strong=True, marker=marker)


def _noun_end(text: str, at: int, starts: set[int]) -> int:
    """The end of a heading of the known words that begins here, or 0."""
    while at < len(text) and text[at] in " \u3000\xa0":
        at += 1
    match = NOUN.match(text, at)
    if match is None and (bare := BARE_NOUN.match(text, at)) and bare.end() in starts:
        match = bare
    if match is None or not _says_advice(match["words"]):
        return 0
    return match.end()


def _says_advice(words: str) -> bool:
    if words.strip().endswith("情况"):
        return False
    return bool(CLEAR.search(words) or UNCLEAR.search(words.strip()))


def _long_noun_end(text: str, at: int) -> int:
    match = LONG_NOUN.match(text, at)
    if match is None or OF_PROBLEMS.search(match[0]):
        return 0
    return match.end()


def _unnumbered(text: str) -> Iterator[Heading]:
    for at in _clauses(text):
        noun = NOUN.match(text, at)
        lines = begins_line(text, at)
        if lines and noun is None and (to := ADDRESSED.match(text, at)):
            yield Heading(at, to.end(), strong=True, addressed=True)
            continue
        stands_out = lines or (noun is not None and noun["end"] in (":", "："))
        if noun and stands_out and _says_advice(noun["words"]):
            yield Heading(at, noun.end(), strong=True)
        elif lead := STRONG_LEAD.match(text, at) or OTHER_LEAD.match(text, at):
            yield Heading(at, lead.end(), strong=True)
        elif weak := WEAK_LEAD.match(text, at) or (OPENING.match(text, at) if lines else None):
            yield Heading(at, weak.end(), strong=False)


def _clauses(text: str) -> Iterator[int]:
    """Where a clause begins that could be a heading: a word for advice stands near enough."""
    words = [match.start() for match in ASKING.finditer(text)]
    for match in CLAUSE.finditer(text) if words else ():
        at = match.end()
        word = bisect_left(words, at)
        if word < len(words) and words[word] - at < LONGEST_LEAD:
            yield at
