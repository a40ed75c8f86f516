"""自动保存: what is typed is kept for its writer alone, and leaves no line in the journal."""

from datetime import UTC, datetime

import pytest

from jianyan.cases import unsaved
from jianyan.cases.models import DraftBuffer, Line
from jianyan.cases.refusal import Refused
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
