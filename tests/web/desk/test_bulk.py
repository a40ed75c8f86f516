"""Many lines at once: one form, one write, and the refused named beside their reasons."""

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from jianyan.cases import actions as a
from jianyan.cases.models import Assignment, Case, Line
from jianyan.cases.perform import perform, read
from jianyan.people.models import SavedView
from tests import cast as c
from tests.cast import Cast
from tests.web.desk.conftest import Enter


def lines_of(page: str) -> list[str]:
    return [part.split('"')[0] for part in page.split('name="pick" value="')[1:]]


def test_the_lines_chosen_are_acknowledged_together(cast: Cast, enter: Enter) -> None:
    for _ in range(3):
        c.assigned(cast)
    caller = enter("chen")
    picks = lines_of(caller.get("/desk/").content.decode())
    assert len(picks) == 3

    asked = caller.post("/desk/bulk/acknowledge/", {"pick": picks, "back": "/desk/?whose=mine"})
    assert asked.status_code == 200
    assert not Assignment.objects.exclude(acknowledged_on=None).exists()
    typed = {
        "pick": picks,
        "back": "/desk/?whose=mine",
        "sent": "1",
        "officer": "陈涛",
        "phone": "0000-1",
    }
    done = caller.post("/desk/bulk/acknowledge/", typed, follow=True)

    assert done.redirect_chain[-1][0] == "/desk/?whose=mine"
    assert "签收：已办3件" in done.content.decode()
    assert set(Assignment.objects.filter(unit=cast.water).values_list("officer", flat=True)) == {
        "陈涛"
    }


def test_what_is_refused_is_named_and_the_rest_is_done(cast: Cast, enter: Enter) -> None:
    first, second = (read(c.assigned(cast).pk).assignments[0] for _ in range(2))
    perform(a.acknowledge, second, cast.by("zhao"))
    picks = [f"{work.case_id}.A1~A1" for work in (first, second)]

    answer = enter("chen").post("/desk/bulk/acknowledge/", {"pick": picks, "sent": "1"})

    page = answer.content.decode()
    assert f"/desk/cases/{second.case_id}/" in page
    assert "签收”现在不能办理" in page or "办理中" in page
    assert read(first.case_id).assignments[0].state == "working"


def test_nobody_reaches_a_line_that_is_not_theirs(cast: Cast, enter: Enter) -> None:
    """Ids guessed: neither done nor named, and not told apart from ids that are not there."""
    case = c.assigned(cast)
    mine = c.assigned(cast, chain="proposal")
    caller = enter("qian")

    answer = caller.post(
        "/desk/bulk/remind/",
        {"pick": [f"{case.pk}.A1", "999999.A1", f"{mine.pk}.A1"], "sent": "1"},
        follow=True,
    )

    assert case.title not in answer.content.decode()
    assert Line.objects.filter(kind="Reminded").values_list("case_id", flat=True).get() == mine.pk


def test_a_verb_without_the_right_is_closed(enter: Enter) -> None:
    assert enter("chen").post("/desk/bulk/remind/", {}).status_code == 403
    assert enter("sun").post("/desk/bulk/acknowledge/", {}).status_code == 403
    assert enter("zhou").post("/desk/bulk/rate/", {}).status_code == 404


def test_a_reminder_goes_to_the_tasks_of_the_lines(cast: Cast, enter: Enter) -> None:
    """Whatever comes next in a line, its task is reminded of: here a reply in approval."""
    reply = c.round_drafted(cast)
    perform(a.send_for_approval, reply, cast.by("chen"))
    caller = enter("sun")
    picks = lines_of(caller.get("/desk/?whose=all").content.decode())

    caller.post("/desk/bulk/remind/", {"pick": picks, "sent": "1", "note": "请抓紧。"})

    assert Line.objects.filter(kind="Reminded", part="A1").count() == 1


def test_the_same_send_twice_is_done_once(cast: Cast, enter: Enter) -> None:
    case, caller = c.assigned(cast), enter("sun")
    typed = {"pick": [f"{case.pk}.A1"], "sent": "1", "once": "k1"}

    for _ in range(2):
        caller.post("/desk/bulk/remind/", typed)

    assert Line.objects.filter(kind="Reminded").count() == 1


def test_no_address_outside_leads_back(cast: Cast, enter: Enter) -> None:
    case = c.assigned(cast)
    typed = {"pick": [f"{case.pk}.A1"], "sent": "1", "back": "https://elsewhere.example/desk/"}

    assert enter("sun").post("/desk/bulk/remind/", typed).headers["Location"] == "/desk/"


def test_as_many_statements_whatever_the_number(
    cast: Cast, enter: Enter, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    caller = enter("zhou")
    cases = [c.submitted(cast) for _ in range(12)]
    with django_assert_max_num_queries(45):
        caller.post("/desk/bulk/review/", {"pick": [f"{case.pk}." for case in cases], "sent": "1"})

    assert set(Case.objects.values_list("state", flat=True)) == {"in_review"}


def test_lines_of_the_ledger_are_exported_alone(cast: Cast, enter: Enter) -> None:
    first, second = (
        c.assigned(cast, title="关于甲事的建议"),
        c.assigned(cast, title="关于乙事的建议"),
    )
    caller = enter("zhou")
    assert len(lines_of(caller.get("/desk/ledger/").content.decode())) == 4

    sheet = b"".join(caller.get(f"/desk/ledger/csv/?pick={first.pk}.A1")).decode("utf-8-sig")

    assert "甲事" in sheet
    assert second.title not in sheet


def test_a_pick_of_another_case_adds_nothing(cast: Cast, enter: Enter) -> None:
    theirs = c.filed(cast, chain="proposal")

    sheet = b"".join(enter("zhou").get(f"/desk/ledger/csv/?pick={theirs.pk}.")).decode("utf-8-sig")

    assert theirs.title not in sheet


# ── saved filters and columns ────────────────────────────────────────────────────────────────
def test_a_view_is_kept_and_its_link_shows_a_colleague_only_their_own(
    cast: Cast, enter: Enter
) -> None:
    mine, theirs = c.assigned(cast, title="关于甲事的建议"), c.filed(cast, title="关于乙事的建议")
    query = "kind=suggestion&columns=number,title,due&after=xyz"
    caller = enter("zhou")
    page = caller.post(
        "/desk/views/", {"name": "我的", "page": "ledger", "query": query}, follow=True
    )
    assert "我的" in page.content.decode()
    address = f"/desk/views/{SavedView.objects.get().pk}/"
    assert address in page.content.decode()

    answer = enter("chen").get(address, follow=True)

    assert answer.redirect_chain[-1][0].startswith("/desk/ledger/?kind=suggestion")
    assert "after" not in answer.redirect_chain[-1][0]
    shown = answer.content.decode()
    assert mine.title in shown
    assert theirs.title not in shown


def test_nobody_forgets_a_colleagues_view(cast: Cast, enter: Enter) -> None:
    enter("zhou").post("/desk/views/", {"name": "我的", "page": "ledger", "query": ""})
    pk = SavedView.objects.get().pk
    assert enter("chen").post(f"/desk/views/{pk}/forget/").status_code == 404
    assert enter("zhou").post(f"/desk/views/{pk}/forget/").status_code == 302


def test_columns_are_chosen_in_the_address(cast: Cast, enter: Enter) -> None:
    c.assigned(cast)
    page = enter("zhou").get("/desk/ledger/?columns=category,assigned").content.decode()

    head = page.split("<thead>")[1].split("</thead>")[0]
    assert head.count("<th ") == 4
    assert "columns=category%2Cassigned" in page or "columns=category,assigned" in page


# ── the same form twice ──────────────────────────────────────────────────────────────────────
def test_a_contact_form_sent_twice_is_one_contact(cast: Cast, enter: Enter) -> None:
    work = c.handling(cast)
    caller: Client = enter("chen")
    typed = {"mode": "phone", "stage": "during", "on": "2026-03-02", "once": "k7"}
    before = len(read(work.case_id).contacts)

    for _ in range(2):
        caller.post(f"/desk/cases/{work.case_id}/A1/record_contact/", typed)

    assert len(read(work.case_id).contacts) == before + 1


def test_a_refused_form_may_be_sent_again_with_its_key(cast: Cast, enter: Enter) -> None:
    reply = c.approved(cast)
    caller, url = enter("zhao"), f"/desk/cases/{reply.case_id}/R1/issue/"

    refused = caller.post(url, {"document_no": "", "once": "k8"})
    done = caller.post(url, {"document_no": "江水〔2026〕1号", "once": "k8"})

    assert (refused.status_code, done.status_code) == (422, 302)
    assert 'value="k8"' in refused.content.decode()


def test_an_api_call_with_a_key_is_done_once(cast: Cast, enter: Enter) -> None:
    work = c.handling(cast)
    caller, url = enter("chen"), f"/api/v1/cases/J{work.case_id}/-/A1/record_contact"
    before = len(read(work.case_id).contacts)

    for _ in range(2):
        answer = caller.post(
            url,
            {"stage": "during", "mode": "phone"},
            content_type="application/json",
            headers={"Idempotency-Key": "abc"},
        )
        assert answer.status_code == 200, answer.content

    assert len(read(work.case_id).contacts) == before + 1
