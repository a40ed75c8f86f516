"""到期日: the day a limit ends, what caps it, and the reasons given."""

from datetime import date

import pytest

from jianyan.rules.due import due
from jianyan.rules.errors import RulesError
from jianyan.rules.wording import sentence


def test_it_skips_the_holiday_and_counts_the_make_up_days() -> None:
    found = due("cq-2018", "return_request", date(2025, 9, 26))

    assert found is not None
    assert found.due_on == date(2025, 10, 16)
    words = [sentence(step) for step in found.because]
    assert any("国庆节、中秋节" in one and "共8天" in one for one in words)
    assert sum("调休" in one for one in words) == 2


@pytest.mark.parametrize(
    ("start", "end", "provisional"),
    [
        (date(2026, 5, 31), date(2026, 8, 31), False),
        (date(2026, 11, 30), date(2027, 3, 1), True),
        (date(2023, 11, 30), date(2024, 2, 29), False),
    ],
)
def test_s24_it_ends_a_month_on_its_last_day(start: date, end: date, provisional: bool) -> None:
    found = due("cq-2018", "reply", start)

    assert found is not None
    assert (found.due_on, found.provisional) == (end, provisional)


def test_it_takes_the_earlier_of_notice_and_law() -> None:
    early = due("cq-2018", "reply", date(2026, 4, 10), notice=date(2026, 6, 30))
    late = due("cq-2018", "reply", date(2026, 3, 10), notice=date(2026, 6, 30))

    assert early is not None
    assert late is not None
    assert (early.due_on, early.legal_due_on) == (date(2026, 6, 30), date(2026, 7, 10))
    assert (late.due_on, late.legal_due_on) == (date(2026, 6, 10), date(2026, 6, 10))


def test_it_never_shortens_by_an_extension_nor_passes_the_ceiling() -> None:
    start = date(2026, 3, 2)

    shorter = due("cq-2018", "reply", start, extended_to=date(2026, 5, 1))
    longer = due("cq-2018", "reply", start, extended_to=date(2026, 12, 1))

    assert shorter is not None
    assert longer is not None
    assert shorter.due_on == date(2026, 6, 2)
    assert longer.due_on == longer.latest_on == date(2026, 9, 2)


def test_it_is_none_where_no_text_sets_the_limit() -> None:
    assert due("cq-2018", "plan", date(2026, 3, 2)) is None


def test_it_names_no_legal_day_for_proposals() -> None:
    found = due("cppcc-default", "reply", date(2026, 3, 2))

    assert found is not None
    assert found.legal_due_on is None
    assert not found.stated
    assert "依据交办通知" in sentence(found.because[-1])


def test_it_counts_back_from_another_due_day_and_moves_with_it() -> None:
    start = date(2026, 3, 2)

    own = due("fy-2014", "co_opinion", start)
    moved = due("fy-2014", "co_opinion", start, when={"due_of.reply": "2026-09-02"})

    assert own is not None
    assert moved is not None
    assert own.due_on == date(2026, 5, 13)
    assert moved.due_on == date(2026, 8, 13)


def test_it_refuses_an_unknown_limit_and_a_foreign_chain() -> None:
    with pytest.raises(RulesError, match="no limit"):
        due("cq-2018", "answer", date(2026, 3, 2))
    with pytest.raises(RulesError, match="suggestion only"):
        due("cq-2018", "reply", date(2026, 3, 2), when={"chain": "proposal"})
