"""The page of one's posts: choosing one, naming a substitute, handing over."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from jianyan.cases.perform import read
from jianyan.people.models import Substitution
from jianyan.people.rights import Role
from jianyan.people.users import grant, scopes_of
from tests import cast as c
from tests.cast import DAY, Cast

NOW = datetime(DAY.year, DAY.month, DAY.day, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def signed_in(cast: Cast, name: str) -> Client:
    caller = Client()
    caller.force_login(cast.users[name])
    return caller


def test_somebody_with_two_posts_works_in_one_without_signing_in_again(cast: Cast) -> None:
    """A clerk who is a deputy too: the desk is closed while the deputy's post is chosen."""
    grant(cast.users["zhou"], Role.PROPOSER, proposer=cast.liu)
    caller = signed_in(cast, "zhou")
    assert (caller.get("/desk/").status_code, caller.get("/my/").status_code) == (200, 200)
    deputy = next(s for s in scopes_of(cast.users["zhou"], DAY) if s.role == Role.PROPOSER)

    answer = caller.post("/posts/choose/", {"post": deputy.key}, follow=True)

    assert answer.redirect_chain[-1][0] == "/my/"
    assert (caller.get("/desk/").status_code, caller.get("/my/").status_code) == (403, 200)
    assert caller.get("/api/v1/cases").status_code == 200
    caller.post("/posts/choose/", {"post": ""})
    assert caller.get("/desk/").status_code == 200


def test_nobody_chooses_a_post_not_held(cast: Cast) -> None:
    caller = signed_in(cast, "chen")
    principal = next(
        s for s in scopes_of(cast.users["zhao"], DAY) if s.role == Role.UNIT_PRINCIPAL
    )

    caller.post("/posts/choose/", {"post": principal.key})

    reply = c.approved(cast)
    assert caller.get(f"/desk/cases/{reply.case_id}/R1/issue/").status_code == 403


def test_a_substitute_is_named_and_ended(cast: Cast) -> None:
    caller = signed_in(cast, "zhao")
    typed = {"substitute": cast.users["chen"].pk, "role": "", "from_on": DAY, "to_on": DAY}

    answer = caller.post("/posts/substitutes/", typed, follow=True)

    assert "陈涛" in answer.content.decode()
    reply = c.approved(cast)
    issue = f"/desk/cases/{reply.case_id}/R1/issue/"
    assert signed_in(cast, "chen").get(issue).status_code == 200
    assert "代理赵局" in signed_in(cast, "chen").get("/desk/").content.decode()
    caller.post(f"/posts/substitutes/{Substitution.objects.get().pk}/end/")
    assert signed_in(cast, "chen").get(issue).status_code == 403
    assert "代理赵局" not in signed_in(cast, "chen").get("/desk/").content.decode()


def test_only_the_absent_one_ends_it(cast: Cast) -> None:
    typed = {"substitute": cast.users["chen"].pk, "role": "", "from_on": DAY, "to_on": DAY}
    signed_in(cast, "zhao").post("/posts/substitutes/", typed)

    answer = signed_in(cast, "chen").post(
        f"/posts/substitutes/{Substitution.objects.get().pk}/end/"
    )

    assert (answer.status_code, Substitution.objects.count()) == (404, 1)


def test_a_last_day_before_the_first_keeps_what_was_typed(cast: Cast) -> None:
    typed = {
        "substitute": cast.users["chen"].pk, "role": "", "from_on": "2026-03-09",
        "to_on": "2026-03-03",
    }  # fmt: skip

    answer = signed_in(cast, "zhao").post("/posts/substitutes/", typed)

    assert answer.status_code == 422
    assert 'value="2026-03-03"' in answer.content.decode()
    assert Substitution.objects.count() == 0


def test_nobody_names_a_substitute_of_another_unit(cast: Cast) -> None:
    typed = {"substitute": cast.users["wu"].pk, "role": "", "from_on": DAY, "to_on": DAY}

    assert signed_in(cast, "zhao").post("/posts/substitutes/", typed).status_code == 422


def test_handing_over_takes_the_open_tasks_along(cast: Cast) -> None:
    work = c.handling(cast)
    typed = {"successor": cast.users["zhao"].pk, "last_on": DAY}

    answer = signed_in(cast, "chen").post("/posts/hand-over/", typed, follow=True)

    assert answer.status_code == 200
    assert read(work.case_id).assignments[0].officer == "赵局"
