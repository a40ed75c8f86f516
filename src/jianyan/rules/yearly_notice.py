"""节假日通知: the State Council's yearly notice, as text, turned into a calendar file."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from jianyan.rules import calendars
from jianyan.rules.errors import RulesError

NAMES = {
    "元旦": "New Year's Day",
    "春节": "Spring Festival",
    "清明节": "Tomb-sweeping Day",
    "劳动节": "Labour Day",
    "端午节": "Dragon Boat Festival",
    "中秋节": "Mid-autumn Festival",
    "国庆节": "National Day",
}
_TITLE = re.compile(r"(20\d\d)\s*年\s*(?:部分)?节假日(?:放假)?安排")
_ITEM = re.compile(r"[一二三四五六七八九十]+、\s*([^:。]+?)\s*:([^\n]+)")
_DAY = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?"
_RANGE = re.compile(rf"{_DAY}(?:至{_DAY})?")
_TOTAL = re.compile(r"共\s*(\d+)\s*天")
_WEEK = "一二三四五六日"


def calendar_of(text: str) -> str:
    """A calendar file from whatever an office has: such a file already, or the notice's text."""
    if re.search(r"^\s*year\s*=", text, re.MULTILINE):
        calendars.parse(text, where="calendar")
        return text
    return toml_of(text)


def toml_of(text: str) -> str:
    """The notice as a calendar file; every day, weekday and total in it is checked."""
    text = text.translate(str.maketrans("：（）　，", ":() ,"))
    title = _TITLE.search(text)
    if title is None:
        raise RulesError(
            "this is not the yearly notice: its title 关于20××年部分节假日安排的通知 is missing",
            "未找到标题“关于20××年部分节假日安排的通知”",
        )
    year = int(title[1])
    parts = [f"# {year}年节假日与调休上班日，由国务院办公厅通知录入。", f"year = {year}", ""]
    found = list(_ITEM.finditer(text, title.end()))
    if not found:
        raise RulesError(f"the notice for {year} names no holiday", f"{year}年通知中没有节日安排")
    for item in found:
        parts += [*_holiday(year, item[1], item[2]), ""]
    written = "\n".join(parts)
    calendars.parse(written, where=f"{year}.toml")
    return written


def _holiday(year: int, name: str, words: str) -> Iterator[str]:
    off, work = _rest_and_work(year, words)
    if not off:
        raise RulesError(
            f"{name}: no day off found in “{words.strip()}”",
            f"{name}：未读出放假日期：“{words.strip()}”",
        )
    total = _TOTAL.search(words)
    if total and len(off) != int(total[1]):
        raise RulesError(
            f"{name}: the notice says {total[1]} days, {len(off)} were read from “{words.strip()}”",
            f"{name}：通知写明共{total[1]}天，读出{len(off)}天：“{words.strip()}”",
        )
    yield "[[holiday]]"
    yield f'name = "{name}"'
    yield f'name_en = "{" and ".join(NAMES.get(one, one) for one in name.split("、"))}"'
    yield f"off = [{', '.join(map(str, off))}]"
    if work:
        yield f"work = [{', '.join(map(str, work))}]"


def _rest_and_work(year: int, words: str) -> tuple[list[date], list[date]]:
    """Days before 放假 are off, days before 上班 are worked."""
    off: list[date] = []
    work: list[date] = []
    for clause in re.split(r"[。;]", words):
        if "上班" in clause:
            work += _days(year, clause)
        elif "放假" in clause:
            off += _days(year, clause.partition("放假")[0])
    return off, work


def _days(year: int, clause: str) -> list[date]:
    days: list[date] = []
    month = 0
    for found in _RANGE.finditer(clause):
        first = _day(year, month, found.groups()[:4])
        month = first.month
        last = first
        if found[7]:
            last = _day(first.year, month, found.groups()[4:])
            month = last.month
        days += [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return days


def _day(year: int, month: int, parts: tuple[str | None, ...]) -> date:
    named, its_month, number, note = parts
    try:
        day = date(int(named or year), int(its_month or month), int(number or 0))
    except ValueError as error:
        raise RulesError(
            f"no such day: {its_month or month}-{number}",
            f"没有这一天：{its_month or month}月{number}日",
        ) from error
    weekday = re.search(r"(?:周|星期)([一二三四五六日天])", note or "")
    if weekday and weekday[1].replace("天", "日") != _WEEK[day.weekday()]:
        raise RulesError(
            f"{day} is no {weekday[0]}: compare with the notice",
            f"{day} 不是{weekday[0]}，请核对通知",
        )
    return day
