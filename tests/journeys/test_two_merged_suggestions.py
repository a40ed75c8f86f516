"""A story of the browser: two suggestions on one matter are merged, answered once and rated by both (S06)."""

from datetime import date

import pytest

from jianyan.cases.models import Case, Rating
from tests import browser
from tests import cast as c
from tests.cases.test_merging import of_liu
from tests.journeys.walking import (
    Walk,
    find_case,
    make,
    open_case,
    rate,
    reads,
    reply,
    verified,
)

pytestmark = [*browser.in_chromium, pytest.mark.django_db(transaction=True)]
LETTER = "李敏、刘刚代表:两件建议一并办理,现答复如下。"


def test_two_merged_suggestions_have_one_reply_that_both_authors_rate(walk: Walk) -> None:
    walk.day(date(2026, 3, 2))
    cast = c.gather()
    first, second = c.filed(cast), of_liu(cast)

    page = walk.enters("zhou")
    open_case(page, second.title)
    make(page, "merge", into=first.number, reason="反映的是同一条河。")
    page = walk.enters("zhou")
    open_case(page, first.title)
    make(page, "assign", **{"share-0-unit": str(cast.water.pk), "share-0-role": "sole"})
    the_unit_answers(walk, first)
    both_rate(walk, second)
    page = walk.enters("zhou")
    find_case(page, first.title)
    make(page, "conclude")

    states = dict(Case.objects.values_list("title", "state"))
    assert states == {first.title: "concluded", second.title: "merged"}
    assert Rating.objects.count() == 2
    verified()


def the_unit_answers(walk: Walk, case: Case) -> None:
    page = walk.enters("zhao")
    open_case(page, case.title)
    make(page, "acknowledge", officer="赵局")
    make(page, "record_contact", mode="phone", stage="before", note="已分别沟通。")
    reply(page, LETTER, "江水〔2026〕9号")


def both_rate(walk: Walk, second: Case) -> None:
    """The author of the merged one reads the shared reply under her own title, and rates it like the other."""
    page = walk.enters("liu", phone=True)
    reads(page, second.title)
    rate(page)
    rate(walk.enters("li", phone=True))
