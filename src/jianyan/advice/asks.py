"""请求句 — advice without a heading or a number: lines and sentences that begin by asking for something."""

import re

Stretch = tuple[int, int]
_BEFORE = (
    r"\s*(?:为此|因此|所以|对此|鉴于此|据此|综上|同时|此外|另外|其中|还有)?[,，、]?\s*"
    r"(?:我们?|本人|笔者|委员们|代表们)?(?:谨|特|在此|再次)?(?:也|还|并|更|郑重)?"
)
_WHOM = r"(?=[^。；\n]{0,24}(?:局|部门|政府|公司|集团|委|办|县|市|区|乡|镇|街道|社区|学校|医院|中心|单位|有关|站))"
STRONG = rf"{_BEFORE}(?:建议(?!书|稿|案|的|和|与|被|已|提|交办|办理|答复|收)|希望|恳请|恳求|呼吁|请求|吁请|盼望?(?!着)|请{_WHOM})"
_STRONG = re.compile(STRONG)
_WEAK = re.compile(
    rf"{STRONG}|\s*(?:在[^，,。\n]{{2,10}}[上面中][，,])?(?:要|应当?|必须|可以?|不妨|宜)(?!是|不是|说)"
)
_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^。！!？?\n]+[。！!？?]?[”」』\"]?")
_AGAIN = re.compile(rf"[；;](?={STRONG})")
_COURTESY = re.compile(
    r"[^\n]{0,6}(?:希望|恳请|请|敬请|盼)[^。\n]{0,10}(?:重视|考虑|采纳|研究(?!制定|出台)|审议|批评指正|答复|为盼)[^。\n]{0,4}[。！!]?\s*"
)
LEAST = 10  # signs of one that asks for something


def found(text: str, start: int, end: int) -> list[Stretch]:
    """Where no heading shows the advice: lines that ask, each a point; else the sentences that do.

    What stands between them goes with the one before it: no word is left out.
    """
    lines = [match.span() for match in _LINE.finditer(text, start, end)]
    weak = [line for line in lines if _asks(text, line, _WEAK)]
    if len(weak) > 1 and any(_asks(text, line, _STRONG) for line in lines):
        return _onwards(weak, end)
    sentences = [match.span() for match in _SENTENCE.finditer(text, start, end)]
    asked = _onwards([one for one in sentences if _asks(text, one, _STRONG)], end)
    return [part for one in asked for part in divided(text, *one)]


def divided(text: str, start: int, end: int) -> list[Stretch]:
    """A stretch of advice as its single requests: lines that all ask, or clauses that each begin anew."""
    lines = [match.span() for match in _LINE.finditer(text, start, end) if match[0].strip()]
    if len(lines) > 1 and all(_has_asking(text, line) for line in lines):
        return lines
    bounds = [match.end() for match in _AGAIN.finditer(text, start, end)]
    return list(zip([start, *bounds], [*bounds, end], strict=True))


def _onwards(stretches: list[Stretch], end: int) -> list[Stretch]:
    """Each up to where the next begins."""
    starts = [start for start, _ in stretches]
    return list(zip(starts, [*starts[1:], end], strict=True)) if starts else []


def _has_asking(text: str, line: Stretch) -> bool:
    return any(_asks(text, one.span(), _WEAK) for one in _SENTENCE.finditer(text, *line))


def _asks(text: str, stretch: Stretch, cue: re.Pattern[str]) -> bool:
    start, end = stretch
    if len(text[start:end].strip()) < LEAST or _COURTESY.fullmatch(text, start, end):
        return False
    return bool(cue.match(text, start, end))
