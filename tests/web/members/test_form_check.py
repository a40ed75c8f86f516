"""提交前检查: shown once before a text is sent with something to remark, then it goes as it is."""

import re

from jianyan.cases.models import Case
from tests.cast import Cast
from tests.web.members.conftest import Enter
from tests.web.members.typed import NEW, only_case, post

TWO = "关于修缮青石桥以及关于植树的建议"


def test_it_is_shown_when_asked_for(enter: Enter) -> None:
    status, page = post(enter("li"), do="check")

    assert status == 200
    assert "One matter" in page
    assert "Nothing to remark." in page
    assert not Case.objects.exists()


def test_a_remark_is_shown_once_and_then_the_text_goes(enter: Enter) -> None:
    li = enter("li")

    status, page = post(li, do="submit", title=TWO)
    assert status == 200
    assert "several matters" in page
    assert not Case.objects.exists()

    checked = re.findall('name="checked" value="([^"]*)"', page)[0]
    assert post(li, do="submit", title=TWO, checked=checked)[0] == 302
    assert only_case().state == "submitted"


def test_saving_a_draft_is_not_held_up(enter: Enter) -> None:
    assert post(enter("li"), title=TWO)[0] == 302


def test_the_office_sets_a_limit_of_length(cast: Cast, enter: Enter) -> None:
    cast.congress.settings = {"writing": {"text_most": 10}}
    cast.congress.save()

    page = enter("li").get(NEW).content.decode()
    assert 'data-count-all data-most="10"' in page
    assert "18/10" in post(enter("li"), do="submit")[1]
