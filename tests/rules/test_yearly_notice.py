"""节假日通知: the text of the yearly notice becomes a calendar file, checked day by day."""

from datetime import date

import pytest

from jianyan.rules import calendars, workdays
from jianyan.rules.errors import RulesError
from jianyan.rules.yearly_notice import calendar_of, toml_of

NOTICE_2026 = """国务院办公厅关于2026年
部分节假日安排的通知

一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班。
"""
NOTICE_2023 = """国务院办公厅关于2023年部分节假日安排的通知
一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
"""


def test_it_gives_the_shipped_year() -> None:
    plan = calendars.parse(toml_of(NOTICE_2026), where="2026.toml")
    china = workdays.china()

    assert plan.year == 2026
    assert {day: name.zh for day, name in plan.off.items()} == {
        day: name.zh for day, name in china.off.items() if day.year == 2026
    }
    assert plan.work.keys() == {day for day in china.work if day.year == 2026}


def test_it_reads_days_of_the_year_before() -> None:
    plan = calendars.parse(toml_of(NOTICE_2023), where="2023.toml")

    assert {date(2022, 12, 31), date(2023, 1, 1), date(2023, 1, 2), date(2023, 4, 5)} <= set(
        plan.off
    )
    assert set(plan.work) == {date(2023, 1, 28), date(2023, 1, 29)}


def test_it_takes_a_calendar_file_as_it_is() -> None:
    written = toml_of(NOTICE_2026)

    assert calendar_of(written) == written
    assert calendar_of(NOTICE_2026) == written
    with pytest.raises(RulesError, match="unknown key"):
        calendar_of("year = 2027\nday = 1\n")


def test_it_refuses_a_notice_without_holidays() -> None:
    with pytest.raises(RulesError, match="names no holiday"):
        toml_of("关于2027年部分节假日安排的通知。")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("共9天", "共8天", "the notice says 8 days, 9 were read"),
        ("1月4日（周日）上班", "1月4日（周一）上班", "2026-01-04 is no 周一"),
        ("4月4日（周六）", "4月31日", "no such day: 4-31"),
        ("部分节假日安排的通知", "工作安排", "not the yearly notice"),
        ("6月19日（周五）至21日（周日）放假", "端午放假", "no day off"),
    ],
)
def test_it_refuses_a_notice_that_does_not_agree_with_itself(
    old: str, new: str, words: str
) -> None:
    text = NOTICE_2026.replace(old, new)

    with pytest.raises(RulesError, match=words):
        toml_of(text)
