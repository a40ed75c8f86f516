"""附件可见范围: who may open which kind of file."""

from datetime import date

import pytest

from jianyan.cases.file_sight import OPENS
from jianyan.cases.models import File, FileKind
from jianyan.cases.perform import read
from jianyan.cases.visibility import sight
from tests import cast as c
from tests.cast import Cast

EVERYBODY = ("li", "liu", "wang", "zhou", "qian", "sun", "chen", "wu", "feng", "he")


def opens(cast: Cast, case_id: int, kind: str, about: str, on: date = c.DAY) -> set[str]:
    found = set()
    for name in EVERYBODY:
        dossier = read(case_id)
        file = dossier.add(File(no=1, kind=kind, about=about, name="x.pdf", added_on=on, size=1))
        if sight(cast.actor(name, on), dossier.case, on).file(file):
            found.add(name)
    return found


@pytest.mark.parametrize(
    ("kind", "about", "who"),
    [
        ("attachment", "", {"li", "zhou", "sun", "chen", "wu"}),
        ("signed_paper", "", {"li", "zhou", "sun", "chen", "wu"}),
        ("evidence", "A1", {"zhou", "sun", "chen"}),
        ("approval_sheet", "R1", {"sun", "chen"}),
        ("sealed_reply", "R1", {"li", "zhou", "sun", "chen", "wu"}),
        ("rating_form", "R1", {"li", "zhou"}),
        ("instruction", "A1", {"sun", "chen"}),
        ("reply_record", "R1", {"li", "zhou", "sun", "chen", "wu"}),
        ("minutes", "", {"li", "zhou", "sun", "chen", "wu"}),
        ("coordination", "A1", {"zhou", "sun", "chen", "wu"}),
        ("statement", "A1", {"zhou", "sun", "chen"}),
        ("statement", "A2", {"zhou", "sun", "wu"}),
    ],
)
def test_a_kind_of_file_opens_to(cast: Cast, kind: str, about: str, who: set[str]) -> None:
    case_id = c.rated(cast).case_id

    assert opens(cast, case_id, kind, about) == who


def test_every_kind_is_decided() -> None:
    assert set(OPENS) == set(FileKind)


def test_a_sealed_reply_is_closed_until_it_is_delivered(cast: Cast) -> None:
    assert opens(cast, c.issued(cast).case_id, "sealed_reply", "R1") == {"sun", "chen"}


def test_a_rating_form_opens_to_the_unit_after_the_window(cast: Cast) -> None:
    reply = c.rated(cast)

    after = opens(cast, reply.case_id, "rating_form", "R1", date(2026, 12, 1))
    assert after == {"li", "zhou", "sun", "chen", "wu"}


def test_what_was_taken_out_opens_to_nobody(cast: Cast) -> None:
    dossier = read(c.submitted(cast).pk)
    file = dossier.add(File(no=1, kind="attachment", name="x.pdf", added_on=c.DAY, size=1, removed_on=c.DAY))  # fmt: skip

    assert not sight(cast.actor("li"), dossier.case, c.DAY).file(file)
