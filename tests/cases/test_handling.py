"""办理: contacts and co-opinions."""

from datetime import date

import pytest

from jianyan.cases import actions as a
from jianyan.cases.perform import perform, read
from jianyan.deadlines.models import Clock
from tests import cast as c
from tests.cases.refusing import refused
from tests.cast import Cast


def test_a_contact_takes_four_fields_and_stops_the_clock_of_the_first(cast: Cast) -> None:
    work = c.handling(cast)

    (contact,) = read(work.case_id).contacts
    assert (contact.stage, contact.mode, contact.contacted_on) == ("before", "phone", c.DAY)
    clock = Clock.objects.filter(case_id=work.case_id, part="A1", limit="first_contact").first()
    assert clock is None or clock.stopped_on == c.DAY


def test_a_contact_is_not_logged_ahead_of_its_day(cast: Cast) -> None:
    work = c.handling(cast)

    with refused("day_ahead"):
        perform(
            a.record_contact, work, cast.by("chen"), stage="during", mode="visit",
            on=date(2026, 3, 3),
        )  # fmt: skip


@pytest.mark.parametrize(("stage", "mode"), [("sometime", "phone"), ("before", "pigeon")])
def test_a_contact_of_an_unknown_sort_is_refused(cast: Cast, stage: str, mode: str) -> None:
    work = c.handling(cast)

    with refused("contact_unknown"):
        perform(a.record_contact, work, cast.by("chen"), stage=stage, mode=mode)


def test_s21_a_contact_that_the_proposer_disputes_is_marked(cast: Cast) -> None:
    work = c.handling(cast)

    perform(
        a.dispute_contact, work.dossier.case, cast.by("li"), contact=1, reason="没有联系过我。"
    )

    assert read(work.case_id).contacts[0].disputed_on == c.DAY


def test_a_contact_that_is_not_there_cannot_be_disputed(cast: Cast) -> None:
    work = c.handling(cast)

    with refused("no_such_contact"):
        perform(a.dispute_contact, work.dossier.case, cast.by("li"), contact=9)


def test_a_co_opinion_stops_its_own_clock_only(cast: Cast) -> None:
    work = c.handling(cast)

    clocks = {(k.part, k.limit): k.stopped_on for k in Clock.objects.filter(case_id=work.case_id)}
    assert clocks["A2", "co_opinion"] == c.DAY
    assert clocks["A1", "reply"] is None


def test_the_lead_gives_no_co_opinion(cast: Cast) -> None:
    work = c.handling(cast)

    with refused("not_co_handling"):
        perform(a.give_co_opinion, work, cast.by("chen"), opinion="同意。")


def test_an_empty_co_opinion_is_refused(cast: Cast) -> None:
    co = read(c.handling(cast).case_id).assignments[1]

    with refused("opinion_missing"):
        perform(a.give_co_opinion, co, cast.by("wu"), opinion="  ")
