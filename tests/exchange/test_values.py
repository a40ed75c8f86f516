"""单元格与署名: days, numbers and names as offices write them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianyan.exchange import names, values
from jianyan.exchange.rows import Cell, CellRefused

FIFTH = date(2019, 1, 5)


@pytest.mark.parametrize(
    "written",
    [
        FIFTH,
        datetime(2019, 1, 5, 9, 30),
        datetime(2019, 1, 4, 23, 0, tzinfo=UTC),
        43470,
        43470.75,
        "43470",
        20190105,
        "20190105",
        "2019-01-05",
        "2019/1/5",
        "2019.01.05",
        "2019. 1. 5.",
        "2019年1月5日",
        "2019 年 1 月 5 日",
        "２０１９年０１月０５日",
        "2019年1月5日(星期六)",
        "2019-01-05 10:23:00",
        "2019-01-05 10:23",
        "2019年1月5日 上午10时",
        "2019-01-05T10:23:00",
        "2019-01-05T10:23:00+08:00",
        "2019-01-04T20:00:00Z",
        "二〇一九年一月五日",
        "二○一九年一月五日",
    ],
)
def test_it_reads_the_day(written: Cell) -> None:
    assert values.day(written) == FIFTH


@pytest.mark.parametrize("written", ["", None, "-", "无", " — ", "待定"])
def test_a_blank_is_no_day_and_no_number(written: Cell) -> None:
    assert values.day(written) is None
    assert values.number(written) == ""


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2019-02-30", "date_impossible"),
        ("2019年13月1日", "date_impossible"),
        ("0019-01-05", "date_impossible"),
        (datetime(1900, 1, 1), "date_impossible"),
        ("1月5日", "date_without_year"),
        ("2019年1月", "date_without_day"),
        ("2019", "date_without_day"),
        (2019, "date_without_day"),
        ("5/1/19", "date_unreadable"),
        ("去年冬天", "date_unreadable"),
        (True, "date_unreadable"),
    ],
)
def test_it_refuses_what_is_no_day(written: Cell, code: str) -> None:
    with pytest.raises(CellRefused) as failure:
        values.day(written)

    assert failure.value.code == code


@given(st.dates(min_value=values.EARLIEST, max_value=values.LATEST))
def test_every_writing_of_a_day_is_the_same_day(day: date) -> None:
    serial = (day - values.EXCEL_EPOCH).days
    writings = (day.isoformat(), f"{day.year}年{day.month}月{day.day}日", f"{day:%Y%m%d}", serial)

    assert {values.day(written) for written in writings} == {day}


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("第0123号", "0123"),
        ("第 ０１２３ 号", "0123"),
        (123.0, "123"),
        ("提案第12号", "12"),
        ("〔2019〕123号", "〔2019〕123"),
        ("A-012", "A-012"),
        ("No.7", "7"),
        ("十二", "十二"),
    ],
)
def test_it_undresses_a_number(written: Cell, number: str) -> None:
    assert values.number(written) == number


def test_zeros_in_front_do_not_make_another_number() -> None:
    assert values.number_key("0123") == values.number_key("123")
    assert values.number_key("a-012") == values.number_key("A-12")
    assert values.number_key("2019-12") != values.number_key("2018-12")


def test_it_refuses_a_number_without_a_digit() -> None:
    with pytest.raises(CellRefused):
        values.number("见附件")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("林文", [("林文", "person")]),
        ("林　文、沈 宜", [("林文", "person"), ("沈宜", "person")]),
        (
            "林文 沈静宜,韩永康；顾海涛",
            [(n, "person") for n in ("林文", "沈静宜", "韩永康", "顾海涛")],
        ),
        ("林　永康、沈 静宜等8人", [("林永康", "person"), ("沈静宜", "person")]),
        ("领衔代表：林文代表", [("林文", "person")]),
        ("买买提·艾力", [("买买提·艾力", "person")]),
        ("林文(民盟)", [("林文", "person")]),
        ("林文等5名委员", [("林文", "person")]),
        (
            "民盟江州市委、九三学社江州市委",
            [("民盟江州市委", "party"), ("九三学社江州市委", "party")],
        ),
        ("中国农工民主党江州市委员会", [("中国农工民主党江州市委员会", "party")]),
        ("市政协人口、资源、环境委员会", [("市政协人口、资源、环境委员会", "special_committee")]),
        ("人口、资源、环境委员会", [("人口、资源、环境委员会", "special_committee")]),
        ("社会和法制委", [("社会和法制委", "special_committee")]),
        ("教育界", [("教育界", "sector")]),
        ("民革界别", [("民革界别", "sector")]),
        ("第三小组", [("第三小组", "member_group")]),
        ("临溪代表团", [("临溪代表团", "delegation")]),
        ("团市委", [("团市委", "organisation")]),
        ("市工商联", [("市工商联", "organisation")]),
        ("市委统战部", [("市委统战部", "organisation")]),
        ("青年5号院", [("青年5号院", "organisation")]),
        (("林文", "沈静宜"), [("林文", "person"), ("沈静宜", "person")]),
        ("", []),
        ("无", []),
    ],
)
def test_it_tells_people_from_bodies(written: Cell, expected: list[tuple[str, str]]) -> None:
    assert [(named.name, named.kind) for named in names.signed(written).names] == expected


def test_it_counts_those_who_are_not_named() -> None:
    assert names.signed("林文、沈静宜等12人").total == 12


def test_it_refuses_what_is_no_name() -> None:
    with pytest.raises(CellRefused) as failure:
        names.signed("20190001")

    assert failure.value.code == "name_unreadable"


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("个人提案", "individual"),
        ("联 名", "joint"),
        ("党派类", "party"),
        ("专委会", "special_committee"),
    ],
)
def test_it_knows_the_kinds(written: str, kind: str) -> None:
    assert names.kind(written) == kind


def test_it_refuses_an_unknown_kind_and_lists_the_known() -> None:
    with pytest.raises(CellRefused) as failure:
        names.kind("甲类")

    assert failure.value.code == "kind_unknown"
    assert "界别" in str(failure.value.params["known"])
