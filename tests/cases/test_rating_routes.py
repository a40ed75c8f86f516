"""评价渠道: who rates, along which way a signed paper comes, corrections, call-backs, votes, co-handlers."""

from datetime import date
from pathlib import Path

import pytest

from jianyan.cases import actions as a
from jianyan.cases import journal
from jianyan.cases.models import FurtherRating, Line, Round, Vote
from jianyan.cases.perform import moves_open_to, perform, read
from tests import cast as c
from tests.cases.packs_for_ratings import rule
from tests.cases.refusing import refused
from tests.cast import Cast

FINE = {"overall": "SATISFIED"}
POOR = {"overall": "DISSATISFIED"}


def test_s33_a_unit_hands_in_the_paper_only_where_the_rule_lets_it_and_names_no_value(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reply = c.delivered(cast)
    with refused("no_right"):
        perform(a.hand_in_rating, reply, cast.by("zhao"), scan="回执-1.pdf")

    rule(monkeypatch, tmp_path, cast, 'feedback_route = "paper_via_unit"')
    reply = c.delivered(cast)
    reply = perform(a.hand_in_rating, reply, cast.by("zhao"), scan="回执-2.pdf")

    assert (reply.state, reply.paper_scan) == ("delivered", "回执-2.pdf")
    assert read(reply.case_id).ratings == []
    with refused("no_right"):
        perform(
            a.register_rating, reply, cast.by("zhao"), proposer=cast.li.pk, values=FINE, scan="x"
        )
    with refused("paper_handed_in"):
        perform(a.hand_in_rating, reply, cast.by("sun"), scan="又一份.pdf")


def test_the_office_reads_the_paper_that_was_handed_in(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rule(monkeypatch, tmp_path, cast, 'feedback_route = "both"')
    reply = perform(a.hand_in_rating, c.delivered(cast), cast.by("sun"), scan="回执-3.pdf")

    reply = perform(a.register_rating, reply, cast.by("zhou"), proposer=cast.li.pk, values=FINE)

    (rating,) = read(reply.case_id).ratings
    assert (reply.state, rating.on_paper, rating.call_back) == ("rated", True, "")


def test_each_who_signed_rates_where_the_rule_says_so(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rule(monkeypatch, tmp_path, cast, 'raters = ["each"]')
    reply = c.delivered(cast, joint=True)

    reply = perform(a.rate, reply, cast.by("liu"), values=FINE)
    assert reply.state == "delivered"
    reply = perform(a.rate, reply, cast.by("li"), values=POOR, comment="河还是臭的。")

    assert reply.state == "dissatisfied"


def test_those_who_rated_count_when_the_window_closes_and_the_silent_do_not(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rule(monkeypatch, tmp_path, cast, 'raters = ["each"]')
    reply = c.delivered(cast, joint=True)
    reply = perform(a.rate, reply, cast.by("liu"), values=FINE)

    reply = perform(a.close_rating, reply, cast.by("zhou", date(2026, 7, 1)))

    assert (reply.state, len(read(reply.case_id).ratings)) == ("rated", 1)


def test_s38_a_corrected_rating_counts_and_both_are_kept(cast: Cast) -> None:
    reply = c.rated(cast, values=c.BAD, comment="点错了。")

    reply = perform(a.correct_rating, reply, cast.by("li", date(2026, 3, 5)), values=c.GOOD)

    (rating,) = read(reply.case_id).ratings
    assert (reply.state, rating.counts, rating.first_values) == ("rated", "satisfied", c.BAD)
    assert (rating.rated_on, rating.corrected_on) == (c.DAY, date(2026, 3, 5))
    lines = Line.objects.filter(case_id=reply.case_id, kind="RatingCorrected")
    event = journal.decode("RatingCorrected", lines.get().data)
    assert (event.was, event.values) == (c.BAD, c.GOOD)


def test_s38_a_correction_may_also_turn_for_the_worse_and_needs_its_reason(cast: Cast) -> None:
    reply = c.rated(cast)
    with refused("dissatisfied_needs_reason"):
        perform(a.correct_rating, reply, cast.by("li"), values=c.BAD)

    reply = perform(a.correct_rating, reply, cast.by("li"), values=c.BAD, comment="河又臭了。")

    assert reply.state == "dissatisfied"


def test_s38_not_after_the_window_and_by_nobody_else(cast: Cast) -> None:
    reply = c.rated(cast, values=c.BAD, comment="点错了。")
    assert reply.feedback_due_on is not None

    with refused("correction_too_late"):
        perform(a.correct_rating, reply, cast.by("li", date(2026, 12, 1)), values=c.GOOD)
    for name in ("zhao", "sun", "zhou", "liu"):
        with refused("no_right"):
            perform(a.correct_rating, reply, cast.by(name), values=c.GOOD)


def test_the_office_sets_a_shorter_window_for_corrections(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rule(monkeypatch, tmp_path, cast, "correct_days = 2")
    reply = perform(a.rate, c.delivered(cast), cast.by("li"), values=POOR, comment="点错了。")

    with refused("correction_too_late"):
        perform(a.correct_rating, reply, cast.by("li", date(2026, 3, 5)), values=FINE)
    perform(a.correct_rating, reply, cast.by("li", date(2026, 3, 4)), values=FINE)


def test_a_paper_rating_is_called_back_and_taken_out_where_it_is_not_the_proposers(
    cast: Cast,
) -> None:
    reply = perform(
        a.register_rating, c.delivered(cast), cast.by("zhou"), proposer=cast.li.pk,
        values=c.GOOD, scan="回执.pdf",
    )  # fmt: skip
    reply = perform(a.call_back, reply, cast.by("zhou"), proposer=cast.li.pk, result="not_reached")
    assert read(reply.case_id).ratings[0].call_back == "not_reached"
    with refused("reason_missing"):
        perform(a.call_back, reply, cast.by("zhou"), proposer=cast.li.pk, result="differs")

    reply = perform(
        a.call_back, reply, cast.by("zhou"), proposer=cast.li.pk, result="differs",
        note="代表说没有填过。",
    )  # fmt: skip

    assert (reply.state, read(reply.case_id).ratings) == ("delivered", [])
    assert perform(a.rate, reply, cast.by("li"), values=c.GOOD).state == "rated"


def test_a_rating_by_login_is_not_called_back_on(cast: Cast) -> None:
    reply = c.rated(cast)

    with refused("no_paper_rating"):
        perform(a.call_back, reply, cast.by("zhou"), proposer=cast.li.pk, result="confirmed")


def test_an_invitation_is_counted_and_names_no_value(cast: Cast) -> None:
    reply = perform(a.invite_rating, c.delivered(cast), cast.by("zhou"), mode="phone")

    assert (reply.state, reply.invitations) == ("delivered", 1)


def test_a_percentage_is_given_as_a_number(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rule(monkeypatch, tmp_path, cast, "", scheme="PERCENTAGE")
    reply = c.delivered(cast)
    with refused("axis_missing"):
        perform(a.rate, reply, cast.by("li"), values={"overall": "101"})

    reply = perform(a.rate, reply, cast.by("li"), values={"overall": "85"})

    (rating,) = read(reply.case_id).ratings
    assert (rating.values, rating.counts) == ({"overall": "85"}, "satisfied")


@pytest.mark.parametrize(("satisfied", "state"), [(60, "rated"), (40, "dissatisfied")])
def test_an_assembly_votes_where_the_rule_says_so(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, satisfied: int, state: str
) -> None:
    rule(monkeypatch, tmp_path, cast, "", scheme="PLENARY_VOTE")
    reply = c.delivered(cast)
    with refused("rated_by_vote"):
        perform(a.rate, reply, cast.by("li"), values={"overall": "SATISFIED"})

    ballots = {"SATISFIED": satisfied, "DISSATISFIED": 95 - satisfied, "ABSTAINED": 5}
    reply = perform(
        a.count_ballots, reply, cast.by("zhou"), body="市八届人大六次会议", held_on=c.DAY,
        ballots=ballots,
    )  # fmt: skip

    assert (reply.state, read(reply.case_id).rows(Vote)[0].ballots) == (state, ballots)


def test_s39_a_co_handling_unit_is_rated_apart_from_the_lead(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rule(monkeypatch, tmp_path, cast, "co_handlers_rated = true")
    reply = c.delivered(cast)
    perform(a.rate, reply, cast.by("li"), values=FINE)
    co = read(reply.case_id).assignments[1]

    perform(a.rate_co, co, cast.by("li"), values=POOR, comment="没有到场。")

    dossier = read(reply.case_id)
    assert (dossier.rounds[0].state, dossier.ratings[0].counts) == ("rated", "satisfied")
    (apart,) = dossier.rows(FurtherRating)
    assert (apart.about, apart.counts) == (co.part, "dissatisfied")
    with refused("rated_already"):
        perform(a.register_co_rating, co, cast.by("zhou"), proposer=cast.li.pk, values=FINE, scan="x")  # fmt: skip


def test_s39_not_where_the_rule_does_not_say_so(cast: Cast) -> None:
    co = read(c.delivered(cast).case_id).assignments[1]

    with refused("co_not_rated"):
        perform(a.rate_co, co, cast.by("li"), values=c.GOOD)


def test_what_is_kept_back_is_not_offered_as_a_move(cast: Cast) -> None:
    """A hub must not learn of a rating by what it may propose (practice.md 1.2)."""
    reply = c.rated(cast, values=c.BAD, comment="河还是臭的。")
    part = read(reply.case_id).get(Round, reply.no)

    assert "propose_rehandling" not in moves_open_to(part, cast.by("sun"))
    with refused("wrong_state"):
        perform(a.propose_rehandling, part, cast.by("sun"), reason="建议再办。")
    assert "propose_rehandling" in moves_open_to(part, cast.by("sun", date(2026, 12, 1)))
