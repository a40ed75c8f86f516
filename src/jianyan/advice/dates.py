"""期限的说法 — “年内、下半年、×月底前、三年内” as a date, seen from the day of the reply."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_YEAR = r"(?:(?P<year>20\d\d年|今年|明年|后年|本年度?|当年|次年)(?:度)?的?)?"
_FEASTS = {"元旦": (12, 31), "五一": (4, 30), "劳动节": (4, 30), "六一": (5, 31), "七一": (6, 30), "国庆": (9, 30)}  # fmt: skip
_VALUES = {sign: value for value, sign in enumerate("零一二三四五六七八九十")} | {"两": 2}
_PLANS = {"十四五": 2025, "十五五": 2030, "十六五": 2035}


@dataclass(frozen=True, slots=True)
class When:
    """A time named in a text: where it stands, and the last day it means."""

    start: int
    end: int
    day: date


def times(text: str, on: date | None) -> Iterator[When]:
    """Every time named, in order; `on` is the day from which “今年” and “三个月内” are seen.
    Without it only what carries its year is a date."""
    for pattern, read in _READERS:
        for found in pattern.finditer(text):
            if day := read(found, on):
                yield When(found.start(), found.end(), day)


def told(text: str, on: date | None) -> list[When]:
    """The times of a text by place; of two that overlap the longer stands."""
    kept: list[When] = []
    for one in sorted(times(text, on), key=lambda w: (w.start, -w.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _year(found: re.Match[str], on: date | None) -> int | None:
    said = found["year"] or ""
    if said[:2] == "20":
        return int(said[:4])
    if on is None:
        return None
    return on.year + {"明年": 1, "次年": 1, "后年": 2}.get(said, 0)


def _month(found: re.Match[str], on: date | None) -> date | None:
    year, month = _year(found, on), _value(found["month"])
    if year is None or not 1 <= month <= 12:
        return None
    if on and not found["year"] and month < on.month:
        year += 1
    most = monthrange(year, month)[1]
    if found["day"]:
        return date(year, month, min(int(found["day"][:-1]) or 1, most))
    return date(year, month, {"上旬": 10, "初": 10, "中旬": 20}.get(found["part"] or "", most))


def _quarter(found: re.Match[str], on: date | None) -> date | None:
    year = _year(found, on)
    return None if year is None else _end(year, 3 * _value(found["quarter"]))


def _half(found: re.Match[str], on: date | None) -> date | None:
    year = _year(found, on)
    return None if year is None else _end(year, 6 if found["half"] == "上" else 12)


def _whole_year(found: re.Match[str], on: date | None) -> date | None:
    year = _year(found, on)
    if year is None:
        return None
    before = (found["end"] or "") in ("前", "之前", "以前") and found["year"][:2] == "20"
    return date(year, 3, 31) if found["end"] == "初" else _end(year - (1 if before else 0), 12)


def _within(found: re.Match[str], on: date | None) -> date | None:
    if on is None:
        return None
    count, unit = _value(found["count"]), found["unit"].removeprefix("个")
    if unit in ("天", "日", "周", "工作日"):
        days = {"周": 7, "工作日": 1.4}.get(unit, 1)
        return on + timedelta(days=round(count * days))
    months = {"年": 12, "季度": 3, "月": 1}[unit] * count
    months += {"半年": 6}.get(found["count"] + unit, 0)
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def _close(found: re.Match[str], on: date | None) -> date | None:
    if on is None:
        return None
    said = found[0]
    if said.startswith("本月"):
        return _end(on.year, on.month)
    if said.startswith("下"):
        return _end(on.year + on.month // 12, on.month % 12 + 1)
    if said.startswith("本季"):
        return _end(on.year, (on.month + 2) // 3 * 3)
    return _end(on.year, 12)


def _plan(found: re.Match[str], on: date | None) -> date | None:
    return _end(_PLANS[found["plan"]], 12)


def _feast(found: re.Match[str], on: date | None) -> date | None:
    if on is None:
        return None
    month, day = _FEASTS[found["feast"]]
    year = on.year + (found["year"] in ("明年", "次年"))
    return date(year + (date(year, month, day) < on), month, day)


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _value(said: str) -> int:
    if said.isdecimal():
        return int(said)
    if said == "半":
        return 0
    tens, ten, ones = said.partition("十")
    if ten:
        return 10 * _VALUES.get(tens, 1) + _VALUES.get(ones, 0)
    return _VALUES.get(said, 0)


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], date | None]], ...] = (
    (re.compile(rf"{_YEAR}(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?(?P<day>[0-3]?\d[日号])?(?P<part>[上中下]旬|底|末|初)?(?!内)"), _month),
    (re.compile(rf"{_YEAR}第?(?P<quarter>[一二三四1-4])季度"), _quarter),
    (re.compile(rf"{_YEAR}(?P<half>[上下])半年"), _half),
    (re.compile(r"(?P<year>20\d\d年|今年|明年|后年|次年|本年度?)(?:度)?(?P<end>年?内|年?底|年?末|之?前|以前|初)?"), _whole_year),
    (re.compile(r"(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3}|半)(?P<unit>个?工作日|个月|年|天|日|周|个季度)(?:时间)?(?:之|以)?内"), _within),
    (re.compile(r"年内|年底|年末|本月底?|本季度|下个?月底?|本年度|年度内|岁末"), _close),
    (re.compile(r"[“\"]?(?P<plan>十[四五六]五)[”\"]?(?:规划)?(?:期间|期末|末|时期|期内)"), _plan),
    (re.compile(r"(?P<year>今年|明年|次年)?(?P<feast>元旦|国庆|五一|劳动节|六一|七一)(?:节)?(?:之|以|到来)?前"), _feast),
)  # fmt: skip
