"""答复: draft, approval, sign-off, delivery."""

import pytest
from django.db import IntegrityError

from jianyan import doors
from jianyan.cases import actions as a
from jianyan.cases.actions.replying import issue, send_for_approval
from jianyan.cases.models import Assignment
from jianyan.cases.perform import perform, read
from jianyan.cases.refusal import Warned
from tests import cast as c
from tests.cases.refusing import refused
from tests.cases.test_inside_the_unit import own_pack
from tests.cast import Cast


def test_a_reply_answers_point_by_point(cast: Cast) -> None:
    reply = c.round_drafted(cast)

    dossier = read(reply.case_id)
    assert [(r.point_no, r.adopted) for r in dossier.responses] == [
        (1, "full"), (2, "full"), (3, "full"),
    ]  # fmt: skip
    assert (reply.outcome_class, reply.outcome) == ("A", "SOLVED")


def test_a_later_draft_replaces_the_responses_and_keeps_the_round(cast: Cast) -> None:
    reply = c.round_drafted(cast)
    work = read(reply.case_id).assignments[0]

    perform(
        a.draft_reply, work, cast.by("chen"), body="改稿。", answers=c.answers(1),
        outcome_class="A", publicity="proactive",
    )  # fmt: skip

    dossier = read(reply.case_id)
    assert [r.drafts for r in dossier.rounds] == [2]
    assert [r.point_no for r in dossier.responses] == [1]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"body": " "}, "reply_empty"),
        ({"outcome_class": "Z"}, "class_unknown"),
        ({"publicity": "maybe"}, "publicity_unknown"),
        ({"answers": c.answers(4)}, "no_such_point"),
    ],
)
def test_a_draft_is_refused(cast: Cast, changes: dict[str, object], code: str) -> None:
    work = c.handling(cast)
    usual = {
        "body": "答复。", "answers": c.answers(), "outcome_class": "A", "publicity": "proactive",
    }  # fmt: skip

    with refused(code):
        perform(a.draft_reply, work, cast.by("chen"), **{**usual, **changes})  # type: ignore[arg-type]


def test_a_co_handling_unit_does_not_answer_the_proposer(cast: Cast) -> None:
    case = c.assigned(cast)
    co = read(case.pk).assignments[1]
    perform(a.acknowledge, co, cast.by("wu"))

    with refused("does_not_answer"):
        perform(
            a.draft_reply, co, cast.by("wu"), body="答复。", answers=[], outcome_class="A",
            publicity="proactive",
        )  # fmt: skip


def test_s20_s25_what_is_missing_is_said_and_passed_only_with_a_reason(cast: Cast) -> None:
    work = read(c.assigned(cast).pk).assignments[0]
    perform(a.acknowledge, work, cast.by("chen"))
    perform(
        a.draft_reply, work, cast.by("chen"), body="答复。", answers=c.answers(2),
        outcome_class="A", publicity="proactive",
    )  # fmt: skip
    reply = read(work.case_id).rounds[0]

    with pytest.raises(Warned) as warned:
        perform(a.send_for_approval, reply, cast.by("chen"))
    reply = perform(a.send_for_approval, reply, cast.by("chen"), reason="第三条另文答复。")

    codes = ("contact_missing", "points_unanswered", "co_opinion_missing")
    assert warned.value.params["codes"] == codes
    assert reply.overrides == list(codes)
    assert send_for_approval.missing(read(work.case_id).rounds[0]) == list(codes)


def test_s25_a_point_left_unanswered_is_passed_with_a_reason_or_bars_where_the_pack_says_so(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    work = c.handling(cast)
    five = {"body": c.LETTER, "outcome_class": "A", "publicity": "proactive"}
    perform(a.draft_reply, work, cast.by("chen"), answers=c.answers(2), **five)
    reply = read(work.case_id).rounds[0]
    with pytest.raises(Warned) as warned:
        perform(a.send_for_approval, reply, cast.by("chen"))
    passed = perform(a.send_for_approval, reply, cast.by("chen"), reason="第三条另文答复。")
    own_pack(monkeypatch, tmp_path, 'hardened = ["points_unanswered"]')
    cast.congress.rules = "own"
    cast.congress.save()
    work = c.handling(cast)
    perform(a.draft_reply, work, cast.by("chen"), answers=c.answers(2), **five)

    with refused("points_unanswered"):
        perform(
            a.send_for_approval, read(work.case_id).rounds[0], cast.by("chen"), reason="另文答复。"
        )

    assert warned.value.params["codes"] == ("points_unanswered",)
    assert passed.overrides == ["points_unanswered"]


def test_not_public_needs_a_ground(cast: Cast) -> None:
    """S49"""
    work = c.handling(cast)
    perform(
        a.draft_reply, work, cast.by("chen"), body="答复。", answers=c.answers(),
        outcome_class="A", publicity="not_public",
    )  # fmt: skip
    reply = read(work.case_id).rounds[0]

    with refused("publicity_ground_missing"):
        perform(a.send_for_approval, reply, cast.by("chen"))


def test_an_officer_does_not_endorse_or_sign_off(cast: Cast) -> None:
    reply = c.round_drafted(cast)
    perform(a.send_for_approval, reply, cast.by("chen"))

    with refused("no_right"):
        perform(a.endorse, reply, cast.by("chen"))


def test_countersigning_leaves_the_draft_in_approval(cast: Cast) -> None:
    reply = c.round_drafted(cast)
    perform(a.send_for_approval, reply, cast.by("chen"))

    reply = perform(a.countersign, reply, cast.by("zhao"), section="河道科", opinion="同意。")

    assert reply.state == "in_approval"


def test_a_returned_draft_can_be_written_again(cast: Cast) -> None:
    reply = c.approved(cast)

    reply = perform(a.return_draft, reply, cast.by("zhao"), reason="第二条写具体。")
    c.draft_again(cast, read(reply.case_id).assignments[0], c.DAY)

    assert [(r.state, r.drafts) for r in read(reply.case_id).rounds] == [("drafting", 2)]


def test_a_draft_in_approval_is_not_changed(cast: Cast) -> None:
    reply = c.approved(cast)
    work = read(reply.case_id).assignments[0]

    with refused("draft_in_approval"):
        c.draft_again(cast, work, c.DAY)


def test_s26_a_class_that_asks_for_a_promise_warns_without_one(cast: Cast) -> None:
    reply = c.approved(cast, outcome_class="B")

    with pytest.raises(Warned) as warned:
        perform(a.issue, reply, cast.by("zhao"), document_no="江水〔2026〕1号")
    work = read(reply.case_id).assignments[0]
    perform(a.commit, work, cast.by("chen"), text="年底前完成。", due_on=None)

    assert warned.value.code == "commitment_missing"
    assert "commitment_missing" not in issue.missing(read(reply.case_id).rounds[0])


def test_s26_a_pack_may_harden_it(cast: Cast) -> None:
    cast.congress.rules = "cq-2018"
    cast.congress.save()
    reply = c.approved(cast, outcome_class="B")

    with refused("commitment_missing"):
        perform(a.issue, reply, cast.by("zhao"), document_no="江水〔2026〕1号", reason="先发。")


def test_a_reply_needs_its_document_number(cast: Cast) -> None:
    reply = c.approved(cast)

    with refused("document_no_missing"):
        perform(a.issue, reply, cast.by("zhao"), document_no=" ")


def test_a_document_number_is_not_used_twice(cast: Cast) -> None:
    c.issued(cast)
    used = read(c.issued(cast).case_id).rounds[0].document_no
    other = c.approved(cast)

    with pytest.raises(IntegrityError) as error:
        perform(a.issue, other, cast.by("zhao"), document_no=used)

    assert doors.refusal_of(error.value).code == "document_no_used"


def test_s29_a_joint_case_is_replied_when_every_proposer_has_the_reply(cast: Cast) -> None:
    reply = c.issued(cast, joint=True)

    reply = perform(a.deliver, reply, cast.by("chen"), mode="post", proposers=[cast.li.pk])
    assert (reply.state, reply.dossier.case.state) == ("issued", "handling")
    reply = perform(a.deliver, reply, cast.by("chen"), mode="face_to_face")

    assert (reply.state, reply.dossier.case.state) == ("delivered", "replied")
    assert [d.mode for d in read(reply.case_id).deliveries] == ["post", "face_to_face"]


def test_the_feedback_clock_starts_with_the_last_delivery(cast: Cast) -> None:
    reply = c.delivered(cast)

    clock = read(reply.case_id).case.clocks.get(limit="feedback")
    assert (clock.part, clock.start_on) == ("R1", c.DAY)
    assert reply.feedback_due_on == clock.due_on


@pytest.mark.parametrize("mode", ["pigeon", ""])
def test_an_unknown_way_of_delivery_is_refused(cast: Cast, mode: str) -> None:
    reply = c.issued(cast)

    with refused("mode_unknown"):
        perform(a.deliver, reply, cast.by("chen"), mode=mode)


def test_nobody_gets_a_reply_who_did_not_sign_or_has_it(cast: Cast) -> None:
    reply = c.issued(cast, joint=True)
    with refused("not_a_signatory"):
        perform(a.deliver, reply, cast.by("chen"), mode="post", proposers=[cast.wang.pk])
    perform(a.deliver, reply, cast.by("chen"), mode="post", proposers=[cast.li.pk])

    with refused("delivered_already"):
        perform(a.deliver, reply, cast.by("chen"), mode="post", proposers=[cast.li.pk])


def test_separate_units_each_reply_and_the_case_waits_for_all(cast: Cast) -> None:
    from jianyan.cases.actions.assigning.assign import Share

    shares = [
        Share(unit=cast.water, role="separate", scope="河道"),
        Share(unit=cast.transport, role="separate", scope="桥梁"),
    ]
    case = c.assigned(cast, shares=shares)
    for work, officer, head in zip(
        read(case.pk).assignments, ("chen", "wu"), ("zhao", "wu"), strict=True
    ):
        reply_fully(cast, work, officer, head)
        expected = "handling" if officer == "chen" else "replied"
        assert read(case.pk).case.state == expected


def reply_fully(cast: Cast, work: Assignment, officer: str, head: str) -> None:
    perform(a.acknowledge, work, cast.by(officer))
    perform(a.record_contact, work, cast.by(officer), stage="before", mode="phone")
    perform(
        a.draft_reply, work, cast.by(officer), body="答复。", answers=c.answers(),
        outcome_class="A", publicity="proactive",
    )  # fmt: skip
    reply = read(work.case_id).rounds[-1]
    perform(a.send_for_approval, reply, cast.by(officer))
    perform(a.endorse, reply, cast.by(head))
    perform(a.issue, reply, cast.by(head), document_no=f"{officer}〔2026〕{work.no}号")
    perform(a.deliver, reply, cast.by(officer), mode="system")
