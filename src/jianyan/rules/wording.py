"""理由的措辞: each step of a reckoning as a sentence, in Chinese and in English."""

from collections.abc import Callable
from datetime import date

from jianyan.rules.limits import LIMITS, STARTS
from jianyan.rules.spans import Span, parse
from jianyan.rules.steps import Step

NOT_SET = (
    "本规则未规定此项期限，按交办通知执行。",
    "This rule sets no such limit; the assignment notice governs.",
)
_UNITS = {"month": ("个月", "month"), "day": ("日", "day"), "workday": ("个工作日", "working day")}
_ENDS = {
    3: ("季度末", "end of the quarter"),
    6: ("半年末", "end of the half-year"),
    12: ("年末", "end of the year"),
}
_WEEK_ZH = "一二三四五六日"
_WEEK_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_CONDITIONS = {
    "chain": ("类别", "kind"),
    "period": ("会议期间或闭会期间", "period"),
    "level": ("层级", "level"),
    "role": ("承办角色", "role"),
    "author": ("提出者类别", "kind of author"),
    "key": ("是否重点件", "key item"),
}
_VALUES = {
    "suggestion": ("代表建议", "suggestion"),
    "proposal": ("政协提案", "proposal"),
    "remark": ("两会旁听意见", "session remark"),
    "session": ("会议期间", "during the session"),
    "intersession": ("闭会期间", "between sessions"),
    "national": ("全国", "national"),
    "province": ("省级", "provincial"),
    "city": ("市级", "city"),
    "county": ("县级", "county"),
    "township": ("乡镇", "township"),
    "lead": ("主办", "lead"),
    "sole": ("独办", "sole"),
    "co": ("会办", "co-handling"),
    "separate": ("分办", "separate"),
    "reference": ("参阅", "for reference"),
    "deputy": ("代表", "deputy"),
    "joint": ("联名", "joint"),
    "delegation": ("代表团", "delegation"),
    "member": ("委员", "member"),
    "party": ("党派", "party"),
    "organisation": ("团体", "organisation"),
    "committee": ("专委会", "committee"),
    "sector": ("界别", "sector"),
    "group": ("小组", "group"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
}
_PATTERNS = {
    "assumed": ("未说明{condition}，按“{value}”计算", "{condition} not given: taken as {value}"),
    "start": (
        "自{event}（{day}）起算，当日不计入",
        "counted from {event}, {day}; that day not counted",
    ),
    "span": ("期限为{span}", "the limit is {span}"),
    "fixed": ("规定的日期为{day}", "the day is fixed: {day}"),
    "offset": ("比{of}到期日（{anchor}）提前{span}", "{span} before {of} is due ({anchor})"),
    "skipped": ("{zh}{range}不计入，共{days}天", "{en}{range} not counted, {n}"),
    "made_up": (
        "{zh}调休，{day}上班，计入工作日",
        "{day} is worked in exchange for {en} and counted",
    ),
    "ends": ("期限届满日为{day}", "the period ends on {day}"),
    "rolled": ("届满日为休息日（{zh}），顺延至{to}", "that is a day off ({en}): moved on to {to}"),
    "rolled_back": (
        "届满日为休息日（{zh}），提前至{to}",
        "that is a day off ({en}): moved back to {to}",
    ),
    "item_due": ("交办单规定{day}前完成", "the assignment sheet sets {day}"),
    "notice": ("年度通知规定{day}前完成", "the yearly notice sets {day}"),
    "capped": (
        "{title}{article}规定最迟{day}，以较早的日期为准",
        "{title} {article} allows no later than {day}: the earlier day governs",
    ),
    "extended": ("经同意延期至{day}", "extended by consent to {day}"),
    "stood": (
        "自{since}至{until}暂停计时，恢复后剩余时间不变",
        "stood still from {since} to {until}; what was left then is left after",
    ),
    "extension_capped": (
        "申请延至{asked}，超过上限，只能延至{day}",
        "{asked} was asked for; the ceiling allows {day}",
    ),
    "article": ("依据{title}{article}", "by {title} {article}"),
    "not_stated": (
        "{article}；没有条文规定此项期限，为办公室默认值，以交办通知为准",
        "{article}: no text sets this limit, it is the office's default; the assignment notice governs",
    ),
    "start_not_stated": (
        "条文未写明起算日，按{event}起算",
        "the text names no start event: {event} is taken",
    ),
    "not_in_force": (
        "注意：{title}施行期间为{since}至{until}，起算日不在此期间",
        "note: {title} is in force from {since} to {until}; the start day lies outside",
    ),
    "provisional": (
        "{year}年节假日安排尚未公布，日期为暂定",
        "the holidays of {year} are not announced: the day is provisional",
    ),
}


def sentence(step: Step, language: str = "zh-hans") -> str:
    """One step in words."""
    side = 1 if language.startswith("en") else 0
    pattern = _PATTERNS[step.code][side]
    words = {key: _word(key, value, side) for key, value in step.params.items()}
    words |= _composed(step, side)
    return pattern.format(**words) + (".", "。")[side == 0]


def word_of(value: str, language: str = "zh-hans") -> str:
    """The value of a condition in words: 代表建议, between sessions …"""
    return _VALUES[value][1 if language.startswith("en") else 0]


def duration(span: Span, language: str = "zh-hans") -> str:
    """A span in words: 3个月, 10 working days, 6月30日, 20 days before the reply is due."""
    side = 1 if language.startswith("en") else 0
    if span.unit == "fixed":
        return _fixed(span, side)
    if span.unit == "end_of":
        return _ENDS[span.n][side]
    if span.unit == "quarter":
        return f"end of quarter {span.n}" if side else f"第{'一二三四'[span.n - 1]}季度末"
    counted = _counted(str(span.n), span.unit, side)
    if not span.before:
        return counted
    before = LIMITS[span.before][side]
    return f"{counted} before {before} is due" if side else f"{before}到期前{counted}"


def _fixed(span: Span, side: int) -> str:
    if side:
        return f"{span.year or ''}{'-' if span.year else ''}{span.month:02d}-{span.day:02d}"
    return (f"{span.year}年" if span.year else "") + f"{span.month}月{span.day}日"


def _counted(number: str, unit: str, side: int) -> str:
    name = _UNITS[unit][side]
    return f"{number} {name}{'' if number == '1' else 's'}" if side else f"{number}{name}"


def _composed(step: Step, side: int) -> dict[str, str]:
    given = step.params
    if step.code in ("span", "offset"):
        return {"span": _counted(given["n"], given["unit"], side)}
    if step.code == "fixed":
        return {"span": duration(parse(given["span"]), ("zh-hans", "en")[side])}
    if step.code in ("not_in_force", "stood"):
        return {"until": given["until"] or ("now", "今")[side == 0]}
    if step.code == "skipped":
        return {"range": _range(given, side), "n": _counted(given["days"], "day", 1)}
    return {}


def _range(given: dict[str, str], side: int) -> str:
    if given["en"] == "weekends":
        return ""
    first, last = _day(given["first"], side), _day(given["last"], side)
    if first == last:
        return f" ({first})" if side else f"({first})"
    return f" ({first} to {last})" if side else f"（{first}至{last}）"


def _word(key: str, value: str, side: int) -> str:
    tables: dict[str, Callable[[], str]] = {
        "event": lambda: STARTS[value][side],
        "of": lambda: LIMITS[value][side],
        "condition": lambda: _CONDITIONS[value][side],
        "value": lambda: _VALUES[value][side],
        "title": lambda: f"《{value}》",
    }
    if key in ("day", "to", "anchor", "asked"):
        return _day(value, side)
    return tables[key]() if key in tables else value


def _day(value: str, side: int) -> str:
    day = date.fromisoformat(value)
    if side:
        return f"{day.isoformat()} ({_WEEK_EN[day.weekday()]})"
    return f"{day.year}年{day.month}月{day.day}日（周{_WEEK_ZH[day.weekday()]}）"
