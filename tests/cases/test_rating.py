"""评价: the proposer's word and what follows from it."""

from datetime import date

import pytest

from jianyan.cases import actions as a
from jianyan.cases.perform import perform, read
from jianyan.deadlines.models import Clock
from tests import cast as c
from tests.cases.refusing import refused
from tests.cast import Cast


def test_the_proposer_rates_on_two_axes(cast: Cast) -> None:
    reply = c.rated(cast)

    (rating,) = read(reply.case_id).ratings
    assert (rating.attitude, rating.result, rating.counts) == (
        "SATISFIED",
        "BASICALLY",
        "satisfied",
    )
    assert reply.state == "rated"


@pytest.mark.parametrize("name", ["chen", "zhao", "sun", "zhou", "liu", "he"])
def test_s33_nobody_else_rates(cast: Cast, name: str) -> None:
    reply = c.delivered(cast)

    with refused("no_right"):
        perform(a.rate, reply, cast.by(name), values=c.GOOD)


def test_the_lead_rates_for_a_joint_case(cast: Cast) -> None:
    reply = c.delivered(cast, joint=True)

    with refused("lead_rates"):
        perform(a.rate, reply, cast.by("liu"), values=c.GOOD)


def test_s34_dissatisfied_needs_a_reason(cast: Cast) -> None:
    reply = c.delivered(cast)

    with refused("dissatisfied_needs_reason"):
        perform(a.rate, reply, cast.by("li"), values=c.BAD)


def test_every_axis_needs_a_value(cast: Cast) -> None:
    reply = c.delivered(cast)

    with refused("axis_missing"):
        perform(a.rate, reply, cast.by("li"), values={"attitude": "SATISFIED"})


def test_a_rating_is_not_given_twice(cast: Cast) -> None:
    reply = c.rated(cast)

    with refused("wrong_state"):
        perform(a.rate, reply, cast.by("li"), values=c.GOOD)


def test_the_clerk_enters_the_signed_paper_with_its_scan(cast: Cast) -> None:
    reply = c.delivered(cast)
    with refused("scan_missing"):
        perform(
            a.register_rating, reply, cast.by("zhou"), proposer=cast.li.pk, values=c.GOOD, scan=""
        )

    perform(
        a.register_rating, reply, cast.by("zhou"), proposer=cast.li.pk, values=c.GOOD,
        scan="form-0001.pdf",
    )  # fmt: skip

    assert read(reply.case_id).ratings[0].on_paper


def test_a_unit_does_not_enter_a_rating(cast: Cast) -> None:
    """S33"""
    reply = c.delivered(cast)

    with refused("no_right"):
        perform(
            a.register_rating, reply, cast.by("zhao"), proposer=cast.li.pk, values=c.GOOD, scan="x"
        )


def test_s35_silence_is_closed_after_the_window_and_is_never_a_rating(cast: Cast) -> None:
    reply = c.delivered(cast)
    with refused("window_open"):
        perform(a.close_rating, reply, cast.by("zhou", date(2026, 3, 20)))

    reply = perform(a.close_rating, reply, cast.by("zhou", date(2026, 6, 1)))

    assert reply.state == "no_feedback"
    assert read(reply.case_id).ratings == []


def test_s36_re_handling_starts_a_round_with_its_own_limit_and_keeps_the_first_rating(
    cast: Cast,
) -> None:
    reply = c.rated(cast, values=c.BAD, comment="河还是臭的。")

    perform(a.rehandle, reply, cast.by("zhou", date(2026, 3, 9)), reason="到现场再查。")
    c.draft_again(cast, read(reply.case_id).assignments[0], date(2026, 3, 10))

    dossier = read(reply.case_id)
    clock = Clock.objects.get(case_id=reply.case_id, limit="rehandle")
    assert dossier.case.state == "rehandling"
    assert [(r.turn, r.state) for r in dossier.rounds] == [(1, "rehandled"), (2, "drafting")]
    assert (clock.start_on, clock.stopped_on) == (date(2026, 3, 9), None)
    assert dossier.ratings[0].result == "DISSATISFIED"


@pytest.mark.parametrize("name", ["sun", "zhao", "chen"])
def test_the_government_side_does_not_decide_on_re_handling(cast: Cast, name: str) -> None:
    reply = c.rated(cast, values=c.BAD, comment="河还是臭的。")

    with refused("no_right"):
        perform(a.rehandle, reply, cast.by(name), reason="再办。")
    with refused("no_right"):
        perform(a.explain, reply, cast.by(name), reason="不再办。")


def test_what_is_not_handled_again_is_explained(cast: Cast) -> None:
    reply = c.rated(cast, values=c.BAD, comment="河还是臭的。")

    reply = perform(a.explain, reply, cast.by("zhou"), reason="工程明年开工,已当面说明。")

    assert reply.state == "explained"


def test_s58_a_former_deputy_is_still_answered_and_rates(cast: Cast) -> None:
    reply = c.delivered(cast)
    cast.li.seats.update(status="ended", to_on=c.DAY)

    reply = perform(a.rate, reply, cast.by("li", date(2026, 3, 5)), values=c.GOOD)

    assert reply.state == "rated"
