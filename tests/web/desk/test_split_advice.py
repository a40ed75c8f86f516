"""系统推荐栏 of the draft split: kept beforehand, read at once, taken over by a person, switched off."""

from datetime import UTC, datetime

from pytest_django import DjangoAssertNumQueries

from jianyan.advice.models import Answer
from jianyan.advice.routing import table
from jianyan.cases.models import Case, ProposedShare
from jianyan.cases.perform import read
from tests import cast as c
from tests.cast import DAY, Cast
from tests.web.desk.conftest import Enter

URL = "/desk/split/"
AT = datetime(2026, 3, 2, 2, tzinfo=UTC)


def two(cast: Cast) -> tuple[Case, Case]:
    """One whose unit its words name, and one that nobody answers for."""
    clear = c.filed(cast, title="关于增加夜间公交班次的建议", situation="公交末班过早。")
    dark = c.filed(cast, title="关于若干事宜的建议", situation="若干事宜。", points=["若干。"])
    return clear, dark


def test_it_names_a_unit_or_says_that_it_does_not_know(cast: Cast, enter: Enter) -> None:
    clear, dark = two(cast)

    page = enter("zhou").post(URL, {"do": "ask"}, follow=True).content.decode()

    found = table.advised([clear.pk, dark.pk])
    assert (found[clear.pk].unit, found[dark.pk].unit) == (cast.transport, None)
    assert found[clear.pk].reasons
    assert "不确定" in page
    assert not ProposedShare.objects.exists()  # it never proposes by itself, let alone assigns


def test_a_person_takes_it_over_where_it_knows(cast: Cast, enter: Enter) -> None:
    clear, dark = two(cast)
    client = enter("zhou")
    client.post(URL, {"do": "ask", "case": [clear.pk, dark.pk]})

    client.post(URL, {"do": "advised", "case": [clear.pk, dark.pk]})

    assert [share.unit.key for share in read(clear.pk).rows(ProposedShare)] == ["transport"]
    assert read(dark.pk).rows(ProposedShare) == []


def test_the_night_asks_about_what_nobody_has_looked_at(cast: Cast) -> None:
    clear, dark = two(cast)
    assert list(table.waiting(cast.congress)) == [clear, dark]

    table.advise([clear, dark], cast.congress, DAY, AT)

    assert list(table.waiting(cast.congress)) == []


def test_reading_it_costs_two_statements_however_many(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cases = [*two(cast), *two(cast)]
    table.advise(cases, cast.congress, DAY, AT)

    with django_assert_num_queries(2):
        assert len(table.advised([case.pk for case in cases])) == 4


def test_switched_off_nothing_of_it_is_there_and_the_table_stands(
    cast: Cast, enter: Enter
) -> None:
    clear, dark = two(cast)
    table.advise([clear, dark], cast.congress, DAY, AT)
    cast.congress.settings["advice"] = False
    cast.congress.save()

    page = enter("zhou").get(URL).content.decode()

    assert clear.title in page
    assert "生成系统推荐" not in page
    assert table.advise([clear], cast.congress, DAY, AT) == 0


def test_what_a_person_judged_stays_as_it_was_judged(cast: Cast) -> None:
    clear, _dark = two(cast)
    table.advise([clear], cast.congress, DAY, AT)
    Answer.objects.update(verdict="rejected")

    table.advise([clear], cast.congress, DAY, AT)

    assert set(Answer.objects.values_list("verdict", flat=True)) == {"rejected"}
