"""办后: promises, adoption, conclusion, disclosure."""

from datetime import date
from typing import Any

import pytest

from jianyan.cases import actions as a
from jianyan.cases.perform import perform, read
from tests import cast as c
from tests.cases.refusing import refused
from tests.cast import Cast


def test_a_promise_has_owner_text_day_and_point(cast: Cast) -> None:
    promise = c.promised(cast)

    assert (promise.unit_id, promise.due_on, promise.point_no, promise.round_no) == (
        cast.water.pk, date(2026, 12, 31), 1, 1,
    )  # fmt: skip
    assert promise.dossier.body(promise.words_no) == "年底前封堵全部排污口。"


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"text": " "}, "commitment_empty"),
        ({"text": "做。", "due_on": date(2026, 3, 1)}, "day_past"),
        ({"text": "做。", "point": 9}, "no_such_point"),
    ],
)
def test_a_promise_is_refused(cast: Cast, inputs: dict[str, object], code: str) -> None:
    work = c.handling(cast)

    with refused(code):
        perform(a.commit, work, cast.by("chen"), **inputs)  # type: ignore[arg-type]


def test_progress_is_reported_while_it_is_open(cast: Cast) -> None:
    promise = c.promised(cast)

    promise = perform(a.report_progress, promise, cast.by("chen"), text="已封堵三处。")

    assert (promise.state, promise.reports) == ("open", 1)


def test_s42_the_proposer_is_asked_and_can_refuse(cast: Cast) -> None:
    promise = c.promised(cast)
    promise = perform(a.fulfil, promise, cast.by("chen"), evidence="附验收单。")

    promise = perform(a.refuse_fulfilment, promise, cast.by("li"), reason="北岸还在排。")
    assert (promise.state, promise.refusals) == ("open", 1)
    perform(a.fulfil, promise, cast.by("chen"), evidence="北岸已封堵。")
    promise = perform(a.confirm_fulfilment, promise, cast.by("li", date(2026, 9, 1)))

    assert (promise.state, promise.closed_on) == ("closed", date(2026, 9, 1))


@pytest.mark.parametrize("name", ["chen", "zhao", "sun", "zhou", "he"])
def test_only_the_proposer_confirms(cast: Cast, name: str) -> None:
    promise = perform(a.fulfil, c.promised(cast), cast.by("chen"), evidence="附验收单。")

    with refused("no_right"):
        perform(a.confirm_fulfilment, promise, cast.by(name))


def test_nothing_is_claimed_without_evidence(cast: Cast) -> None:
    promise = c.promised(cast)

    with refused("evidence_missing"):
        perform(a.fulfil, promise, cast.by("chen"), evidence="")


def test_what_cannot_be_kept_is_explained_by_the_head(cast: Cast) -> None:
    promise = c.promised(cast)
    with refused("no_right"):
        perform(a.give_up, promise, cast.by("chen"), reason="资金未落实。")

    promise = perform(a.give_up, promise, cast.by("zhao"), reason="资金未落实,已向代表说明。")

    assert promise.state == "not_feasible"


def test_a_case_with_open_promises_is_followed_after_its_conclusion(cast: Cast) -> None:
    promise = c.promised(cast)
    reply = read(promise.case_id).rounds[0]
    perform(a.rate, reply, cast.by("li"), values=c.GOOD)

    case = perform(a.conclude, read(promise.case_id).case, cast.by("zhou"))
    assert case.state == "tracking"
    perform(a.fulfil, promise, cast.by("chen"), evidence="附验收单。")
    perform(a.confirm_fulfilment, promise, cast.by("li"))

    assert read(promise.case_id).case.state == "closed"


def test_a_case_is_not_concluded_before_it_is_rated(cast: Cast) -> None:
    reply = c.delivered(cast)

    with refused("rating_pending"):
        perform(a.conclude, reply.dossier.case, cast.by("zhou"))


def test_a_point_is_adopted_once_by_a_unit_and_with_evidence(cast: Cast) -> None:
    case = c.handling(cast).dossier.case
    inputs: dict[str, Any] = {"point": 1, "unit": cast.water, "degree": "full"}
    with refused("evidence_missing"):
        perform(a.adopt, case, cast.by("chen"), evidence="", **inputs)

    perform(a.adopt, case, cast.by("chen"), evidence="整治方案第三条。", **inputs)

    with refused("adopted_already"):
        perform(a.adopt, case, cast.by("chen"), evidence="整治方案第三条。", **inputs)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"point": 9}, "no_such_point"),
        ({"degree": "already"}, "adopted_unknown"),
        ({"unit": "finance"}, "unit_not_on_case"),
    ],
)
def test_an_adoption_is_refused(cast: Cast, changes: dict[str, object], code: str) -> None:
    case = c.handling(cast).dossier.case
    usual = {"point": 1, "unit": cast.water, "degree": "full", "evidence": "方案。"}
    inputs = {**usual, **changes}
    if inputs["unit"] == "finance":
        inputs["unit"] = cast.finance

    with refused(code):
        perform(a.adopt, case, cast.by("chen"), **inputs)  # type: ignore[arg-type]


def test_a_reviewed_reply_is_published_and_taken_down_with_a_reason(cast: Cast) -> None:
    shown = c.published(cast)
    assert (shown.state, shown.published_on) == ("published", c.DAY)

    shown = perform(a.recall, shown, cast.by("zhao"), reason="附件含个人信息。")

    assert shown.state == "recalled"


def test_s49_not_public_needs_a_ground(cast: Cast) -> None:
    shown = read(c.delivered(cast).case_id).disclosures[0]
    with refused("publicity_ground_missing"):
        perform(a.withhold, shown, cast.by("zhao"), ground=" ")

    shown = perform(a.withhold, shown, cast.by("zhao"), ground="涉及第三人商业秘密。")

    assert shown.state == "not_public"


def test_unreviewed_text_is_not_published(cast: Cast) -> None:
    shown = read(c.delivered(cast).case_id).disclosures[0]

    with refused("wrong_state"):
        perform(a.publish, shown, cast.by("zhao"))


def test_a_proposer_who_did_not_agree_is_not_published_in_full(cast: Cast) -> None:
    reply = c.delivered(cast)
    case = reply.dossier.case
    case.publish_consent = False
    case.save()
    shown = read(reply.case_id).disclosures[0]
    perform(a.review_disclosure, shown, cast.by("zhao"), form="full", body="全文。")

    with refused("consent_missing"):
        perform(a.publish, shown, cast.by("zhao"))


def test_past_handling_comes_in_as_closed_history(cast: Cast) -> None:
    case = perform(
        a.import_history, c.filed(cast), cast.by("zhou"), units=[cast.water],
        outcome_class="B", reply="已列入计划。", replied_on=date(2025, 6, 1),
    )  # fmt: skip

    assert case.state == "history"
    assert not case.clocks.exists()
