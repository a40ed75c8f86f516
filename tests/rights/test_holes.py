"""Attempts to see what is not one's own; each hole once found has its test here, named after it."""

from datetime import date

import pytest
from django.db import transaction

from jianyan.cases import actions as a
from jianyan.cases.models import Case
from jianyan.cases.perform import perform, read
from jianyan.deadlines.models import LedgerRow
from jianyan.people.models import Grant
from tests import cast as c
from tests.cast import DAY, Cast
from tests.rights.town import client

YESTERDAY = date.fromordinal(DAY.toordinal() - 1)


def test_a_draft_withdrawn_before_it_was_sent_stays_its_proposers_alone(cast: Cast) -> None:
    """Found: withdrawing a draft moved it out of the state that hid it."""
    case = perform(a.withdraw, c.drafted(cast), cast.by("li"))

    assert not LedgerRow.objects.filter(case=case).exists()
    for name in ("zhou", "ma", "gu", "sun"):
        caller = client(cast, name)
        assert caller.get(f"/desk/cases/{case.pk}/").status_code == 404
        assert caller.get(f"/api/v1/cases/J{case.pk}").status_code == 404
        assert case.title not in caller.get("/desk/ledger/").content.decode()
    assert client(cast, "li").get(f"/my/cases/J{case.pk}/").status_code == 200


def test_the_key_of_a_proposer_kept_back_is_not_told(cast: Cast) -> None:
    """Found: the form of delivery named the proposer by a key that other cases tell the name of."""
    case = c.drafted(cast)
    Case.objects.filter(pk=case.pk).update(confidential=True)
    perform(a.submit, case, cast.by("li"))
    reply = _issued(cast, case)

    form = client(cast, "chen").get(f"/desk/cases/{case.pk}/R1/deliver/").content.decode()
    assert 'name="proposers"' not in form
    client(cast, "chen").post(f"/desk/cases/{case.pk}/R1/deliver/", {"mode": "system"})
    assert read(case.pk).rounds[0].delivered_on == DAY
    assert reply.no == 1


def _issued(cast: Cast, case: Case) -> object:
    case = perform(a.file, case, cast.by("zhou"))
    from jianyan.cases.actions.assigning.assign import Share

    perform(a.assign, case, cast.by("zhou"), shares=[Share(unit=cast.water, role="sole")])
    work = perform(a.acknowledge, read(case.pk).assignments[0], cast.by("chen"))
    perform(a.record_contact, work, cast.by("chen"), stage="before", mode="phone")
    c.draft_again(cast, work, DAY)
    reply = perform(a.send_for_approval, read(case.pk).rounds[0], cast.by("chen"))
    reply = perform(a.endorse, reply, cast.by("zhao"), reason="已集体研究。")
    return perform(a.issue, reply, cast.by("zhao"), document_no="江水〔2026〕1号")


def test_a_grant_that_ended_ends_what_an_open_session_sees(cast: Cast) -> None:
    case = c.assigned(cast)
    callers = {name: client(cast, name) for name in ("chen", "zhou", "ma", "gu")}
    address = f"/desk/cases/{case.pk}/"
    assert {caller.get(address).status_code for caller in callers.values()} == {200}

    Grant.objects.update(to_on=YESTERDAY)

    for caller in callers.values():
        assert caller.get(address).status_code == 403
        assert caller.get(f"/api/v1/cases/J{case.pk}").status_code == 404
        assert caller.post(f"/api/v1/cases/J{case.pk}/-/0/adopt", {}, content_type="application/json").status_code in {404, 422}  # fmt: skip


def test_an_account_that_was_closed_is_nobody(cast: Cast) -> None:
    caller = client(cast, "chen")
    case = c.assigned(cast)
    assert caller.get("/desk/").status_code == 200

    cast.users["chen"].is_active = False
    cast.users["chen"].save()

    assert caller.get(f"/desk/cases/{case.pk}/").status_code == 302
    assert caller.get(f"/api/v1/cases/J{case.pk}").status_code == 401


@pytest.mark.parametrize("name", ["qian", "wu", "bai", "peng", "cui"])
def test_a_case_of_others_is_answered_as_one_that_is_not_there(cast: Cast, name: str) -> None:
    """No status, no sentence, no header tells an id that exists from one that does not."""
    case = c.filed(cast)
    caller = client(cast, name)
    for address in ("/desk/cases/{}/", "/desk/cases/{}/case/assign/", "/api/v1/cases/J{}"):
        for method in ("get", "head", "options"):
            there = answered(caller, method, address.format(case.pk))
            assert there == answered(caller, method, address.format(10**9)), (address, method)
    for move in ("file", "assign", "withdraw"):
        body = {"shares": []} if move == "assign" else {}
        there, gone = (
            post(caller, f"/api/v1/cases/J{pk}/-/0/{move}", body) for pk in (case.pk, 10**9)
        )
        assert there == gone
    there, gone = (
        caller.get(f"/desk/cases/congress/2026/{number}/").status_code
        for number in ("0001", "0999")
    )
    assert there == gone == 404


def answered(caller: object, method: str, address: str) -> tuple[int, bytes]:
    answer = getattr(caller, method)(address)
    body = b"".join(answer).split(b"csrf")[0]
    return answer.status_code, body.replace(address.encode(), b"")


def post(caller: object, address: str, body: dict[str, object]) -> tuple[int, bytes]:
    with transaction.atomic():
        answer = caller.post(address, body, content_type="application/json")  # type: ignore[attr-defined]
        transaction.set_rollback(True)
    return answer.status_code, answer.content


def test_a_filter_counts_nothing_of_others(cast: Cast) -> None:
    c.filed(cast)
    c.assigned(cast, chain="proposal")
    for name, states in {
        "qian": {"assigned"},
        "bai": set(),
        "gu": {"filed"},
        "peng": set(),
    }.items():
        caller = client(cast, name)
        for state in ("draft", "filed", "assigned"):
            found = caller.get(f"/api/v1/cases?state={state}").json()["cases"]
            assert bool(found) == (state in states), (name, state)


def test_a_delegation_learns_no_rating_and_nothing_of_the_handling(cast: Cast) -> None:
    reply = c.rated(cast, c.BAD, "排污口没有全部封堵。")
    caller = client(cast, "gu")
    said = "".join(
        caller.get(address).content.decode()
        for address in (
            f"/desk/cases/{reply.case_id}/", f"/api/v1/cases/J{reply.case_id}", "/desk/ledger/",
            "/desk/overview/",
        )
    )  # fmt: skip

    for word in ("排污口没有全部封堵", "不满意", "已电话沟通", "沿河道路施工由我局配合"):
        assert word not in said, word
    assert "现答复如下" in said


def test_administrators_see_no_case_and_no_ledger(cast: Cast) -> None:
    """S53, and the same for the security and system administrators."""
    case = c.assigned(cast)
    for name in ("feng", "shi", "lu"):
        caller = client(cast, name)
        for address in ("/desk/", "/desk/ledger/", "/desk/overview/", f"/desk/cases/{case.pk}/"):
            assert caller.get(address).status_code == 403
        assert caller.get(f"/api/v1/cases/J{case.pk}").status_code == 404
        assert caller.get("/api/v1/cases").json()["cases"] == []
    page = client(cast, "feng").get("/audit/").content.decode()
    assert f"J{case.pk}" in page
    for word in (case.title, "柳溪河", cast.water.name):
        assert word not in page


@pytest.mark.parametrize(
    "address",
    ["/desk/?page=99999999999999999999", "/notices/?page=99999999999999999999",
     "/audit/?page=99999999999999999999", "/audit/?case=J99999999999999999999",
     "/api/v1/cases?before=99999999999999999999", "/desk/overview/?year=9999"],
)  # fmt: skip
def test_an_address_out_of_all_bounds_is_no_error_of_the_server(cast: Cast, address: str) -> None:
    """Found: a page number beyond what the database counts to."""
    name = "feng" if "audit" in address else "zhou"

    assert client(cast, name).get(address).status_code < 500
