"""节假日数据: yearly files of days off and make-up working days, national and local."""

import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from jianyan.rules.errors import RulesError

SHIPPED = Path(__file__).parent / "data" / "calendars"
_CHECKOUT = Path(__file__).resolve().parents[3]
_VAR = (_CHECKOUT if (_CHECKOUT / "pyproject.toml").exists() else Path.cwd()) / "var"
_KEYS = frozenset({"year", "region", "document", "holiday"})
_HOLIDAY_KEYS = frozenset({"name", "name_en", "off", "in_lieu", "work"})


@dataclass(frozen=True, slots=True)
class DayName:
    """What a special day is called; `in_lieu` marks a day off that is made up elsewhere."""

    zh: str
    en: str
    in_lieu: bool = False


@dataclass(frozen=True, slots=True)
class YearPlan:
    """One announced year, or the local holidays of one region in that year."""

    year: int
    region: str
    off: dict[date, DayName]
    work: dict[date, DayName]


def parse(text: str, *, where: str) -> YearPlan:
    """Read one calendar file; refuse anything it does not understand."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulesError(f"not readable as TOML: {error}", where=where) from error
    _known(table, _KEYS, where)
    year = table.get("year")
    if not isinstance(year, int):
        raise RulesError("`year = 2026` is missing", "缺少 year（年份）", where=where)
    off: dict[date, DayName] = {}
    work: dict[date, DayName] = {}
    for holiday in table.get("holiday", []):
        _known(holiday, _HOLIDAY_KEYS, where)
        lieu = set(holiday.get("in_lieu", []))
        zh = str(holiday.get("name", ""))
        en = str(holiday.get("name_en", zh))
        if not zh:
            raise RulesError("a holiday has no name", "有节日没有名称", where=where)
        off |= {day: DayName(zh, en, day in lieu) for day in _days(holiday, "off", where)}
        work |= {day: DayName(zh, en) for day in _days(holiday, "work", where)}
    plan = YearPlan(year, str(table.get("region", "")), off, work)
    _sound(plan, where)
    return plan


def _known(table: dict[str, object], keys: frozenset[str], where: str) -> None:
    for key in table:
        if key not in keys:
            raise RulesError(
                f"unknown key `{key}`; known keys: {', '.join(sorted(keys))}",
                f"不认识的键 {key}；可用的键：{'、'.join(sorted(keys))}",
                where=where,
            )


def _days(holiday: dict[str, object], key: str, where: str) -> Iterator[date]:
    days = holiday.get(key, [])
    if not isinstance(days, list):
        raise RulesError(f"`{key}` must be a list of days", f"{key} 应为日期列表", where=where)
    for day in days:
        if type(day) is not date:
            raise RulesError(
                f"`{key}`: {day!r} is not a day; write 2026-10-01 without quotation marks",
                f"{key}:{day!r} 不是日期；请写作 2026-10-01，不加引号",
                where=where,
            )
        yield day


def _sound(plan: YearPlan, where: str) -> None:
    both = sorted(plan.off.keys() & plan.work.keys())
    if both:
        raise RulesError(
            f"{both[0]} is both a day off and a working day",
            f"{both[0]} 既列为放假又列为上班",
            where=where,
        )
    weekday = [day for day in plan.work if day.weekday() < 5]
    if weekday:
        raise RulesError(
            f"{weekday[0]} is no weekend day: only weekends are worked in exchange",
            f"{weekday[0]} 不是周末，只有周末才有调休上班",
            where=where,
        )


def folder() -> Path:
    """Where an office keeps the calendars it loaded itself: JIANYAN_HOME/calendars."""
    return (Path(home) if (home := os.environ.get("JIANYAN_HOME")) else _VAR) / "calendars"


def keep(text: str) -> Path:
    """Check a year and lay it into the office's folder, in one step for whoever is reading."""
    plan = parse(text, where="calendar")
    target = folder() / f"{plan.region + '-' if plan.region else ''}{plan.year}.toml"
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    return fresh.replace(target)


def stamp() -> tuple[Path, int]:
    """The office's folder and when it last changed; a new stamp, a new reading."""
    own = folder()
    return own, own.stat().st_mtime_ns if own.is_dir() else 0


def files() -> list[Path]:
    own = sorted(folder().glob("*.toml")) if folder().is_dir() else []
    return [*sorted(SHIPPED.glob("**/*.toml")), *own]


def plans() -> list[YearPlan]:
    """Every year known here; a file of the office replaces the shipped file of that year."""
    newest: dict[tuple[int, str], YearPlan] = {}
    for path in files():
        plan = _read(path, path.stat().st_mtime_ns)
        newest[plan.year, plan.region] = plan
    return [newest[key] for key in sorted(newest)]


@lru_cache(maxsize=512)
def _read(path: Path, mtime: int) -> YearPlan:
    return parse(path.read_text(encoding="utf-8-sig"), where=path.name)
