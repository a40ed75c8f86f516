"""会办意见、沟通联系: the boards of a unit and its hub, urged and entered once for several cases."""

from pytest_django import DjangoAssertNumQueries

from jianyan.cases import actions as a
from jianyan.cases.models import Assignment
from jianyan.cases.perform import perform, read
from jianyan.deadlines.co_opinions import board
from jianyan.deadlines.contact_plan import contact_plan
from tests import cast as c
from tests.cast import DAY, Cast
from tests.web.desk.conftest import Enter


def working(cast: Cast, **kind: object) -> Assignment:
    lead, co = read(c.assigned(cast, **kind).pk).assignments
    perform(a.acknowledge, co, cast.by("wu"))
    return perform(a.acknowledge, lead, cast.by("chen"))


def test_the_board_says_who_owes_what_to_each_of_them(cast: Cast) -> None:
    working(cast)
    c.handling(cast)

    lead, co, hub = (board(actor=cast.actor(name), today=DAY) for name in ("chen", "wu", "sun"))

    assert [one.missing for one in lead] == [1, 0]
    assert [one.i_lead for one in lead] == [True, True]
    assert [row.is_mine for one in co for row in one.rows] == [True, True]
    assert len(hub) == 2
    assert lead[1].quotation == "江州市交通运输局:沿河道路施工由我局配合。"
    assert board(actor=cast.actor("qian"), today=DAY) == []


def test_each_board_takes_three_queries_at_most(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    chen = cast.actor("chen")
    for _ in range(2):
        working(cast)
        with django_assert_max_num_queries(3):
            board(actor=chen, today=DAY)
        with django_assert_max_num_queries(3):
            contact_plan(actor=chen, today=DAY)


def test_all_are_urged_at_once(cast: Cast, enter: Enter) -> None:
    tasks = [working(cast), working(cast)]
    client = enter("chen")

    page = client.get("/desk/co-opinions/").content.decode()
    answer = client.post("/desk/co-opinions/urge/", follow=True).content.decode()

    assert "催办" in page
    assert "2" in answer
    assert [read(one.case_id).assignments[1].urges for one in tasks] == [1, 1]
    client.post("/desk/co-opinions/urge/")
    assert [read(one.case_id).assignments[1].urges for one in tasks] == [1, 1]


def test_the_plan_gathers_by_proposer_who_wants_to_call(cast: Cast) -> None:
    working(cast)
    working(cast)
    c.handling(cast)

    found = contact_plan(actor=cast.actor("sun"), today=DAY)
    people = [*found.this_week, *found.later]

    assert [(one.name, len(one.wishes), one.units) for one in people] == [
        ("李敏", 2, ("江州市水利局",))
    ]


def test_a_name_that_is_kept_back_is_called_by_nobody(cast: Cast) -> None:
    work = working(cast)
    case = work.dossier.case
    type(case).objects.filter(pk=case.pk).update(confidential=True)

    hub = contact_plan(actor=cast.actor("sun"), today=DAY)
    office = contact_plan(actor=cast.actor("zhou"), today=DAY)

    assert (hub.this_week, hub.later) == ((), ())
    assert (office.this_week, office.later) == ((), ())


def test_one_contact_is_entered_once_for_several_cases(cast: Cast, enter: Enter) -> None:
    tasks = [working(cast), working(cast)]
    client, url = enter("chen"), f"/desk/contacts/{cast.li.pk}/log/"
    names = [f"{one.case_id}-A1" for one in tasks]

    page = client.get(url).content.decode()
    typed = {"cases": names, "mode": "phone", "stage": "before", "on": "2026-03-02"}
    answer = client.post(url, {**typed, "note": "两件一并沟通。"})

    assert all(name in page for name in names)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/contacts/")
    contacts = [read(one.case_id).contacts[0] for one in tasks]
    assert len({one.shared for one in contacts}) == 1
    assert contacts[0].shared
    refused = client.post(url, {**typed, "on": "2026-03-09"})
    assert refused.status_code == 422
    assert client.post(url, {**typed, "cases": []}).status_code == 422


def test_a_contact_is_logged_in_one_line_of_the_worklist(cast: Cast, enter: Enter) -> None:
    work = working(cast)
    client, url = enter("chen"), f"/desk/cases/{work.case_id}/A1/record_contact/"

    page = client.get("/desk/").content.decode()
    typed = {"mode": "phone", "stage": "before", "on": "2026-03-02", "back": "worklist"}
    answer = client.post(url, typed)

    assert url in page
    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/")
    assert url not in client.get("/desk/").content.decode()
