"""办理要点 — the numbered advice points of a text, as an index into it; the words stay untouched.

Where the writing does not show where one point ends and the next begins, no split is made: the
advice part is then one point, and without an advice part there is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jianyan.advice import asks, headings, outline
from jianyan.advice.headings import Heading
from jianyan.advice.outline import PARAGRAPH, Marker

CLOSING = re.compile(
    r"\s*(?:恳请|敬请|请予|望予|以上(?:建议|提案|意见|所述|各点)?|上述(?:建议|意见)|特此|谨此|当否|妥否|是否妥当|专此|请(?:予|有关|予以)?(?:审议|考虑|采纳|研究)|不当之处"
    r"|(?:提案|建议|提出|联名|附议|领衔|联系|执笔)(?:者|人|代表|单位|委员|方式|电话)?\s*[:：]|(?:19|20)\d\d\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?\s*$)"
    r"[^\n]{0,50}\s*"
)
AFTERWARDS = re.compile(r"\n\s*(?:附件?|附录|理由|附表|附图)\s*(?:[:：]|$|\n|[1１一])")
SOLUTIONS = re.compile(
    r"\s*(?:建议|加强|加大|加快|加速|完善|建立|健全|强化|优化|推进|推动|提高|提升|制定|制订|出台|落实|深化|规范|设立|成立|开展|鼓励"
    r"|支持|引导|明确|扩大|创新|进一步|严格|统筹|构建|打造|培育|增加|增设|改革|实施|整合|发挥|注重|坚持|拓宽|拓展|畅通|切实|积极"
    r"|编制|安排|开办|配备|拨付|明令|划定|清理|修订|编写|请|开通|尽快|大力|应当?|要|将|把|对|尽早|科学|合理|多渠道|全面|逐步|着力|抓好|做好|搞好|突出|丰富|改善|改进|营造|搭建|组织|理顺)"
)
PROBLEMS = re.compile(
    r"不足|不够|缺乏|缺少|滞后|薄弱|问题|困难|不高|不强|偏低|偏少|不完善|不健全|不规范|不到位|不平衡|突出$|严重|短板|难以|匮乏|单一"
)
ASKS = re.compile(r"建议|[。；\n](?:希望|恳请|呼吁|请|应|要)")
UNNUMBERED = frozenset({"dash", "bullet", "named"})
INTRODUCED = re.compile(
    r"(?:意见|想法|建议|对策|办法|主张|管见|参考|提出|[几一二两三四五六七八九]\s*(?:点|条|件事?|句话|个方面|招|策))[^。:：\n]{0,10}[:：。]\s*$"
)
INLINE = frozenset({"aspect", "thing", "sequence", "ordinal", "among"})
TROUBLE = re.compile(r"\n\s*(?:问题|困难|现状|情况|难点)\s*[一二三四五六七八九十\d]{0,2}\s*[:：]")
LONGEST_LEAD = 60
LINE = re.compile(r"[^\n]+")
WORD = re.compile(r"[\u3400-\u9fffA-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Span:
    """One advice point: its number, and where it stands in the original."""

    no: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Split:
    """What a text divides into; `advice_start` is None where no advice part shows.

    `rest`: where words stand after that which are no point, heading, number or courtesy: a trouble told
    between two requests, a reason after them, whom they are addressed to.
    """

    situation: str
    points: tuple[Span, ...]
    advice_start: int | None = None
    rest: tuple[tuple[int, int], ...] = ()


def told(text: str, found: Split) -> str:
    """All that is no point: whoever puts the points into boxes of their own keeps this in the first."""
    after = (text[start:end].strip() for start, end in found.rest)
    return "\n".join(filter(None, (text[: found.advice_start].strip(), *after)))


def split(text: str) -> Split:
    """Situation and advice points of one suggestion or proposal."""
    found = outline.markers(text)
    spans: list[tuple[int, int]] = []
    start: int | None = None
    end = 0
    shown = headings.headings(text, found)
    for at, heading in enumerate(shown):
        if heading.start < end:
            continue
        later = (one.start for one in shown[at + 1 :] if heading.ends_at_next and one.ends_at_next)
        inside, end = _region(heading, found, _trouble(text, heading, next(later, len(text))))
        region = _points(text, heading, inside, end)
        if region and start is None:
            start = heading.start
        spans += region
    if start is None:
        start, spans = _without_heading(text, found)
    if len(spans) == 1:
        spans = asks.divided(text, *spans[0])
    points = [(a, b) for a, b in (_trim(text, *span) for span in spans) if a < b]
    if not points:
        return Split(text.strip(), ())
    heads = [(one.start, one.after) for one in shown if one.strong and not one.addressed]
    numbers = [(one.start, one.after) for one in found]
    first = points[0][0] if start is None else start
    rest = tuple(_rest(text, first, points, [*heads, *numbers]))
    return Split(
        text[:first].strip(),
        tuple(Span(no, a, b, text[a:b]) for no, (a, b) in enumerate(points, start=1)),
        first,
        rest,
    )


def _rest(
    text: str, start: int, points: list[tuple[int, int]], marks: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """What stands between the points and behind them, without headings, numbers and courtesies."""
    bounds = [start, *(at for point in points for at in point), len(text)]
    for first, last in zip(bounds[::2], bounds[1::2], strict=True):
        for line in LINE.finditer(text, first, last):
            a, b = line.span()
            while mark := next((m for m in marks if m[0] <= a < m[1] <= b), None):
                a = _trim(text, mark[1], b)[0]
            if mark := next(
                (m for m in marks if a < m[0] < m[1] and _trim(text, m[1], b)[0] == b), None
            ):
                b = mark[0]
            if WORD.search(text, a, b) and not CLOSING.fullmatch(text, a, b):
                yield a, b


def _trouble(text: str, heading: Heading, end: int) -> int:
    """Where the next trouble is told before the next advice, the advice ends."""
    told = TROUBLE.search(text, heading.after, end) if heading.ends_at_next else None
    return told.start() if told else end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _region(heading: Heading, found: list[Marker], length: int) -> tuple[list[Marker], int]:
    """The numbers inside an advice part, and where the part ends: at the next sibling above it."""
    open_numbers: dict[str, int] = {}
    for marker in found:
        if marker.start > heading.start or (
            heading.marker is None and marker.start == heading.start
        ):
            break
        if marker.begins_line or marker is heading.marker:
            open_numbers = _opened(open_numbers, marker)
    inside: list[Marker] = []
    for marker in (one for one in found if heading.after <= one.start < length):
        if marker is heading.marker:
            continue
        if marker.ordinal == 1:
            open_numbers.pop(marker.style, None)
        elif open_numbers.get(marker.style) == marker.ordinal - 1:
            return inside, marker.start
        inside.append(marker)
    return inside, length


def _opened(open_numbers: dict[str, int], marker: Marker) -> dict[str, int]:
    styles = list(open_numbers)
    if marker.style in styles:
        styles = styles[: styles.index(marker.style)]
    return {style: open_numbers[style] for style in styles} | {marker.style: marker.ordinal}


def _points(text: str, heading: Heading, inside: list[Marker], end: int) -> list[tuple[int, int]]:
    """The points of one advice part; the whole part where its numbering does not carry."""
    end = _before_closing(text, heading.after, end)
    for run in _runs(inside, end):
        if _carries(text, heading, run, end):
            return _spans(run, end)
    start = heading.after if heading.strong else heading.start
    if len(inside) == 1 and not text[start : inside[0].start].strip():
        start = inside[0].after  # a list of one
    return [(start, end)] if text[start:end].strip() else []


def _before_closing(text: str, start: int, end: int) -> int:
    """Where the last paragraphs only ask for consideration, or give reasons and enclosures."""
    if later := AFTERWARDS.search(text, start, end):
        end = later.start()
    while (line := text.rfind("\n", start, end)) >= 0:
        last = text[line:end]
        if last.strip() and not CLOSING.fullmatch(last):
            break
        end = line
    return end


def _runs(inside: list[Marker], end: int) -> list[list[Marker]]:
    """Runs 1, 2, 3 … of one manner: those at line starts first, then by place."""
    runs: list[list[Marker]] = []
    for style in dict.fromkeys(marker.style for marker in inside):
        run = _run([m for m in inside if m.style == style and m.start < end])
        if len(run) > 1:
            runs.append(run)
    mixed = _mixed([m for m in inside if m.start < end])
    best = max(runs, key=len, default=[])
    if len(mixed) > max(len(best), 1) and all(marker in mixed for marker in best):
        runs = [mixed]
    return sorted(runs, key=lambda run: (not _in_lines(run), run[0].start))


def _run(same: list[Marker]) -> list[Marker]:
    run: list[Marker] = []
    for marker in same:
        if not run:
            if marker.ordinal == 1 or marker.style in UNNUMBERED:
                run.append(marker)
            continue
        step = marker.ordinal - run[-1].ordinal
        if marker.ordinal == 1:
            return []  # it begins again: something above it divides the text
        if step == 1 or (step in (0, 2) and marker.begins_line and run[-1].begins_line):
            run.append(marker)
    return run


def _mixed(inside: list[Marker]) -> list[Marker]:
    """一、2. 3．4、: a list whose numbers are written in one manner and another, each at a line's beginning."""
    run: list[Marker] = []
    for marker in inside:
        step = marker.ordinal - (run[-1].ordinal if run else 0)
        again = bool(run) and step == 0 and run[-1].style == marker.style
        if (marker.begins_line or not run) and (again or step in (1, 2)):
            run.append(marker)
    carries = run and run[0].ordinal == 1 and len(run) <= run[-1].ordinal + 1
    return run if carries else []


def _in_lines(run: list[Marker]) -> bool:
    """Every item but perhaps the first begins a line."""
    return all(marker.begins_line for marker in run[1:])


def _carries(text: str, heading: Heading, run: list[Marker], end: int) -> bool:
    lead = text[heading.after : run[0].start]
    if not heading.strong and "。" in lead:
        return False
    if _in_lines(run):
        return True
    if len(lead) > LONGEST_LEAD or PARAGRAPH.search(lead.strip()):
        return False
    bounds = [*(marker.start for marker in run[1:]), end]
    return not any(
        PARAGRAPH.search(text[marker.after : bound].strip())
        for marker, bound in zip(run, bounds, strict=True)
    )


def _spans(run: list[Marker], end: int) -> list[tuple[int, int]]:
    bounds = [*(marker.start for marker in run[1:]), end]
    return [(marker.after, bound) for marker, bound in zip(run, bounds, strict=True)]


def _without_heading(text: str, found: list[Marker]) -> tuple[int | None, list[tuple[int, int]]]:
    """No heading: a list counts only where nearly every item says what should be done."""
    end = _before_closing(text, 0, len(text))
    for run in _runs(found, end):
        spans = _spans(run, end)
        if run[0].style == "advice":
            return run[0].start, spans
        if run[0].style in INLINE and _asks_itself(text, run, spans):
            return run[0].start, spans
        shown = run[0].style == "thing" or INTRODUCED.search(text, 0, run[0].start)
        if shown and not _troubles(text, spans):
            return run[0].start, spans
        if _in_lines(run) and _solve(text, spans, run[0].style in INLINE):
            return run[0].start, spans
    asked = asks.found(text, 0, end)
    return (asked[0][0], asked) if asked else (None, [])


def _asks_itself(text: str, run: list[Marker], spans: list[tuple[int, int]]) -> bool:
    """一要…二要…: every number says 要, or every item asks."""
    says = (text[marker.start : marker.after].rstrip("、,，:：") for marker in run)
    return all(one.endswith("要") for one in says) or all(
        ASKS.search(text, a, b) for a, b in spans
    )


def _solve(text: str, spans: list[tuple[int, int]], counted: bool) -> bool:
    """Nearly every item says what should be done; of those counted in words (其一, 第一) most do."""
    if all(ASKS.search(text, a, b) for a, b in spans):
        return True  # every item tells a trouble and says what should be done about it
    heads = _heads(text, spans)
    solving = sum(bool(SOLUTIONS.match(head)) for head in heads)
    least = 2 if counted else 3
    return (
        solving * 5 >= len(heads) * least and _troubles(text, spans) <= (len(heads) // 3) * counted
    )


def _troubles(text: str, spans: list[tuple[int, int]]) -> int:
    return sum(bool(PROBLEMS.search(head)) for head in _heads(text, spans))


def _heads(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [re.split(r"[。；;:：\n]", text[a:b].lstrip(), maxsplit=1)[0][:24] for a, b in spans]
