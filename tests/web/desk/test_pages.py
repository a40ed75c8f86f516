"""The pages of the desk open to those who work there."""

import pytest

from tests import cast as c
from tests.cast import Cast
from tests.web.desk.conftest import Enter


@pytest.mark.parametrize("name", ["zhou", "qian", "sun", "chen", "zhao", "wu"])
def test_the_worklist_opens_to_the_staff(cast: Cast, enter: Enter, name: str) -> None:
    c.handling(cast)
    assert enter(name).get("/desk/").status_code == 200


@pytest.mark.parametrize("name", ["zhou", "sun", "chen", "zhao", "wu"])
def test_case(cast: Cast, enter: Enter, name: str) -> None:
    reply = c.rated(cast)
    assert enter(name).get(f"/desk/cases/{reply.case_id}/").status_code == 200


@pytest.mark.parametrize("name", ["zhou", "sun", "chen", "zhao", "wu"])
def test_ledger(cast: Cast, enter: Enter, name: str) -> None:
    c.rated(cast)
    r = enter(name).get("/desk/ledger/")
    assert r.status_code == 200
    assert "柳溪河" in r.content.decode()
    x = enter(name).get("/desk/ledger/xlsx/")
    assert x.status_code == 200
    assert b''.join(x)
    b = b"".join(enter(name).get("/desk/ledger/csv/"))
    print(b.decode())
