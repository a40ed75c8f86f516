"""Ratings in the figures: by side, by way, by local rule, co-handling units apart, every scale."""

from datetime import date
from pathlib import Path

import pytest

from jianyan.cases import actions as a
from jianyan.cases.perform import perform, read
from jianyan.statistics.briefing import Briefing, yearly_briefing
from jianyan.statistics.by_unit import by_unit
from jianyan.statistics.scope import Scope
from tests import cast as c
from tests import disputed
from tests.cases.packs_for_ratings import rule
from tests.cast import Cast

AS_OF = date(2026, 12, 31)


def figures(cast: Cast) -> Briefing:
    return yearly_briefing(office=cast.congress, year=2026, as_of=AS_OF)


def value(cast: Cast, key: str) -> int:
    return figures(cast).figure(key, "suggestion").value


def test_what_the_proposer_chose_and_what_was_read_from_paper_are_counted_apart(
    cast: Cast,
) -> None:
    c.rated(cast)
    reply = c.delivered(cast)
    reply = perform(
        a.register_rating, reply, cast.by("zhou"), proposer=cast.li.pk, values=c.GOOD, scan="x"
    )
    perform(a.call_back, reply, cast.by("zhou"), proposer=cast.li.pk, result="confirmed")

    made = figures(cast)

    keys = ("first_back", "first_back_own", "first_back_paper", "first_called_back")
    assert [made.figure(key, "suggestion").value for key in keys] == [2, 1, 1, 1]


def test_s35_silence_by_a_local_rule_stands_in_a_column_of_its_own(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rule(monkeypatch, tmp_path, cast, 'silence = "counted_satisfied"')
    perform(a.close_rating, c.delivered(cast), cast.by("zhou", date(2026, 6, 1)))
    perform(a.rate, c.delivered(cast), cast.by("li"), values={"overall": "SATISFIED"})

    made = figures(cast)

    assert made.figure("first_silent_local", "suggestion").value == 1
    satisfied = made.figure("first_side_satisfied", "suggestion")
    assert (satisfied.value, satisfied.base) == (1, 1)


@pytest.mark.parametrize(
    ("scheme", "values", "side"),
    [
        ("PERCENTAGE", {"overall": "70"}, "neither"),
        ("WITH_UNDERSTANDING", {"overall": "UNDERSTAND"}, "neither"),
        (
            "DISTRICT_FORM",
            {
                "visited": "VISITED", "attitude": "SATISFIED", "listening": "VISIT",
                "pertinence": "TO_THE_POINT", "result": "AGREE",
            },
            "satisfied",
        ),
    ],
)  # fmt: skip
def test_every_scale_falls_on_a_side_and_reconciles(
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    scheme: str,
    values: dict[str, str],
    side: str,
) -> None:
    rule(monkeypatch, tmp_path, cast, "", scheme=scheme)
    perform(a.rate, c.delivered(cast), cast.by("li"), values=values)

    assert value(cast, f"first_side_{side}") == 1


def test_counted_ballots_are_a_form_back(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rule(monkeypatch, tmp_path, cast, "", scheme="PLENARY_VOTE")
    perform(
        a.count_ballots, c.delivered(cast), cast.by("zhou"), body="市人大会议", held_on=c.DAY,
        ballots={"SATISFIED": 9, "DISSATISFIED": 1},
    )  # fmt: skip

    assert (value(cast, "first_back_vote"), value(cast, "first_side_satisfied")) == (1, 1)


def test_where_each_rates_the_worst_decides_and_the_form_counts_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rule(monkeypatch, tmp_path, cast, 'raters = ["each"]')
    reply = c.delivered(cast, joint=True)
    perform(a.rate, reply, cast.by("li"), values={"overall": "SATISFIED"})
    perform(a.rate, reply, cast.by("liu"), values={"overall": "DISSATISFIED"}, comment="没有办。")

    assert (value(cast, "first_side_satisfied"), value(cast, "first_side_dissatisfied")) == (0, 1)


def test_s39_the_co_handlers_line_changes_and_the_leads_does_not(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rule(monkeypatch, tmp_path, cast, "co_handlers_rated = true")
    reply = c.delivered(cast)
    perform(a.rate, reply, cast.by("li"), values={"overall": "SATISFIED"})
    lines = lambda: {u.key: u for u in by_unit(Scope(cast.congress, 2026, AS_OF))}  # noqa: E731
    before = lines()

    co = read(reply.case_id).assignments[1]
    perform(a.rate_co, co, cast.by("li"), values={"overall": "DISSATISFIED"}, comment="没到场。")

    after = lines()
    assert after["water"] == before["water"]
    co_line = after["transport"]
    assert (co_line.co_satisfied, co_line.co_rated, co_line.rated) == (0, 1, 0)
    assert (value(cast, "co_rated"), value(cast, "co_satisfied")) == (1, 0)


def test_re_handling_escalation_and_risen_classes_are_counted(cast: Cast) -> None:
    reply = disputed.dissatisfied_again(cast)
    perform(a.settle, reply, cast.by("zhou"), result="已协商一致。", reason="电话沟通。")
    perform(a.reclassify, reply, cast.by("zhao"), outcome_class="B", reason="改列计划。")

    made = figures(cast)

    keys = ("rehandled", "dissatisfied_again", "class_changed")
    assert [made.figure(key, "suggestion").value for key in keys] == [1, 1, 1]
