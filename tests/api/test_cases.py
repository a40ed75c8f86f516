"""The API: the same moves, the same sight, refusals with a stable code."""

import pytest
import time_machine
from django.test import Client

from jianyan.api.v1.api import api
from jianyan.cases.workflow import MOVES
from tests import cast as c
from tests.cast import Cast


def client(cast: Cast, name: str) -> Client:
    made = Client()
    made.force_login(cast.users[name])
    return made


def test_every_move_of_the_tables_has_an_entry() -> None:
    paths = api.get_openapi_schema()["paths"]

    entries = {path.rsplit("/", 1)[1] for path in paths if "/-/" in path}
    assert entries == {*MOVES, "advice"}  # that the machine gives, and nobody's move


def test_a_case_is_opened_filed_and_assigned(cast: Cast) -> None:
    body = {
        "office": "congress", "session": "2026", "lead": cast.li.pk, "title": c.TITLE,
        "situation": c.SITUATION, "points": list(c.POINTS),
    }  # fmt: skip
    opened = client(cast, "li").post("/api/v1/cases", body, content_type="application/json")
    assert opened.status_code == 201, opened.content
    name = opened.json()["case"]

    post(cast, "li", name, "0", "submit")
    filed = post(cast, "zhou", name, "0", "file", category="城乡建设").json()
    assert filed["case"] == "congress/2026/0001"

    shares = [{"unit": "water", "role": "lead"}, {"unit": "transport", "role": "co"}]
    assigned = post(cast, "zhou", filed["case"], "0", "assign", shares=shares).json()
    assert assigned["state"] == "assigned"
    assert [p["part"] for p in assigned["parts"]] == ["", "A1", "A2"]
    reply = next(k for k in assigned["clocks"] if k["limit"] == "reply")
    assert reply["because"]


def post(cast: Cast, who: str, case: str, part: str, move: str, **body: object):  # type: ignore[no-untyped-def]
    return client(cast, who).post(
        f"/api/v1/cases/{case}/-/{part}/{move}", body, content_type="application/json"
    )


def test_a_refusal_answers_409_with_code_and_sentence(cast: Cast) -> None:
    case = c.filed(cast)

    answer = post(cast, "zhou", f"J{case.pk}", "0", "assign", shares=[])

    assert answer.status_code == 409
    assert answer.json()["code"] == "lead_missing"
    assert answer.json()["warning"] is False


def test_a_warning_goes_on_with_a_reason(cast: Cast) -> None:
    case = c.filed(cast)
    shares = [{"unit": "water", "role": "separate"}, {"unit": "transport", "role": "separate"}]

    first = post(cast, "zhou", f"J{case.pk}", "0", "assign", shares=shares)
    again = post(cast, "zhou", f"J{case.pk}", "0", "assign", shares=shares, reason="两局商定。")

    assert (first.status_code, first.json()["warning"]) == (409, True)
    assert again.status_code == 200


@pytest.mark.parametrize("name", ["he", "feng", "qian", "wang", "liu", "wu"])
def test_a_case_is_not_there_for_those_who_may_not_see_it(cast: Cast, name: str) -> None:
    case = c.filed(cast)
    caller = client(cast, name)

    assert caller.get(f"/api/v1/cases/J{case.pk}").status_code == 404
    assert caller.get("/api/v1/cases").json()["cases"] == []
    assert post(cast, name, f"J{case.pk}", "0", "file").status_code == 404


def test_nobody_reads_without_a_login() -> None:
    assert Client().get("/api/v1/cases").status_code == 401


def test_an_unsent_draft_is_the_proposers_alone(cast: Cast) -> None:
    case = c.drafted(cast)

    assert client(cast, "zhou").get(f"/api/v1/cases/J{case.pk}").status_code == 404
    assert client(cast, "li").get(f"/api/v1/cases/J{case.pk}").status_code == 200


def test_a_proposer_reads_no_draft_reply_and_no_co_opinion(cast: Cast) -> None:
    reply = c.approved(cast)

    seen = client(cast, "li").get(f"/api/v1/cases/J{reply.case_id}")

    assert "R1" not in [p["part"] for p in seen.json()["parts"]]
    assert "您提出的建议收悉" not in seen.content.decode()
    assert "沿河道路施工" not in seen.content.decode()


def test_a_unit_does_not_learn_the_rating_before_the_window_closes(cast: Cast) -> None:
    """S33"""
    reply = c.rated(cast, values=c.BAD, comment="河还是臭的。")

    with time_machine.travel("2026-03-20 02:00Z", tick=False):
        assert states(cast, "chen", reply.case_id)["R1"] == "delivered"
        assert states(cast, "zhou", reply.case_id)["R1"] == "dissatisfied"
        assert states(cast, "li", reply.case_id)["R1"] == "dissatisfied"
    with time_machine.travel("2026-04-20 02:00Z", tick=False):
        assert states(cast, "chen", reply.case_id)["R1"] == "dissatisfied"


def states(cast: Cast, who: str, case_id: int) -> dict[str, str]:
    seen = client(cast, who).get(f"/api/v1/cases/J{case_id}").json()
    return {part["part"]: part["state"] for part in seen["parts"]}


def test_the_unit_cannot_rate(cast: Cast) -> None:
    """S33"""
    reply = c.delivered(cast)

    answer = post(cast, "chen", f"J{reply.case_id}", "R1", "rate", values=c.GOOD)

    assert answer.json()["code"] == "no_right"
