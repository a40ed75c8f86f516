"""Reminding a unit, and naming another officer."""

from datetime import timedelta

from jianyan.cases import actions as a
from jianyan.cases.perform import perform, perform_many, read
from jianyan.cases.queries.case_page import case_page
from jianyan.notices.inbox import inbox
from tests import cast as c
from tests.cases.refusing import refused
from tests.cast import DAY, Cast


def test_a_reminder_reaches_handlers_and_leaders_at_once(cast: Cast) -> None:
    work = c.handling(cast)

    perform(a.remind, work, cast.by("sun"), note="请抓紧。", answer_by=DAY + timedelta(days=7))

    at = cast.by("sun").at
    for name in ("chen", "zhao"):
        assert inbox(cast.actor(name), at).lines[0].kind == "reminded"


def test_it_stands_in_the_record_of_the_staff_and_not_of_the_proposer(cast: Cast) -> None:
    work = c.handling(cast)
    perform(a.remind, work, cast.by("zhou"), note="请抓紧。")

    kinds = {
        name: [e.kind for e in sheet.timeline]
        for name in ("zhou", "sun", "chen", "li")
        if (sheet := case_page(by=cast.by(name), case_id=work.case_id))
    }
    assert {name: "Reminded" in found for name, found in kinds.items()} == {
        "zhou": True, "sun": True, "chen": True, "li": False,
    }  # fmt: skip


def test_no_unit_reminds_itself(cast: Cast) -> None:
    work = c.handling(cast)

    with refused("no_right"):
        perform(a.remind, work, cast.by("zhao"))


def test_a_day_to_answer_by_lies_ahead(cast: Cast) -> None:
    work, day = c.handling(cast), DAY - timedelta(days=1)

    with refused("day_past"):
        perform(a.remind, work, cast.by("sun"), note="请抓紧。", answer_by=day)


def test_many_are_reminded_with_one_write_and_the_refused_are_named(cast: Cast) -> None:
    works = [read(c.assigned(cast).pk).assignments[0] for _ in range(3)]
    done = read(c.delivered(cast).case_id).assignments[0]

    found = perform_many(
        a.remind, [(work, {"note": "请抓紧。"}) for work in (*works, done)], cast.by("sun")
    )

    assert len(found.moved) == 3
    assert [(place, refusal.code) for place, refusal in found.refused] == [(3, "wrong_state")]


def test_another_officer_takes_over(cast: Cast) -> None:
    work = c.handling(cast)

    work = perform(a.change_officer, work, cast.by("zhao"), officer="丁工", phone="0000-2")

    assert (work.officer, work.officer_phone) == ("丁工", "0000-2")


def test_a_name_is_needed(cast: Cast) -> None:
    work = c.handling(cast)

    with refused("officer_missing"):
        perform(a.change_officer, work, cast.by("zhao"), officer=" ")
