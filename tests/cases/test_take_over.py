"""年中接管: a running case says from which ledger it comes; a right of its own."""

from jianyan.cases import actions as a
from jianyan.cases.models import Line
from jianyan.cases.perform import perform
from tests import cast as c
from tests.cases.refusing import refused
from tests.cast import Cast


def test_the_line_names_the_ledger_and_nothing_else_changes(cast: Cast) -> None:
    case = perform(a.take_over, c.filed(cast), cast.by("zhou"), source="2026年纸质台账")

    assert case.state == "filed"
    assert Line.objects.get(case_id=case.pk, kind="TakenOver").state == "filed"


def test_it_is_refused_without_a_source_and_to_the_hub(cast: Cast) -> None:
    case = c.filed(cast)

    with refused("source_missing"):
        perform(a.take_over, case, cast.by("zhou"), source=" ")
    with refused("no_right"):
        perform(a.take_over, case, cast.by("sun"), source="台账")
