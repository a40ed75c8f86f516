"""表格标签: which words before a colon name a box, and which only begin a paragraph."""

import pytest

from tests.exchange.documents import papers as p


def read(*lines: str, title: str = p.TITLE) -> p.Reading:
    return p.read("来件.docx", p.as_bytes(p.written((title, *lines))))


@pytest.mark.parametrize(
    "line",
    [
        "说明:以上数据来自临溪区统计公报。",
        "备注:树龄以林业部门的鉴定为准",
        "主题:把古树保护纳入城市更新的总体安排",
        "类别:分为三个类别",
        "时间:从普查开始到挂牌完成,前后需要三年;分两期进行",
    ],
)
def test_a_paragraph_of_the_text_may_begin_like_a_label(line: str) -> None:
    found = read("提案者:林文", *p.LINES[:2], line, *p.LINES[2:])

    assert found.value("title") == p.TITLE
    assert found.value("category") == ""
    assert found.value("text") == "\n".join((*p.LINES[:2], line, *p.LINES[2:]))


def test_the_text_itself_may_begin_like_a_label() -> None:
    line = "说明:古树名木是不可再生的自然和文化遗产,临溪区现存百年以上古树三百余株,应当引起重视。"

    assert read("提案者:林文", line, *p.LINES[1:]).value("text").startswith(line)


def test_names_and_contact_may_follow_the_text() -> None:
    others = "、".join(f"林{sign}{sign}" for sign in "一二三四五六七八九十百千万文")

    found = read(*p.LINES, "提案者:林文", f"附议人:{others}", "联系电话:0000-1", "界别:农业界")

    assert found.value("proposers") == "林文"
    assert found.value("cosigners") == others
    assert found.value("group") == "农业界"
    assert found.contact == {"phone": "0000-1"}
    assert found.value("text") == p.TEXT


def test_a_clear_title_is_not_replaced_by_a_box() -> None:
    found = read("案由:加强古树保护", "提案者:林文", *p.LINES)

    assert (found.value("title"), found.value("proposers")) == (p.TITLE, "林文")
    assert found.value("text") == p.TEXT


@pytest.mark.parametrize(
    ("lead", "others"),
    [
        ("提案者（签名）", "联名提案者"),
        ("领衔代表（签名）", "附议代表（10人以上）"),
        ("提建议人", "附议代表签名"),
        ("提建议代表【签章】", "联名人 (签名)"),
    ],
)
def test_a_label_may_bear_a_note(lead: str, others: str) -> None:
    found = read(f"{lead}:林文", f"{others}:林一一、林二二", *p.LINES)

    assert found.value("proposers") == "林文"
    assert found.value("cosigners") == "林一一、林二二"
    assert found.value("text") == p.TEXT


def test_a_subtitle_is_no_name() -> None:
    found = read("——以临溪镇为例", "领衔人:林文", *p.LINES)

    assert found.value("title") == f"{p.TITLE}——以临溪镇为例"
    assert found.value("proposers") == "林文"
    assert not found.fields["title"].is_doubtful


@pytest.mark.parametrize(
    ("guess", "text"), [("古树之乡", f"古树之乡\n{p.TEXT}"), ("林文", p.TEXT)]
)
def test_a_label_wins_over_a_guess(guess: str, text: str) -> None:
    found = read(guess, *p.LINES, "提案者:林文(农业界)")

    assert (found.value("proposers"), found.fields["proposers"].why) == ("林文", "label")
    assert found.value("text") == text


@pytest.mark.parametrize("gap", ["    ", "　", "  "])
def test_one_line_may_hold_several_boxes(gap: str) -> None:
    found = read(gap.join(("提案人:林文", "界  别:农业界", "联系电话:0000-1")), *p.LINES)

    assert (found.value("proposers"), found.value("group")) == ("林文", "农业界")
    assert found.contact == {"phone": "0000-1"}
    assert found.value("text") == p.TEXT


def test_what_the_office_fills_in_is_no_point() -> None:
    found = read("提案人:林文", *p.LINES, "承办单位意见:", "(此栏由承办单位填写)")

    assert p.points(found) == p.POINTS
    assert found.value("text") == p.TEXT


def test_the_number_of_an_identity_card_is_never_kept() -> None:
    found = read(*p.LINES, "提案人:林文", "身份证号:000000190001010000", "2026年1月8日")

    assert "000000190001010000" not in str((found.as_json(), found.contact))
    assert found.value("text") == p.TEXT
    assert found.value("submitted_on") == "2026-01-08"


def test_units_in_brackets_do_not_make_names_too_long() -> None:
    found = read(
        "林文（江州大学生命科学学院教授，民盟盟员）  林一（市第一人民医院主任医师）  林二（市工商联）",
        *p.LINES,
    )

    assert found.value("proposers") == "林文、林一、林二"
    assert found.value("text") == p.TEXT


def test_words_of_a_box_alone_on_a_line_are_no_text() -> None:
    found = read("提案者", "林文", "提案内容（情况、问题和建议）", *p.LINES)

    assert found.value("proposers") == "林文"
    assert found.value("text") == p.TEXT
