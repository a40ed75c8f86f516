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
