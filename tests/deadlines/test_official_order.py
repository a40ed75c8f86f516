"""序列: Party, congress, government, CPPCC …, and within a hub its own order, wherever units are listed."""

from jianyan.cases.actions.assigning.assign import Share
from jianyan.deadlines.ledger_filter import LedgerFilter, Order
from jianyan.deadlines.overview import overview
from jianyan.deadlines.register import ledger_page
from jianyan.people.models import Unit
from jianyan.statistics.by_unit import by_unit
from jianyan.statistics.scope import Scope
from tests import cast as c
from tests.cast import Cast
from tests.rights import neighbours

OFFICIAL = ["front", "transport", "finance"]


def test_units_stand_in_the_official_order_of_organs(cast: Cast) -> None:
    """The Party's unit is listed first, though its hub is younger and its place further down."""
    neighbours.settle(cast)
    front = Unit.objects.get(key="front")
    front.position = 9
    front.save()
    for unit in (cast.finance, front, cast.transport):
        c.assigned(cast, shares=[Share(unit=unit, role="sole")])
    zhou = cast.actor("zhou")

    told = overview(actor=zhou, year=2026, today=c.DAY)
    wanted = LedgerFilter(year=2026, order=Order.UNIT)
    lines = ledger_page(actor=zhou, wanted=wanted, today=c.DAY).lines
    counted = by_unit(Scope(cast.congress, 2026, c.DAY))

    names = [Unit.objects.get(key=key).name for key in OFFICIAL]
    assert [one.unit for one in told.units] == OFFICIAL
    assert [one.unit for one in lines] == names
    assert [one.key for one in counted] == OFFICIAL
