"""Every address crossed with everybody: who is let in, who is turned away, who finds nothing there."""

import pytest
from django.db import transaction
from django.test import Client

from tests.rights.addresses import OF_MOVES, Ask, asks
from tests.rights.routes import routes
from tests.rights.town import Town

ROOMS = ("desk", "members", "portal", "api-1", "")


def test_every_address_has_an_expectation(town: Town) -> None:
    assert {ask.route for ask in asks(town)} | OF_MOVES == routes()


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room or "accounts")
def test_everybody_is_answered_as_the_rights_say(town: Town, room: str) -> None:
    wanted = [ask for ask in asks(town) if _room(ask.route) == room]

    wrong = {
        (ask.route, ask.path, name): (status, expected)
        for ask in wanted
        for name, expected in ask.answers.items()
        if (status := answered(town.clients[name], ask)) != expected
    }

    assert wanted
    assert wrong == {}, sorted(wrong.items())


def test_the_accounts_of_a_demonstration_are_nowhere_else(town: Town) -> None:
    assert {client.get("/demo/").status_code for client in town.clients.values()} == {404}


def answered(client: Client, ask: Ask) -> int:
    """The status; whatever the request changed is taken back."""
    with transaction.atomic():
        if ask.method == "post":
            answer = client.post(ask.path, ask.data, content_type=KINDS[_room(ask.route)])
        else:
            answer = client.get(ask.path)
        b"".join(answer)
        transaction.set_rollback(True)
    return answer.status_code


def _room(route: str) -> str:
    room = route.split(":")[0] if ":" in route else ""
    return room if room in ROOMS else ""


FORM = "application/x-www-form-urlencoded"
KINDS = {"api-1": "application/json", "desk": FORM, "members": FORM, "portal": FORM, "": FORM}
