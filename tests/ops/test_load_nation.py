"""load-demo --scale nation: a small part of the national year gives the published shares."""

from datetime import UTC, date, datetime

import pytest

from jianyan.cases import replay
from jianyan.cases.models import Case
from jianyan.deadlines import clocks, ledger
from jianyan.ops.demo.load import Loaded, Wanted, load
from jianyan.people.models import Office
from jianyan.statistics.briefing import yearly_briefing

AS_OF = date(2021, 2, 28)
FRACTION = 120


@pytest.fixture
def nation(db: None) -> Loaded:
    now = datetime(2026, 11, 23, 2, tzinfo=UTC)
    return load(
        Wanted.of("nation", 2020, now, date(2026, 11, 23), fraction=FRACTION), lambda line: None
    )


def test_the_briefing_computes_the_published_shares(nation: Loaded) -> None:
    """From the records of a hundred and twentieth part; the whole gives 88.3 % and 84.9 % to the digit."""
    office = Office.objects.get(key="nation-gov")
    briefing = yearly_briefing(office=office, year=2020, as_of=AS_OF)

    assert nation.played.refused == []
    suggestions, proposals = (briefing.figure("led", kind) for kind in ("suggestion", "proposal"))
    assert (suggestions.value, suggestions.base) == (68, 76)
    assert (proposals.value, proposals.base) == (34, 40)
    adopted = sum(briefing.figure("adopted", kind).value for kind in ("suggestion", "proposal"))
    assert adopted == pytest.approx(3700 / FRACTION, abs=2)
    assert briefing.figure("measures").value == pytest.approx(1500 / FRACTION, abs=2)

    several = Case.objects.filter(assignments__role="co").distinct().count()
    assert 0.3 < several / Case.objects.exclude(assigned_on=None).count() < 0.6
    for ids in replay.chunks():
        found, _, facts = replay.problems(ids)
        assert [*found, *clocks.problems(ids, facts), *ledger.problems(ids)] == []
