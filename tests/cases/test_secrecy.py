"""密级标志: a real mark keeps the text out; talk of secrets does not (practice.md 3, S08)."""

import dataclasses

import pytest

from jianyan.cases import actions as a
from jianyan.cases.models import Case, Line, Text
from jianyan.cases.opening import Draft, open_case
from jianyan.cases.perform import perform
from jianyan.cases.refusal import Refused, Warned
from jianyan.cases.secrecy import hints, marked
from tests import cast as c
from tests.cast import Cast

MARKS = (
    "机密★10年", "秘密★", "绝密★长期", "绝 密 ★ 30 年", "机密☆", "秘密＊5年", "機密★解密前",
    "机\u200b密★10年", "秘密★1年6个月", "工作秘密★3年", "密级:机密", "密级:秘密 10年",
)  # fmt: skip
PLAIN = (
    "建议加强商业秘密保护。", "保守国家秘密是公民的义务。", "推行无记名(秘密)投票。", "密级:无",
    "注意保守秘密\n★第二,加强宣传", "机密性、完整性*和可用性", "★秘密写票处应当设在会场一侧", "",
)  # fmt: skip


@pytest.mark.parametrize("text", MARKS)
def test_it_finds_a_real_mark(text: str) -> None:
    assert marked(f"关于某事的建议\n{text}\n正文。") is not None


@pytest.mark.parametrize("text", PLAIN)
def test_it_lets_talk_of_secrets_pass(text: str) -> None:
    assert marked(f"关于某事的建议\n{text}\n正文。") is None


def test_it_names_the_mark_it_found() -> None:
    assert marked("  机密★10年  关于某事") == "机密★10年"


def draft(cast: Cast, **text: object) -> Draft:
    plain = Draft(
        office=cast.congress, session=cast.congress_session, lead=cast.li,
        title="关于某事的建议", situation="情况如下。", points=("建议一。",),
    )  # fmt: skip
    return dataclasses.replace(plain, **text)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        {"title": "机密★10年 关于某事"},
        {"situation": "秘密★\n情况"},
        {"points": ("一。", "绝密★长期")},
        {"original": "机密★10年"},
        {"wished_units": "秘密★"},
    ],
)
def test_a_marked_draft_leaves_no_trace(cast: Cast, text: dict[str, object]) -> None:
    with pytest.raises(Refused, match="marked_secret"):
        open_case(draft(cast, **text), cast.by("li"))

    assert not Case.objects.exists()
    assert not Text.objects.exists()


def test_a_later_version_is_refused_too(cast: Cast) -> None:
    case = c.drafted(cast)

    with pytest.raises(Refused, match="marked_secret"):
        perform(a.draft, case, cast.by("li"), text=draft(cast, situation="机密★10年"))

    assert not Text.objects.filter(body__contains="★").exists()


# ── hints: asked about, never blocked ──
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("此件不得外传。", ("不得外传",)),
        ("保守国家秘密,管好涉密人员。", ("国家秘密", "涉密人员")),
        ("附尚未公开的会议纪要。", ("尚未公开的会议纪要",)),
        ("推行无记名(秘密)投票,加强商业秘密保护。", ()),
    ],
)
def test_it_finds_words_that_hint_at_secrets(text: str, found: tuple[str, ...]) -> None:
    assert hints(text) == found


def test_s08_a_hint_warns_before_anything_is_stored(cast: Cast) -> None:
    said = draft(cast, situation="有关内容不得外传。")

    with pytest.raises(Warned, match="secrecy_hint"):
        open_case(said, cast.by("li"))
    assert not Case.objects.exists()
    assert not Text.objects.exists()

    open_case(dataclasses.replace(said, passed=("不得外传",)), cast.by("li"))
    assert "不得外传" in Line.objects.get().data  # that its writer looked at it is recorded


def test_s08_a_word_that_nobody_looked_at_is_asked_about_again(cast: Cast) -> None:
    case = open_case(draft(cast, points=("注意保密。",), passed=("注意保密",)), cast.by("li"))
    more = draft(cast, points=("注意保密。", "管好涉密文件。"), passed=("注意保密",))

    with pytest.raises(Warned, match="secrecy_hint"):
        perform(a.draft, case, cast.by("li"), text=more)


def test_an_imported_catalogue_is_not_asked(cast: Cast) -> None:
    said = draft(cast, situation="保守国家秘密。", channel="import")

    assert open_case(said, cast.by("zhou")).channel == "import"
