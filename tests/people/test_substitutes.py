"""Standing in for somebody absent: what is lent and what never is, and that the journal says for whom."""

from datetime import date, timedelta

import pytest

from jianyan.cases import actions as a
from jianyan.cases import journal
from jianyan.cases.models import Line
from jianyan.cases.perform import perform, read
from jianyan.cases.queries.case_page import case_page
from jianyan.cases.refusal import Refused
from jianyan.cases.replay import problems
from jianyan.people import substitutes
from jianyan.people.rights import Role
from jianyan.people.substitutes import NotToBeStoodInFor
from jianyan.people.users import actor_of, grant, scopes_of
from tests import cast as c
from tests.cast import DAY, Cast

LAST = DAY + timedelta(days=6)


def stand_in(cast: Cast, absent: str, substitute: str, role: str = "") -> None:
    substitutes.stand_in(
        absent=cast.users[absent], substitute=cast.users[substitute], role=role,
        from_on=DAY, to_on=LAST, by=cast.users[absent], at=cast.by(absent).at,
    )  # fmt: skip


def test_a_substitute_signs_off_and_the_journal_says_for_whom(cast: Cast) -> None:
    reply = c.approved(cast)
    with pytest.raises(Refused, match="no_right"):
        perform(a.issue, reply, cast.by("chen"), document_no="江水〔2026〕1号")
    stand_in(cast, "zhao", "chen", Role.UNIT_PRINCIPAL)

    perform(a.issue, reply, cast.by("chen"), document_no="江水〔2026〕1号")

    line = Line.objects.get(case_id=reply.case_id, kind="Issued")
    assert (line.actor_id, journal.stands_in_for(line.data)) == (
        cast.users["chen"].pk,
        cast.users["zhao"].pk,
    )
    assert problems([reply.case_id])[0] == []
    sheet = case_page(by=cast.by("chen"), case_id=reply.case_id)
    assert sheet is not None
    said = [
        (e.who, e.stands_in_for) for e in sheet.timeline if e.kind in {"Issued", "Acknowledged"}
    ]
    assert said == [("吴倩", ""), ("陈涛", ""), ("陈涛", "赵局")]


def test_what_one_may_do_oneself_is_done_in_the_own_name(cast: Cast) -> None:
    stand_in(cast, "zhao", "chen")
    lead = read(c.assigned(cast).pk).assignments[0]

    perform(a.acknowledge, lead, cast.by("chen"))

    line = Line.objects.get(case_id=lead.case_id, kind="Acknowledged")
    assert journal.stands_in_for(line.data) is None


def test_it_ends_with_its_last_day(cast: Cast) -> None:
    stand_in(cast, "zhao", "wu")

    assert cast.water.pk in actor_of(cast.users["wu"], LAST).units
    assert cast.water.pk not in actor_of(cast.users["wu"], LAST + timedelta(days=1)).units
    assert cast.water.pk not in actor_of(cast.users["wu"], DAY - timedelta(days=1)).units


def test_one_who_is_back_early_ends_it(cast: Cast) -> None:
    stand_in(cast, "zhao", "wu")
    found = substitutes.open_ones(cast.users["zhao"], DAY).get()

    substitutes.end(found, DAY + timedelta(days=2))

    assert cast.water.pk in actor_of(cast.users["wu"], DAY + timedelta(days=1)).units
    assert cast.water.pk not in actor_of(cast.users["wu"], DAY + timedelta(days=2)).units


@pytest.mark.parametrize("absent", ["li", "feng"])
def test_a_proposers_word_and_an_administrators_post_are_never_lent(
    cast: Cast, absent: str
) -> None:
    with pytest.raises(NotToBeStoodInFor, match="nothing"):
        stand_in(cast, absent, "liu")


def test_a_proposers_word_is_not_lent_beside_another_post(cast: Cast) -> None:
    grant(cast.users["zhao"], Role.PROPOSER, proposer=cast.li)
    stand_in(cast, "zhao", "chen")

    assert {scope.role for scope in scopes_of(cast.users["chen"], DAY)} == {
        Role.CASE_OFFICER,
        Role.UNIT_LIAISON,
        Role.UNIT_PRINCIPAL,
    }


def test_an_administrator_stands_in_for_nobody(cast: Cast) -> None:
    with pytest.raises(NotToBeStoodInFor, match="administrator"):
        stand_in(cast, "zhao", "feng")


def test_what_is_lent_is_not_lent_on(cast: Cast) -> None:
    stand_in(cast, "zhao", "chen")
    stand_in(cast, "chen", "wu")

    units = {(s.role, s.unit) for s in scopes_of(cast.users["wu"], DAY) if s.stands_in_for}
    assert units == {(Role.CASE_OFFICER, cast.water.pk)}


def test_whoever_leaves_hands_over_every_post(cast: Cast) -> None:
    count = substitutes.hand_over(
        leaving=cast.users["zhao"], successor=cast.users["chen"], last_on=DAY
    )

    assert count == 2
    tomorrow = DAY + timedelta(days=1)
    assert actor_of(cast.users["zhao"], DAY).units == {cast.water.pk}
    assert actor_of(cast.users["zhao"], tomorrow).units == frozenset()
    assert Role.UNIT_PRINCIPAL in actor_of(cast.users["chen"], tomorrow).roles
    assert Role.UNIT_PRINCIPAL not in actor_of(cast.users["chen"], DAY).roles


def test_one_of_several_posts_may_be_chosen(cast: Cast) -> None:
    user = cast.users["zhao"]
    liaison, principal = scopes_of(user, DAY)

    assert actor_of(user, DAY).posts == 2
    assert actor_of(user, DAY, liaison.key).roles == {Role.UNIT_LIAISON}
    assert actor_of(user, DAY, principal.key).roles == {Role.UNIT_PRINCIPAL}
    assert actor_of(user, date(2026, 3, 3), "gone").roles == {
        Role.UNIT_LIAISON,
        Role.UNIT_PRINCIPAL,
    }
