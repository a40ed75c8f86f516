"""评价情况: the lists of the receiving office, the call-back list, and prompts that nobody else sees."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from jianyan.cases import actions as a
from jianyan.cases.models import RatingTrace
from jianyan.cases.perform import perform
from jianyan.cases.queries import rating_signals
from jianyan.cases.queries.rating_lists import piles
from tests import cast as c
from tests import disputed
from tests.cast import GOOD, Cast
from tests.rights.town import client

BEST = {"attitude": "SATISFIED", "result": "SATISFIED"}
AT = datetime(2026, 3, 2, 2, 5, 30, tzinfo=UTC)


def rate(caller: Client, reply: c.Round, **typed: str) -> None:
    url = f"/my/cases/J{reply.case_id}/rate/{reply.part}/"
    answer = caller.post(url, {**BEST, **typed, "step": "final"}, REMOTE_ADDR="10.0.0.7")
    assert answer.status_code == 302


def totals(cast: Cast, on: date = c.DAY) -> dict[str, int]:
    return {pile.key: pile.total for pile in piles(cast.actor("zhou"), on)}


def test_what_is_to_be_followed_up_stands_in_lists(cast: Cast) -> None:
    c.delivered(cast)
    c.rated(cast, values=c.BAD, comment="河还是臭的。")
    disputed.dissatisfied_again(cast)
    paper = c.delivered(cast)
    perform(
        a.register_rating, paper, cast.by("zhou"), proposer=cast.li.pk, values=GOOD, scan="回执"
    )
    handed = c.delivered(cast)
    perform(a.hand_in_rating, handed, cast.by("zhou"), scan="回执二")

    found = totals(cast)

    assert found == {
        "decide": 1, "settle": 1, "read": 1, "call_back": 1, "silent": 0, "waiting": 1,
    }  # fmt: skip
    assert totals(cast, date(2026, 12, 1))["silent"] == 1


def test_a_confirmed_paper_rating_leaves_the_call_back_list(cast: Cast) -> None:
    paper = c.delivered(cast)
    paper = perform(
        a.register_rating, paper, cast.by("zhou"), proposer=cast.li.pk, values=GOOD, scan="回执"
    )
    perform(a.call_back, paper, cast.by("zhou"), proposer=cast.li.pk, result="confirmed")

    assert totals(cast)["call_back"] == 0


def alike(cast: Cast) -> None:
    """Li and Liu, one device, one minute, the best of everything and not a word."""
    first = c.delivered(cast)
    disputed.going_by(cast, "lb-2019")
    other = c.delivered(cast, joint=True)
    with time_machine.travel(AT, tick=False):
        rate(client(cast, "li"), first)
        url = f"/my/cases/J{other.case_id}/rate/{other.part}/"
        typed = {"overall": "100", "step": "final"}
        answer = client(cast, "liu").post(url, typed, REMOTE_ADDR="10.0.0.7")
        assert answer.status_code == 302


def test_ratings_from_one_device_in_one_minute_are_prompted_to_the_office_alone(
    cast: Cast,
) -> None:
    alike(cast)

    (prompt,) = rating_signals.prompts(cast.actor("zhou"))
    assert (prompt.proposers, len(prompt.cases)) == (2, 2)
    for name in ("qian", "sun", "chen", "zhao", "li"):
        assert rating_signals.prompts(cast.actor(name)) == []
    with time_machine.travel(AT, tick=False):
        page = client(cast, "zhou").get("/desk/ratings/").content.decode()
        assert 'id="alike"' in page
        assert client(cast, "sun").get("/desk/ratings/").status_code == 403


def test_only_a_salted_hash_is_kept_and_only_of_full_marks_without_a_word(cast: Cast) -> None:
    with time_machine.travel(AT, tick=False):
        rate(client(cast, "li"), c.delivered(cast), comment="办得好。")
        assert not RatingTrace.objects.exists()
        rate(client(cast, "li"), c.delivered(cast))

    trace = RatingTrace.objects.get()
    assert "10.0.0.7" not in trace.device
    assert (len(trace.device), trace.minute.second) == (64, 0)
    assert rating_signals.fingerprint("s", date(2026, 3, 2), "x") != rating_signals.fingerprint(
        "s", date(2026, 3, 3), "x"
    )


@pytest.mark.parametrize(("day", "left"), [(date(2026, 8, 1), 1), (date(2026, 10, 1), 0)])
def test_it_is_deleted_after_half_a_year(cast: Cast, day: date, left: int) -> None:
    with time_machine.travel(AT, tick=False):
        rate(client(cast, "li"), c.delivered(cast))

    rating_signals.forget(datetime(day.year, day.month, day.day, tzinfo=UTC))

    assert RatingTrace.objects.count() == left
