"""Reading published copies: lists by filters and keys, one statement however far down."""

import pytest
from pytest_django import DjangoAssertNumQueries

from jianyan.cases.perform import read
from jianyan.disclosure import reading
from jianyan.disclosure.reading import Filter
from tests import cast as c
from tests.cast import Cast
from tests.disclosure.test_publication import publish


def test_pages_follow_each_other_without_gap_or_double(cast: Cast) -> None:
    for _ in range(5):
        publish(cast, c.delivered(cast))

    first = reading.replies(Filter(), size=2)
    second = reading.replies(Filter(), after=first.after, size=2)
    third = reading.replies(Filter(), after=second.after, size=2)

    numbers = [line.number for page in (first, second, third) for line in page.lines]
    assert numbers == ["0005", "0004", "0003", "0002", "0001"]
    assert third.after is None


def test_a_page_is_one_statement(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        publish(cast, c.delivered(cast))

    with django_assert_num_queries(1):
        page = reading.replies(Filter(year=2026), size=2)
    with django_assert_num_queries(1):
        reading.replies(Filter(year=2026), after=page.after, size=2)


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (Filter(year=2026), 2),
        (Filter(year=2025), 0),
        (Filter(kind="proposal"), 1),
        (Filter(unit="water"), 2),
        (Filter(unit="transport"), 0),
        (Filter(category="城乡建设"), 2),
        (Filter(result="solved"), 2),
        (Filter(form="summary"), 0),
        (Filter(office="cppcc", kind="suggestion"), 0),
    ],
)
def test_filters_leave_what_they_say(cast: Cast, chosen: Filter, found: int) -> None:
    publish(cast, c.delivered(cast))
    publish(cast, c.delivered(cast, chain="proposal"))

    assert len(reading.replies(chosen).lines) == found


def test_a_case_is_read_with_the_same_number_of_statements_whatever_it_holds(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cast.congress.settings = {"portal": {"promises": True}}
    cast.congress.save()
    promise = c.promised(cast)
    publish(cast, read(promise.case_id).rounds[0])

    with django_assert_num_queries(4):
        found = reading.sheet("congress", "2026", "0001")

    assert found is not None
    assert (len(found.points), len(found.replies), len(found.promises)) == (3, 1, 1)


def test_an_unknown_address_leads_nowhere(cast: Cast) -> None:
    assert reading.sheet("congress", "2026", "0001") is None


def test_promises_are_counted_as_made_and_kept(cast: Cast) -> None:
    cast.congress.settings = {"portal": {"promises": True}}
    cast.congress.save()
    promise = c.promised(cast)
    publish(cast, read(promise.case_id).rounds[0])

    assert reading.promised() == reading.Promised(made=1, kept=0, given_up=0)
    assert [one.text for one in reading.promises("open")] == ["年底前封堵全部排污口。"]
    assert reading.promises("closed") == []
