"""拟定分办表: wish, last year's unit, draft and objections of a session, with bulk edit (practice.md 4.2, S17)."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from jianyan.cases import actions as a
from jianyan.cases.models import Case, Inquiry, ProposedShare
from jianyan.cases.perform import perform, read
from jianyan.cases.queries.last_year import last_year
from jianyan.cases.queries.session_counts import session_counts
from jianyan.cases.queries.split_table import SplitFilter, split_page
from jianyan.people.models import Session
from jianyan.people.succession import Change, succeed
from tests import cast as c
from tests.cast import DAY, Cast
from tests.web.desk.conftest import Enter

URL = "/desk/split/"


def shares(case: Case) -> list[tuple[str, str]]:
    rows = read(case.pk).rows(ProposedShare)
    return [(row.unit.key, row.role) for row in rows]


def handled_last_year(cast: Cast) -> None:
    """A like text of the session before, entered as closed history."""
    before = Session.objects.create(
        office=cast.congress, key="2025", year=2025, term=8, number=4, opens_on=date(2025, 2, 1)
    )
    case = c.filed(cast, title="关于进一步治理柳溪河黑臭水体的建议")
    Case.objects.filter(pk=case.pk).update(
        session=before, number="0088", lead_unit=cast.transport, state="history"
    )


def test_s17_last_year_s_host_stands_in_the_table_with_the_reason(cast: Cast) -> None:
    handled_last_year(cast)
    case = c.filed(cast)

    found = last_year([case], cast.congress_session)[case.pk]

    assert found.unit_id == cast.transport.pk
    assert "0088" in str(found.why)


def test_s16_a_unit_that_is_no_more_stands_for_its_successor(cast: Cast) -> None:
    handled_last_year(cast)
    heir = succeed(cast.transport, Change(kind="renamed", on=DAY, name="江州市交通局"))
    case = c.filed(cast)

    found = last_year([case], cast.congress_session)[case.pk]

    assert (found.unit_id, found.unit) == (heir.pk, heir.short_name)
    assert cast.transport.short_name in str(found.why)


def test_a_category_speaks_where_no_title_is_alike(cast: Cast) -> None:
    handled_last_year(cast)
    case = c.filed(cast, title="关于增设社区食堂的建议")

    assert last_year([case], cast.congress_session)[case.pk].unit_id == cast.transport.pk


def test_the_page_shows_the_table_and_its_counts(cast: Cast, enter: Enter) -> None:
    handled_last_year(cast)
    case = c.filed(cast)
    perform(a.propose_units, case, cast.by("zhou"), shares=c.shares_of(cast))
    perform(a.consult_units, case, cast.by("zhou"))
    asked = read(case.pk).rows(Inquiry)[0]
    perform(a.object_to_handling, asked, cast.by("chen"), reason="属住建部门职责。")

    said = enter("zhou").get(URL).content.decode()

    assert c.TITLE in said
    assert "属住建部门职责。" in said
    assert cast.transport.short_name in said  # last year's
    assert 'value="水利局"' in said


@pytest.mark.parametrize("who", ["sun", "chen"])
def test_it_is_the_assigning_office_s_alone(cast: Cast, enter: Enter, who: str) -> None:
    assert enter(who).get(URL).status_code == 403


def test_changed_rows_are_saved_and_others_left(cast: Cast, enter: Enter) -> None:
    one, two = c.filed(cast), c.filed(cast)
    typed = {
        "do": "save", "row": [one.pk, two.pk],
        f"lead-{one.pk}": "水利局", f"was-lead-{one.pk}": "", f"co-{one.pk}": "交通运输局",
        f"was-co-{one.pk}": "", f"lead-{two.pk}": "", f"was-lead-{two.pk}": "",
    }  # fmt: skip

    answer = enter("zhou").post(URL, typed)

    assert answer.status_code == 302
    assert shares(one) == [("water", "lead"), ("transport", "co")]
    assert shares(two) == []


def test_many_rows_at_once_and_what_is_refused_is_said(cast: Cast, enter: Enter) -> None:
    cases = [c.filed(cast) for _ in range(3)]
    perform(a.propose_units, cases[0], cast.by("zhou"), shares=c.shares_of(cast))
    perform(a.submit_split, cases[0], cast.by("zhou"), list_no="分办第1号")
    ticked = [case.pk for case in cases]

    page = enter("zhou").post(
        URL, {"do": "set", "case": ticked, "lead-all": "水利局", "co-all": ""}, follow=True
    )

    assert [shares(case) for case in cases[1:]] == [[("water", "sole")]] * 2
    assert "分办第1号" in page.content.decode()  # frozen, and said so


def test_everything_proposed_goes_on_one_numbered_list(cast: Cast, enter: Enter) -> None:
    cases = [c.filed(cast) for _ in range(3)]
    for case in cases[:2]:
        perform(a.propose_units, case, cast.by("zhou"), shares=c.shares_of(cast))

    enter("zhou").post(URL, {"do": "submit"})

    lists = [read(case.pk).case.split_list for case in cases]
    assert lists[0] == lists[1] != ""
    assert lists[2] == ""


def test_the_number_of_statements_is_fixed(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        perform(a.propose_units, c.filed(cast), cast.by("zhou"), shares=c.shares_of(cast))

    with django_assert_max_num_queries(6):
        page = split_page(cast.congress_session, SplitFilter())

    assert len(page.rows) == page.counts["drafted"] == 3


def test_each_received_case_is_counted_once(cast: Cast) -> None:
    one, other = c.filed(cast), c.filed(cast)
    perform(a.merge, other, cast.by("zhou"), into=one)
    c.submitted(cast)
    perform(a.withdraw, c.submitted(cast), cast.by("li"))

    found = session_counts(cast.congress_session, DAY)

    assert (found.received, found.filed, found.merged, found.in_review, found.withdrawn) == (
        4, 1, 1, 1, 1,
    )  # fmt: skip
