"""勾选与是非: boxes that were ticked, consents, and when a paper was raised."""

import pytest

from jianyan.exchange.documents import answers
from jianyan.exchange.documents.reading import Found
from tests.exchange.documents import papers as p


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("□党派 □界别 ☑个人 □联名", "个人"),
        ("党派□ 个人☑ 联名□", "个人"),
        ("是（√）否（ ）", "是"),
        ("√经济 ✓文化", "经济、文化"),
        ("□是 □否", ""),
        ("城乡建设", "城乡建设"),
    ],
)
def test_what_is_ticked_is_what_is_said(written: str, said: str) -> None:
    found = answers.ticked(Found(written, 0.97))

    assert (found.value if found else "") == said


def read(*lines: str) -> p.Reading:
    return p.read("来件.docx", p.as_bytes(p.written((p.TITLE, "提案人:林文", *lines, *p.LINES))))


@pytest.mark.parametrize(
    ("written", "value"),
    [("是", "yes"), ("同意", "yes"), ("☑是 □否", "yes"), ("否", "no"), ("不同意公开", "no"), ("□是 ☑否", "no"), ("□是 □否", ""), ("再议", "")],
)  # fmt: skip
def test_a_consent_is_yes_or_no_or_not_given(written: str, value: str) -> None:
    found = read(f"是否同意公开:{written}", f"是否需要书面答复:{written}")

    assert found.value("publish_consent") == found.value("reply_wanted") == value
    assert found.value("text") == p.TEXT


@pytest.mark.parametrize(
    ("written", "period"),
    [("平时（闭会期间）", "平时(闭会期间)"), ("☑大会期间 □平时", "大会期间"), ("大会期间/平时", ""), ("2026年2月3日", "")],
)  # fmt: skip
def test_a_time_that_is_no_day_may_be_a_period(written: str, period: str) -> None:
    found = read(f"提出时间:{written}")

    assert found.value("period").replace("（", "(").replace("）", ")") == period
    assert found.value("submitted_on") == ("2026-02-03" if "年" in written else "")


def test_several_papers_in_one_file_are_not_mixed() -> None:
    other = ("关于增设公共厕所的提案", "提案人:林一", *p.LINES)

    found = read(*p.LINES, *other)

    assert (found.value("title"), found.value("proposers")) == (p.TITLE, "林文")
    assert found.notes == ("several_papers",)
    assert all(field.score <= 0.3 for field in found.fields.values())
    assert "提案人:林一" in found.value("text")


def test_a_title_said_twice_is_one_paper() -> None:
    found = read(p.TITLE, "提案人:林文", *p.LINES)

    assert found.notes == ()
