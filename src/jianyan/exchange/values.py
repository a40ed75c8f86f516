"""单元格的值 — texts, numbers and days as offices write them, or a typed refusal."""

import html
import re
import unicodedata
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from jianyan.exchange.rows import Cell, CellRefused

HERE = ZoneInfo("Asia/Shanghai")
EXCEL_EPOCH = date(1899, 12, 30)
# the first congress met in 1954; a day outside these bounds is a slip of the hand
EARLIEST, LATEST = date(1949, 10, 1), date(2099, 12, 31)
NOTHING = {
    "",
    "-",
    "--",
    "—",
    "——",
    "/",
    "\\",
    "无",
    "暂无",
    "待定",
    "待编",
    "空",
    "n/a",
    "null",
    "none",
}
DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
WEEKDAY = re.compile(r"[(]?(?:星期|周|礼拜)[一二三四五六日天][)]?")
CLOCK = re.compile(r"[T\s]*(?:上午|下午|早上|晚上|晚|am|pm)?\s*\d{1,2}(?::\d{2}|[时点]).*$", re.I)
YEAR_FIRST = re.compile(r"(\d{4})\s*[-./年,、]\s*(\d{1,2})\s*[-./月,、]\s*(\d{1,2})\s*[日号.]?")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
WITHOUT_YEAR = re.compile(r"\d{1,2}\s*[-./月]\s*\d{1,2}\s*[日号]?")
WITHOUT_DAY = re.compile(r"\d{4}\s*[-./年]\s*\d{1,2}\s*月?|\d{4}\s*年?")
CHINESE_DAY = re.compile(
    r"([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]"
)
NUMBER_DRESS = re.compile(
    r"^(?:提案|建议|议案|案号|编号|no\.?)?[:\s]*第?\s*|\s*(?:号|件|案)$", re.I
)
IN_WORDS = re.compile(r"[〇零○一二三四五六七八九十百]+")
WEB_MARKS = re.compile(r"</(?:p|div|span)>|<br\s*/?>", re.I)
WEB_BREAK = re.compile(r"</(?:p|div|li|tr)>|<br\s*/?>", re.I)
WEB_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
LAST_DIGITS = re.compile(r"\d+(?=\D*$)")


def plain(cell: Cell) -> str:
    """What a person reads in the cell, in half-width letters and digits, spaces at the ends off."""
    return unicodedata.normalize("NFKC", written(cell)).strip()


def written(cell: Cell) -> str:
    """What the cell says, untouched but for line ends and the blanks around it."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(cell, tuple):
        return "\n".join(part.strip() for part in cell if part.strip())
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and (cell.hour, cell.minute, cell.second) == (0, 0, 0):
        return cell.date().isoformat()
    return str(cell)


def words(cell: Cell) -> str:
    """A long text; the marks of a web page, where a system exported them, are no words."""
    text = written(cell)
    if not WEB_MARKS.search(text):
        return text
    lines = html.unescape(WEB_TAG.sub("", WEB_BREAK.sub("\n", text))).split("\n")
    return "\n".join(line.strip(" \xa0\t") for line in lines if line.strip())


def number(cell: Cell) -> str:
    """案号: 第０１２３号 is 0123; a blank, a dash or 待编 is no number."""
    text = plain(cell)
    if text.lower() in NOTHING:
        return ""
    bare = re.sub(r"\s+", "", NUMBER_DRESS.sub("", text))
    if not re.search(r"\d", bare) and not IN_WORDS.fullmatch(bare):
        raise CellRefused("number_unreadable", value=text)
    if len(bare) > 40:
        raise CellRefused("number_unreadable", value=text[:40])
    return bare


def number_key(number: str) -> str:
    """What makes two writings the same number: no case, no zeros in front of the last digits."""
    return LAST_DIGITS.sub(lambda found: found[0].lstrip("0") or "0", number.upper())


def day(cell: Cell) -> date | None:
    """A day, or nothing where the cell is blank; anything else is refused."""
    if isinstance(cell, datetime):
        return _within((cell.astimezone(HERE) if cell.tzinfo else cell).date(), cell)
    if isinstance(cell, date):
        return _within(cell, cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_number(cell)
    text = plain(cell)
    return None if text.lower() in NOTHING else _of_text(text)


def _of_number(value: float) -> date:
    """An Excel serial (43470), or eight digits that are a day (20190105)."""
    if 10_000 <= value < 80_000:
        return _within(EXCEL_EPOCH + timedelta(days=int(value)), value)
    return _of_text(str(int(value)))


def _of_text(text: str) -> date:
    if zoned := _zoned(text):
        return _within(zoned, text)
    bare = CLOCK.sub("", WEEKDAY.sub("", text)).strip()
    if found := YEAR_FIRST.fullmatch(bare) or COMPACT.fullmatch(bare.replace(" ", "")):
        return _made(*map(int, found.groups()), text=text)
    if found := CHINESE_DAY.fullmatch(bare.replace(" ", "")):
        year, month, day_of_month = found.groups()
        return _made(
            int(year.translate(DIGITS)), _of_tens(month), _of_tens(day_of_month), text=text
        )
    if re.fullmatch(r"\d{5}(?:\.\d+)?", bare):
        return _of_number(float(bare))
    if WITHOUT_YEAR.fullmatch(bare):
        raise CellRefused("date_without_year", value=text)
    if WITHOUT_DAY.fullmatch(bare):
        raise CellRefused("date_without_day", value=text)
    raise CellRefused("date_unreadable", value=text[:60])


def _zoned(text: str) -> date | None:
    """A moment with its own time zone, as machines write it, is a day in Shanghai."""
    if not re.search(r"T\d{2}:.*(?:Z|[+-]\d{2}:?\d{2})$", text):
        return None
    try:
        return datetime.fromisoformat(text.replace(" ", "")).astimezone(HERE).date()
    except ValueError:
        return None


def _made(year: int, month: int, day_of_month: int, *, text: str) -> date:
    try:
        return _within(date(year, month, day_of_month), text)
    except ValueError as error:
        raise CellRefused("date_impossible", value=text[:60]) from error


def _within(day: date, source: object) -> date:
    if not EARLIEST <= day <= LATEST:
        raise CellRefused("date_impossible", value=str(source)[:60])
    return day


def _of_tens(text: str) -> int:
    """二十五 → 25."""
    tens, ten, ones = text.partition("十")
    if not ten:
        return int(text.translate(DIGITS))
    return 10 * int(tens.translate(DIGITS) or 1) + int(ones.translate(DIGITS) or 0)
