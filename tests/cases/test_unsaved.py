"""自动保存: what is typed is kept for its writer alone, and leaves no line in the journal."""

from datetime import UTC, datetime

import pytest

from jianyan.cases import unsaved
from jianyan.cases.models import DraftBuffer, Line
from jianyan.cases.refusal import Refused, Warned
from jianyan.cases.unsaved import Sheet
from tests.cast import Cast

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = datetime(2026, 3, 2, 10, tzinfo=UTC)


def test_it_gives_back_the_newest_version(cast: Cast) -> None:
    li = cast.users["li"].pk
    unsaved.keep(li, "new", {"title": "关于"}, AT)
    unsaved.keep(li, "new", {"title": "关于治理柳溪河"}, LATER)

    kept = unsaved.kept(li, "new")

    assert kept is not None
    assert (kept.body, kept.saved_at) == ({"title": "关于治理柳溪河"}, LATER)
    assert not Line.objects.exists()


def test_it_is_for_its_writer_and_its_form_alone(cast: Cast) -> None:
    unsaved.keep(cast.users["li"].pk, "new", {"title": "关于"}, AT)

    assert unsaved.kept(cast.users["liu"].pk, "new") is None
    assert unsaved.kept(cast.users["li"].pk, "J1") is None


def test_marked_text_is_not_kept(cast: Cast) -> None:
    with pytest.raises(Refused, match="marked_secret"):
        unsaved.keep(cast.users["li"].pk, "new", {"title": "机密★10年"}, AT)

    assert not DraftBuffer.objects.exists()


def test_it_is_erased(cast: Cast) -> None:
    li = cast.users["li"].pk
    unsaved.keep(li, "new", {"title": "关于"}, AT)
    unsaved.erase(li, "new")

    assert unsaved.kept(li, "new") is None


# ── two pages of one form ──
FIRST, SECOND = Sheet(own="a1"), Sheet(own="b2")


def words(user: int) -> tuple[str, list[str]]:
    newest, others = unsaved.all_kept(user, "new")
    return (newest.body["title"] if newest else ""), [row.body["title"] for row in others]


def test_a_page_goes_on_writing_its_own(cast: Cast) -> None:
    li = cast.users["li"].pk

    assert unsaved.keep(li, "new", {"title": "一"}, AT, FIRST)
    assert unsaved.keep(li, "new", {"title": "一二"}, LATER, FIRST)
    assert words(li) == ("一二", [])


def test_a_page_that_knew_nothing_of_the_other_writes_beside_it(cast: Cast) -> None:
    li = cast.users["li"].pk
    unsaved.keep(li, "new", {"title": "电脑"}, AT, FIRST)

    assert not unsaved.keep(li, "new", {"title": "手机"}, LATER, SECOND)
    assert not unsaved.keep(li, "new", {"title": "手机上"}, LATER, SECOND)
    assert words(li) == ("电脑", ["手机上"])


def test_a_page_opened_with_the_other_ones_text_goes_on_from_it(cast: Cast) -> None:
    li = cast.users["li"].pk
    unsaved.keep(li, "new", {"title": "电脑"}, AT, FIRST)

    assert unsaved.keep(li, "new", {"title": "电脑和手机"}, LATER, Sheet(opened="a1", own="b2"))
    assert words(li) == ("电脑和手机", [])


def test_a_text_beside_is_brought_forward_and_the_other_stays(cast: Cast) -> None:
    li = cast.users["li"].pk
    unsaved.keep(li, "new", {"title": "电脑"}, AT, FIRST)
    unsaved.keep(li, "new", {"title": "手机"}, LATER, SECOND)

    assert unsaved.bring_forward(li, "new", "b2")
    assert words(li) == ("手机", ["电脑"])
    assert not unsaved.bring_forward(li, "new", "c3")
    unsaved.drop(li, "new", "a1")
    assert words(li) == ("手机", [])


def test_what_another_page_kept_stays_when_one_is_saved(cast: Cast) -> None:
    li = cast.users["li"].pk
    unsaved.keep(li, "new", {"title": "电脑"}, AT, FIRST)
    unsaved.keep(li, "new", {"title": "手机"}, LATER, SECOND)

    unsaved.settle(li, "new", FIRST)

    assert words(li) == ("", ["手机"])


def test_s08_a_mark_empties_what_the_page_kept_before(cast: Cast) -> None:
    li = cast.users["li"].pk
    unsaved.keep(li, "new", {"title": "某项工作"}, AT, FIRST)

    with pytest.raises(Refused, match="marked_secret"):
        unsaved.keep(li, "new", {"title": "某项工作 机密★10年"}, LATER, FIRST)

    assert DraftBuffer.objects.get().body == {}
    assert unsaved.keep(li, "new", {"title": "另一项"}, LATER, FIRST)


def test_s08_a_hint_is_asked_about_before_anything_is_kept(cast: Cast) -> None:
    li = cast.users["li"].pk

    with pytest.raises(Warned, match="secrecy_hint"):
        unsaved.keep(li, "new", {"title": "涉密人员管理"}, AT, FIRST)

    assert not DraftBuffer.objects.exists()
    passed = Sheet(own="a1", passed=("涉密人员",))
    assert unsaved.keep(li, "new", {"title": "涉密人员管理"}, AT, passed)
