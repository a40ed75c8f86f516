"""名册导入: recognised headings, a dry run, every row accounted for, twice is once, official order stored."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jianyan.exchange.rosters.run import run
from jianyan.exchange.rows import FileRefused
from jianyan.people.duties import duties_valid
from jianyan.people.models import Duty, Grant, Proposer, Seat, Section, Unit, User
from jianyan.people.orders import key_for_units, pinyin_of, strokes_of
from tests.cast import Cast
from tests.rights.town import client

TODAY = date(2026, 5, 20)
MEMBERS = """江州市人大代表名册
序号,姓名,代表团,届次,代表证编号,手机号码,工作单位及职务
1,李敏,城区代表团,八届,A001,13900000001,市第一中学教师
2,欧阳  明,柳溪代表团,第8届,A002,,
3,,城区代表团,八届,A003,,
4,丁一,城区代表团,不详,A004,,
"""
UNITS = """单位名称,简称,序列,分管领导,联络员,联系电话,是否有账号
江州市水利局,市水利局,1,周局长,吴联络,0000-1,是
江州供电公司,供电公司,90,,,,否
江州市体育局,市体育局,甲,,,,是
"""


def sheet(folder: Path, text: str) -> Path:
    file = folder / "roster.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_roster_of_deputies_is_entered_row_by_row(cast: Cast, tmp_path: Path) -> None:
    report = run(sheet(tmp_path, MEMBERS), kind="proposers", office=cast.congress, today=TODAY)

    assert (report.rows, len(report.created), len(report.changed)) == (4, 1, 1)
    assert [line["code"] for line in report.refused] == [
        "roster_name_missing",
        "roster_term_unknown",
    ]
    assert "第6行" in report.refused[1]["message"]
    new = Proposer.objects.get(name="欧阳明")
    assert (new.pinyin, new.strokes) == (pinyin_of("欧阳明"), strokes_of("欧阳明"))
    assert Seat.objects.get(proposer=cast.li).card_no == "A001"


def test_refused_rows_come_back_as_written_with_their_reason(cast: Cast) -> None:
    """Mended, the same sheet is entered again; the column of reasons is no field of the list."""
    caller = client(cast, "zhou")
    file = SimpleUploadedFile("名册.csv", MEMBERS.encode())
    given = {"kind": "proposers", "office": "congress", "refused": "1", "file": file}

    answer = caller.post("/desk/rosters/", given)

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert answer["Content-Disposition"].endswith('refused-proposers.csv"')
    assert rows[0][1:] == MEMBERS.splitlines()[1].split(",")
    assert len(rows) == 3
    assert "第6行" in rows[2][0]
    assert rows[2][3] == "城区代表团"
    assert not Proposer.objects.filter(name="欧阳明").exists()
    back = SimpleUploadedFile("改后.csv", answer.content)
    again = caller.post("/desk/rosters/", {**given, "file": back})
    assert len(list(csv.reader(io.StringIO(again.content.decode("utf-8-sig"))))) == 3


def test_twice_is_once_and_telephones_are_not_printed(cast: Cast, tmp_path: Path) -> None:
    file = sheet(tmp_path, MEMBERS)
    first = run(file, kind="proposers", office=cast.congress, today=TODAY)
    again = run(file, kind="proposers", office=cast.congress, today=TODAY)

    assert (len(again.created), len(again.changed), again.unchanged) == (0, 0, 2)
    fields = first.changed[0]["fields"]
    assert fields["mobile"] == {"before": "", "after": "***"}
    assert fields["card_no"] == {"before": "", "after": "A001"}


def test_a_dry_run_keeps_nothing(cast: Cast, tmp_path: Path) -> None:
    report = run(
        sheet(tmp_path, MEMBERS), kind="proposers", office=cast.congress, today=TODAY, dry_run=True
    )

    assert len(report.created) == 1
    assert not Proposer.objects.filter(name="欧阳明").exists()


def test_the_directory_of_units_keeps_the_offices_own_order(cast: Cast, tmp_path: Path) -> None:
    report = run(sheet(tmp_path, UNITS), kind="units", office=cast.government, today=TODAY)

    assert [one["name"] for one in report.created] == ["江州供电公司"]
    assert [line["code"] for line in report.refused] == ["roster_number"]
    power = Unit.objects.get(name="江州供电公司")
    assert (power.position, power.has_account, power.key) == (90, False, "gov-jzgdgs")
    assert Unit.objects.get(key="water").leader_in_charge == "周局长"


def test_sections_and_users_follow_the_units(cast: Cast, tmp_path: Path) -> None:
    run(
        sheet(tmp_path, "承办单位,科室,序号\n市水利局,规划科,1\n市气象局,办公室,1\n"),
        kind="sections", office=cast.government, today=TODAY,
    )  # fmt: skip
    report = run(
        sheet(
            tmp_path,
            "登录名,姓名,岗位,单位,科室\nlin,林科,科室负责人,市水利局,规划科\n"
            "root,罗某,系统管理员,,\n",
        ),
        kind="users", office=cast.government, today=TODAY,
    )  # fmt: skip

    assert Section.objects.filter(unit=cast.water, name="规划科").count() == 1
    assert [line["code"] for line in report.refused] == ["roster_role_unknown"]
    user = User.objects.get(username="lin")
    assert not user.has_usable_password()
    assert Grant.objects.get(user=user).unit == cast.water


DUTIES = f"""承办单位,职责事项,牵头/配合,依据,废止日期
市水利局,统筹全市海绵设施的运行维护,牵头,三定规定第四条,
,"游乐船只、码头的安全",配合,,
,,牵头,,
,指导橡皮坝的调度,说不清,,
,{"长" * 301},,,
市气象局,人工增雨,牵头,,
,气象灾害预警,牵头,,
市水利局,统筹全市海绵设施的运行维护,配合,,
"""


def test_a_list_of_duties_is_entered_item_by_item(cast: Cast, tmp_path: Path) -> None:
    """An empty cell means the unit above, as in merged cells; an unknown unit refuses all its rows."""
    file = sheet(tmp_path, DUTIES)

    first = run(file, kind="duties", office=cast.government, today=TODAY)
    again = run(file, kind="duties", office=cast.government, today=TODAY)

    assert [(line["row"], line["code"]) for line in first.refused] == [
        (4, "roster_name_missing"),
        (5, "roster_duty_role_unknown"),
        (6, "roster_duty_long"),
        (7, "roster_unit_unknown"),
        (8, "roster_unit_unknown"),
        (9, "roster_duty_twice"),
    ]
    assert "301" in first.refused[2]["message"]
    assert (len(first.created), again.unchanged, again.changed) == (2, 2, [])
    assert list(Duty.objects.values_list("unit__key", "role")) == [
        ("water", "lead"),
        ("water", "co"),
    ]


def test_an_item_that_ended_no_longer_counts(cast: Cast, tmp_path: Path) -> None:
    text = "承办单位,职责事项,废止日期\n市水利局,巡河,2026-05-19\n市水利局,护堤,\n"

    run(sheet(tmp_path, text), kind="duties", office=cast.government, today=TODAY)

    assert [duty.item for duty in duties_valid(TODAY)] == ["护堤"]


def test_a_sheet_that_is_no_such_list_is_refused_as_a_whole(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as caught:
        run(sheet(tmp_path, "甲,乙\n1,2\n"), kind="units", office=cast.government, today=TODAY)

    assert caught.value.code == "roster_headings_absent"


def test_surnames_stand_by_strokes_as_official_lists_have_them() -> None:
    people = [
        "张伟",
        "李敏",
        "王岚",
        "刘刚",
        "丁一",
        "欧阳修",
        "黎明",
        "马超",
        "于谦",
        "万里",
        "陈平",
    ]

    assert sorted(people, key=strokes_of) == [
        "丁一", "于谦", "万里", "马超", "王岚", "刘刚", "李敏", "张伟", "陈平", "欧阳修", "黎明",
    ]  # fmt: skip
    assert pinyin_of("单田芳").startswith("shan4 ")
    assert key_for_units("江州市水利局") == "jzsslj"
