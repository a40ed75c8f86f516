"""Redaction proposes: nothing private survives, what is public stays, and a person decides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianyan.disclosure.redaction import REASONS, propose


@pytest.mark.parametrize(
    ("text", "shown", "reason"),
    [
        ("手机13812345678。", "手机×××。", "mobile"),
        ("手机138-1234-5678。", "手机×××。", "mobile"),
        ("手机１３８１２３４５６７８。", "手机×××。", "mobile"),
        ("致电+86 138 1234 5678。", "致电×××。", "mobile"),
        ("请拨打0511-84412345转801。", "请拨打×××。", "telephone"),
        ("请拨打(025)84412345。", "请拨打×××。", "telephone"),
        ("联系电话:84412345", "联系电话:×××", "telephone"),
        ("身份证32110219900307123X号", "身份证×××号", "identity_number"),
        ("身份证号321102900307123", "身份证号×××", "identity_number"),
        ("邮箱a.b@example.com。", "邮箱×××。", "email"),
        ("微信号:zhang_san88", "微信号:×××", "account"),
        ("卡号6222 0210 0112 3456 789", "卡号×××", "bank_account"),
        ("护照号码:E12345678", "护照号码:×××", "document_number"),
        ("车牌苏A12345停放", "车牌×××停放", "plate"),
        ("家住江州市柳溪路12号,", "家住×××,", "home_address"),
        ("家庭住址:柳溪花园西区", "家庭住址:×××", "home_address"),
        ("翠湖花园3栋2单元501室漏水", "×××漏水", "home_address"),
        ("(联系人:陈涛,电话另附)", "(联系人:×××,电话另附)", "contact_person"),
        ("联系人及电话:王小明 ", "联系人及电话:××× ", "contact_person"),
        ("居民王建国反映噪声大", "居民×××反映噪声大", "private_person"),
        ("刘芳女士来信说", "×××女士来信说", "private_person"),
        ("李敏代表:", "×××代表:", "addressee"),
        ("尊敬的李敏、刘刚等5位代表:", "尊敬的×××代表:", "addressee"),
        ("王岚委员您好", "×××委员您好", "addressee"),
    ],
)
def test_it_takes_out(text: str, shown: str, reason: str) -> None:
    found = propose(text)

    assert (found.text, [span.reason for span in found.spans]) == (shown, [reason])


@pytest.mark.parametrize(
    "text",
    [
        "请拨打政务服务热线12345或12329。",
        "投入资金12345678元,完成管网1100米,2026年3月2日前完工。",
        "江水〔2026〕12号",
        "按照GB/T 9704-2012执行。",
        "全体代表:",
        "该建议涉及3号楼等老旧楼栋,共12栋、5个单元。",
        "市水利局会同交通运输局办理,签发人:赵局。",
        "某女士反映的问题已经解决。",
        "居民反映强烈,群众满意。",
        "第0012号建议收悉。",
        "消除学生顾虑。",
        "一位住在六楼的老人,居住在老旧小区的居民。",
        "收到群众关于居家养老的来信。",
        "关注留守儿童和老人,照顾各位女士。",
        "群众许多意见,居民任何诉求。",
        "面积1380000000平方米",
    ],
)
def test_it_leaves(text: str) -> None:
    assert propose(text).spans == ()


def test_it_reads_full_width_signs_as_the_usual_ones() -> None:
    text = "（联系人：陈涛，联系电话：０５１１－８４４１２３４５）"

    assert propose(text).text == "（联系人：×××，联系电话：×××）"
    assert propose("李敏代表：").text == "×××代表："


def test_it_takes_out_the_names_it_is_given_wherever_they_stand() -> None:
    found = propose("感谢李敏代表和李 敏同志的关心。", names=["李敏"])

    assert found.text == "感谢×××代表和×××同志的关心。"
    assert {span.reason for span in found.spans} == {"proposer"}


def test_every_span_says_where_it_was_and_why() -> None:
    text = "联系人:陈涛,手机13812345678"

    spans = propose(text).spans

    assert [text[span.start : span.end] for span in spans] == ["陈涛", "13812345678"]
    assert all(span.reason in REASONS for span in spans)


PRIVATE = st.one_of(
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    st.from_regex(r"0[0-9]{2,3}-[2-9][0-9]{6}", fullmatch=True),
    st.from_regex(r"[1-9][0-9]{5}19[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])[0-9]{3}[0-9X]", fullmatch=True),
    st.from_regex(r"[a-z][a-z0-9]{1,8}@[a-z]{2,8}\.(com|cn)", fullmatch=True),
    st.from_regex(r"柳溪花园[1-9]幢[1-9]单元[1-9]0[1-9]室", fullmatch=True),
)  # fmt: skip
SAID = st.text(
    alphabet="关于治理柳溪河的建议收悉,。;:\n现将办理情况答复如下年月日、()", max_size=40
)


@given(parts=st.lists(st.tuples(SAID, PRIVATE), max_size=6), rest=SAID)
def test_nothing_private_survives(parts: list[tuple[str, str]], rest: str) -> None:
    text = "".join(f"{said} {private} " for said, private in parts) + rest

    shown = propose(text).text

    assert all(private not in shown for _, private in parts)


@given(parts=st.lists(st.tuples(SAID, PRIVATE), max_size=6))
def test_what_was_made_safe_is_safe(parts: list[tuple[str, str]]) -> None:
    once = propose("".join(f"{said} {private} " for said, private in parts)).text

    assert propose(once).text == once


@given(text=st.text(max_size=200))
def test_what_it_does_not_take_out_stays_as_it_was(text: str) -> None:
    found = propose(text)

    kept, end = "", 0
    for span in found.spans:
        kept += text[end : span.start] + span.replacement
        end = span.end
    assert kept + text[end:] == found.text
