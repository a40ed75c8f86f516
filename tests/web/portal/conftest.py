"""A small public: what the portal's tests publish, take down and keep inside."""

from dataclasses import dataclass
from datetime import date

import pytest

from jianyan.cases import actions as a
from jianyan.cases.models import Disclosure, Round
from jianyan.cases.perform import perform, read
from jianyan.disclosure.redaction import propose
from jianyan.people.models import ContactDetail
from tests import cast as c
from tests.cast import Cast

LETTER = (
    "李敏代表:\n您提出的关于治理柳溪河黑臭水体的建议收悉。已封堵排污口三处。\n"
    "江州市水利局\n联系人:陈涛,联系电话:0000-1234567"
)
MOBILE, ADDRESS, COMMENT = "13900001111", "柳溪路9号", "评价里的话"


@dataclass
class Town:
    """Who acts, and what became public."""

    cast: Cast
    shown: Disclosure
    proposal: Disclosure
    taken_down: Disclosure


def publish(cast: Cast, reply: Round, on: date = c.DAY, form: str = "full") -> Disclosure:
    shown = next(d for d in read(reply.case_id).disclosures if d.round_no == reply.no)
    names = [cast.li.name, cast.wang.name, cast.liu.name]
    by = cast.by("zhao", on)
    body = propose(LETTER, names).text
    perform(a.review_disclosure, shown, by, form=form, body=body)
    return perform(a.publish, shown, by)


def published_town(cast: Cast) -> Town:
    """Two public cases, one with a promise, and one that was taken down."""
    ContactDetail.objects.create(proposer=cast.li, mobile=MOBILE, address=ADDRESS)
    for office in (cast.congress, cast.cppcc):
        office.settings = {"portal": {"promises": True, "open_data": True}}
        office.save()
    promise = c.promised(cast)
    shown = publish(cast, read(promise.case_id).rounds[0])
    proposal = publish(cast, c.delivered(cast, chain="proposal"), date(2026, 3, 9), "summary")
    taken_down = publish(cast, c.delivered(cast))
    perform(a.recall, taken_down, cast.by("zhao", date(2026, 4, 1)), reason="涉及第三方")
    return Town(cast, shown, proposal, taken_down)


@pytest.fixture
def town(cast: Cast) -> Town:
    return published_town(cast)


@pytest.fixture
def inside(town: Town) -> Round:
    """A case that was answered and rated, and never published: the third of the congress."""
    return c.rated(town.cast, comment=COMMENT)
