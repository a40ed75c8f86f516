"""The ledger: the right lines for each reader, filtered, in pages that follow one another."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from jianyan.cases import actions as a
from jianyan.cases.models import Case
from jianyan.cases.perform import perform, read
from jianyan.cases.visibility import visible
from jianyan.deadlines import register
from jianyan.deadlines.ledger_filter import LedgerFilter, Order
from jianyan.deadlines.register import LedgerLine, LedgerPage, ledger_lines, ledger_page
from tests import cast as c
from tests.cast import DAY, Cast

LATER = date(2026, 7, 20)


def lines(cast: Cast, name: str, on: date = DAY, **asked: Any) -> list[LedgerLine]:
    return page(cast, name, on, **asked).lines


def page(cast: Cast, name: str, on: date = DAY, **asked: Any) -> LedgerPage:
    keys = {key: asked.pop(key) for key in ("after", "before") if key in asked}
    wanted = LedgerFilter(**{"year": 2026, **asked})
    return ledger_page(actor=cast.actor(name), wanted=wanted, today=on, **keys)


def test_a_case_has_one_line_and_then_one_for_each_unit(cast: Cast) -> None:
    case = c.filed(cast)
    assert [line.unit for line in lines(cast, "zhou")] == [""]

    from jianyan.cases.actions.assigning.assign import Share

    shares = [Share(unit=cast.water, role="lead"), Share(unit=cast.transport, role="co")]
    perform(a.assign, case, cast.by("zhou"), shares=shares)

    assert [line.unit for line in lines(cast, "zhou")] == [cast.water.name, cast.transport.name]


def test_a_unit_sees_its_own_lines(cast: Cast) -> None:
    c.assigned(cast)

    assert [line.role for line in lines(cast, "chen")] == ["lead"]
    assert [line.role for line in lines(cast, "wu")] == ["co"]
    assert [line.role for line in lines(cast, "sun")] == ["lead", "co"]


@pytest.mark.parametrize("name", ["zhou", "qian", "sun", "chen", "zhao", "wu", "feng", "he", "li"])
def test_it_never_shows_what_visible_hides(cast: Cast, name: str) -> None:
    for bring in (c.drafted, c.submitted, c.filed, c.assigned, c.rated, c.promised):
        bring(cast)
    c.rated(cast, chain="proposal")
    actor = cast.actor(name)

    shown = {line.case_id for line in lines(cast, name)}

    assert shown <= set(Case.objects.filter(visible(actor)).values_list("pk", flat=True))


def test_a_rating_is_awaited_for_the_unit_until_its_window_is_over(cast: Cast) -> None:
    c.rated(cast, c.BAD, "没有解决。")

    for name, state in {"zhou": "dissatisfied", "chen": "delivered", "sun": "delivered"}.items():
        assert lines(cast, name)[0].round_state == state
    assert lines(cast, "chen", LATER)[0].round_state == "dissatisfied"


def test_a_class_not_delivered_yet_is_not_told_nor_found(cast: Cast) -> None:
    c.approved(cast)

    assert lines(cast, "zhou")[0].outcome_class == ""
    assert lines(cast, "zhou", outcome="SOLVED") == []
    assert lines(cast, "chen")[0].outcome_class == "A"
    assert len(lines(cast, "sun", outcome="SOLVED")) == 1


def test_a_name_kept_back_is_neither_shown_nor_found(cast: Cast) -> None:
    case = c.assigned(cast)
    Case.objects.filter(pk=case.pk).update(confidential=True)

    assert lines(cast, "chen")[0].proposer == ""
    assert lines(cast, "chen", text="李敏") == []
    assert lines(cast, "zhou", text="李敏") == []


def test_each_filter_keeps_what_it_names(cast: Cast) -> None:
    handled = c.handling(cast)
    c.filed(cast)
    c.rated(cast, chain="proposal")

    def cases(**asked: Any) -> set[int]:
        return {line.case_id for line in lines(cast, "zhou", **asked)}

    assert cases(unit="water") == {handled.case_id}
    assert cases(state="handling") == {handled.case_id}
    assert cases(task="working") == {handled.case_id}
    assert cases(office="cppcc") == set()
    assert cases(session=cast.congress_session.pk) == cases()
    assert cases(kind="proposal") == set()
    assert cases(text="柳溪河") == cases(category="城乡") == cases()
    assert cases(text="0001") == {handled.case_id}
    assert cases(year=2025) == set()


def test_light_is_a_comparison_of_days(cast: Cast) -> None:
    c.handling(cast)

    def lit(on: date) -> list[str]:
        return [
            lamp
            for lamp in ("green", "near", "late", "done", "done_late")
            if lines(cast, "chen", on, light=lamp)
        ]

    (line,) = lines(cast, "chen")
    assert line.due_on is not None
    assert lit(DAY) == ["green"]
    assert lit(line.due_on) == ["near"]
    assert lit(date(2026, 9, 1)) == ["late"]
    assert len(lines(cast, "chen", date(2026, 9, 1), overdue=True)) == 1


def test_silent_means_that_nothing_is_recorded(cast: Cast) -> None:
    c.assigned(cast)
    c.handling(cast)

    assert len(lines(cast, "chen", silent=True)) == 1


def test_pages_follow_one_another_both_ways(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "PAGE", 2)
    for _ in range(5):
        c.filed(cast)

    first = page(cast, "zhou")
    second = page(cast, "zhou", after=first.last)
    third = page(cast, "zhou", after=second.last)
    back = page(cast, "zhou", before=third.first)

    numbers = [line.number for one in (first, second, third) for line in one.lines]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) == 5
    assert [line.number for line in back.lines] == [line.number for line in second.lines]
    assert (first.has_previous, first.has_next) == (False, True)
    assert (third.has_previous, third.has_next) == (True, False)
    assert (back.has_previous, back.has_next) == (True, True)


@pytest.mark.parametrize("order", list(Order))
def test_every_order_reaches_every_line_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, order: Order
) -> None:
    monkeypatch.setattr(register, "PAGE", 2)
    c.filed(cast)
    c.assigned(cast)
    c.handling(cast, on=date(2026, 3, 4))
    found, key = [], None

    while True:
        one = page(cast, "zhou", order=order, after=key)
        found += one.lines
        key = one.last
        if not one.has_next:
            break

    assert len({(line.case_id, line.task) for line in found}) == len(found) == 5
    if order == Order.DUE:
        days = [line.due_on or date.max for line in found]
        assert all(one <= other for one, other in pairwise(days))
    if order == Order.UNIT:
        assert [line.unit for line in found] == [*[cast.water.name] * 2, *[cast.transport.name] * 2, ""]  # fmt: skip


def test_numbers_stand_as_numbers(cast: Cast) -> None:
    for number in ("100", "99", "1000"):
        perform(a.file, c.submitted(cast), cast.by("zhou"), number=number)

    assert [line.number for line in lines(cast, "zhou")] == ["99", "100", "1000"]


def test_the_count_ends_where_nobody_counts_further(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "COUNTED", 2)
    for _ in range(4):
        c.filed(cast)

    assert page(cast, "zhou").counted == 3


def test_the_file_has_every_line_of_the_pages(cast: Cast) -> None:
    c.filed(cast)
    c.rated(cast)
    actor, wanted = cast.actor("zhou"), LedgerFilter(year=2026)

    whole = list(ledger_lines(actor=actor, wanted=wanted, today=DAY))

    assert whole == ledger_page(actor=actor, wanted=wanted, today=DAY).lines


def test_it_takes_two_queries(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    c.rated(cast)
    c.handling(cast)
    actor = cast.actor("sun")

    with django_assert_num_queries(2):
        ledger_page(actor=actor, wanted=LedgerFilter(year=2026, text="河"), today=DAY)


def test_a_released_unit_has_no_line(cast: Cast) -> None:
    work = read(c.assigned(cast).pk).assignments[0]
    perform(a.request_return, work, cast.by("chen"), reason="非我局职责。")
    perform(a.reassign, work, cast.by("zhou"), unit=cast.finance)

    assert lines(cast, "chen") == []
    assert {line.unit for line in lines(cast, "zhou")} == {cast.finance.name, cast.transport.name}
