"""随附材料: photographs, signed records, rating forms, tellers' reports and minutes come as files."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from jianyan.cases import actions as a
from jianyan.cases.models import Contact, File, Rating, Round
from jianyan.cases.perform import perform, read
from jianyan.cases.refusal import Warned
from jianyan.cases.replay import problems
from tests import cast as c
from tests import disputed
from tests import papers_at_hand as p
from tests.cases.refusing import refused
from tests.cast import Cast

SCAN = p.upload("扫描件.pdf")


def _contact(cast: Cast) -> int:
    work = c.handling(cast)
    said = {"stage": "during", "mode": "visit", "papers": [p.upload("现场.jpg", p.jpeg()), SCAN]}
    return perform(a.record_contact, work, cast.by("chen"), **said).case_id


def _face_to_face(cast: Cast) -> int:
    reply = c.issued(cast)
    return perform(a.deliver, reply, cast.by("chen"), mode="face_reply", paper=SCAN).case_id


def _rating(cast: Cast) -> int:
    reply, who = c.delivered(cast), cast.li.pk
    return perform(
        a.register_rating, reply, cast.by("zhou"), proposer=who, values=c.GOOD, paper=SCAN
    ).case_id


def _handed_in(cast: Cast) -> int:
    return perform(a.hand_in_rating, c.delivered(cast), cast.by("zhou"), paper=SCAN).case_id


def _co_rating(cast: Cast) -> int:
    reply = c.delivered(disputed.going_by(cast, "cq-2018"))
    work = read(reply.case_id).assignments[1]
    values = {"overall": "SATISFIED"}
    return perform(
        a.register_co_rating, work, cast.by("zhou"), proposer=cast.li.pk, values=values, paper=SCAN
    ).case_id


def _ballots(cast: Cast) -> int:
    reply = c.delivered(disputed.going_by(cast, "guz-2019"))
    return perform(
        a.count_ballots, reply, cast.by("zhou"), body="市八届人大六次会议", held_on=c.DAY,
        ballots={"SATISFIED": 90}, paper=SCAN,
    ).case_id  # fmt: skip


def _meeting(cast: Cast) -> int:
    case = read(disputed.dissatisfied_again(cast).case_id).case
    return perform(
        a.record_meeting, case, cast.by("zhou"), about="R2", mode="meeting", held_on=c.DAY,
        minutes="各方同意十月底前完成。", paper=SCAN,
    ).case_id  # fmt: skip


@pytest.mark.parametrize(
    ("bring", "files"),
    [
        (_contact, [("evidence", "A1"), ("evidence", "A1")]),
        (_face_to_face, [("reply_record", "R1")]),
        (_rating, [("rating_form", "R1")]),
        (_handed_in, [("rating_form", "R1")]),
        (_co_rating, [("rating_form", "A2")]),
        (_ballots, [("statement", "R1")]),
        (_meeting, [("minutes", "")]),
    ],
)
def test_the_paper_is_a_file_of_the_case(
    cast: Cast, bring: Callable[[Cast], int], files: list[tuple[str, str]]
) -> None:
    case_id = bring(cast)

    assert [(one.kind, one.about) for one in read(case_id).rows(File)] == files
    assert not problems([case_id])[0]


def test_a_contact_names_its_photographs(cast: Cast) -> None:
    dossier = read(_contact(cast))

    assert dossier.rows(Contact)[-1].files == [1, 2]


def test_a_face_to_face_reply_asks_for_its_signed_record(cast: Cast) -> None:
    reply = c.issued(cast)

    with pytest.raises(Warned) as warned:
        perform(a.deliver, reply, cast.by("chen"), mode="face_reply")
    reply = perform(a.deliver, reply, cast.by("chen"), mode="face_reply", paper=SCAN)

    assert warned.value.params["codes"] == ("signed_record_missing",)
    assert (reply.state, reply.overrides) == ("delivered", [])


def test_a_paper_rating_is_found_by_its_scan(cast: Cast) -> None:
    perform(a.hand_in_rating, c.delivered(cast), cast.by("zhou"), paper=SCAN)

    assert Round.objects.get().paper_scan == "扫描件.pdf"


@pytest.mark.parametrize("move", ["register_rating", "hand_in_rating"])
def test_neither_scan_nor_archive_number_is_refused(cast: Cast, move: str) -> None:
    reply = c.delivered(cast)
    read_off: dict[str, Any] = {"proposer": cast.li.pk, "values": c.GOOD}
    given = read_off if move == "register_rating" else {}

    with refused("scan_missing"):
        perform(getattr(a, move), reply, cast.by("zhou"), **given)

    assert not Rating.objects.exists()


def test_a_paper_rating_with_a_program_in_it_leaves_nothing(cast: Cast) -> None:
    reply = c.delivered(cast)
    bad = p.upload("回执.pdf", b"MZ")

    with refused("file_active"):
        perform(
            a.register_rating, reply, cast.by("zhou", date(2026, 3, 3)), proposer=cast.li.pk,
            values=c.GOOD, paper=bad,
        )  # fmt: skip

    assert not Rating.objects.exists()
    assert not File.objects.exists()
