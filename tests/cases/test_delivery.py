"""送达与征求意见: to whom, receipts, copies, correction; the draft shown to the proposer."""

from datetime import date

import pytest

from jianyan.cases import actions as a
from jianyan.cases.models import Consultation, Delivery, Round
from jianyan.cases.perform import perform, read
from jianyan.cases.queries.case_page import case_page
from jianyan.cases.refusal import Warned
from jianyan.cases.replay import problems
from jianyan.disclosure.models import PublishedReply
from tests import cast as c
from tests.cases.refusing import refused
from tests.cases.test_inside_the_unit import own_pack
from tests.cast import Cast


def test_s29_where_the_lead_passes_it_on_the_reply_is_given_with_the_lead(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    own_pack(monkeypatch, tmp_path, 'reply_to = "lead"')
    cast.congress.rules = "own"
    cast.congress.save()
    reply = c.issued(cast, joint=True)

    reply = perform(a.deliver, reply, cast.by("chen"), mode="post", tracking="EMS123")

    rows = read(reply.case_id).rows(Delivery)
    assert [(d.proposer_id, d.tracking) for d in rows] == [(cast.li.pk, "EMS123")]
    assert reply.state == "delivered"


def test_s29_where_it_is_agreed_with_the_lead_the_agreement_is_written_down(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    own_pack(monkeypatch, tmp_path, 'reply_to = "by_agreement"')
    cast.congress.rules = "own"
    cast.congress.save()
    reply = c.issued(cast, joint=True)

    with pytest.raises(Warned) as warned:
        perform(a.deliver, reply, cast.by("chen"), mode="via_lead")
    agreed = "3月2日与李敏代表商定,答复由其转交刘刚代表。"
    reply = perform(a.deliver, reply, cast.by("chen"), mode="via_lead", record=agreed)

    rows = read(reply.case_id).rows(Delivery)
    assert warned.value.code == "agreement_unsaid"
    assert [(one.mode, bool(one.record_no)) for one in rows] == [("via_lead", True)] * 2
    assert (reply.state, reply.overrides) == ("delivered", [])


def test_a_reply_face_to_face_has_its_signed_record(cast: Cast) -> None:
    reply = c.issued(cast)

    with pytest.raises(Warned) as warned:
        perform(a.deliver, reply, cast.by("chen"), mode="face_reply")
    said = "3月2日在代表之家当面答复,李敏代表签字。"
    reply = perform(a.deliver, reply, cast.by("chen"), mode="face_reply", record=said)

    assert warned.value.code == "signed_record_missing"
    assert read(reply.case_id).rows(Delivery)[0].record_no


def test_a_receipt_says_when_the_letter_was_in_hand(cast: Cast) -> None:
    reply = c.delivered(cast)

    with refused("day_ahead"):
        perform(
            a.record_receipt, reply, cast.by("chen"), proposer=cast.li.pk,
            received_on=date(2026, 3, 9),
        )  # fmt: skip
    with refused("not_delivered_to"):
        perform(a.record_receipt, reply, cast.by("chen"), proposer=cast.liu.pk, received_on=c.DAY)
    perform(
        a.record_receipt, reply, cast.by("chen"), proposer=cast.li.pk, received_on=c.DAY,
        receiver="李敏",
    )  # fmt: skip

    row = read(reply.case_id).rows(Delivery)[0]
    assert (row.received_on, row.receiver) == (c.DAY, "李敏")


def test_copies_are_complete_or_said_to_be_missing(cast: Cast) -> None:
    reply = c.issued(cast)

    def missing() -> tuple[str, ...]:
        page = case_page(by=cast.by("chen"), case_id=reply.case_id)
        assert page is not None
        return page.replies[0].course.copies_missing

    assert missing() == ("deputy_office", "交通运输局")
    perform(
        a.send_copies, reply, cast.by("chen"), organs=["deputy_office"], units=[cast.transport]
    )
    assert missing() == ()
    with refused("nobody_copied"):
        perform(a.send_copies, reply, cast.by("chen"))
    with refused("organ_unknown"):
        perform(a.send_copies, reply, cast.by("chen"), organs=["newspaper"])


def test_a_wrong_reply_is_kept_and_a_corrected_one_is_rated_anew(cast: Cast) -> None:
    reply = c.rated(cast)

    reply = perform(
        a.replace_reply, reply, cast.by("zhao"), reason="引用数据有误。", until=date(2026, 3, 9)
    )
    work = read(reply.case_id).assignments[0]
    assert (reply.state, reply.turn, work.state) == ("replaced", 0, "working")
    c.draft_again(cast, work, c.DAY)
    again = read(reply.case_id).rounds[-1]
    perform(a.send_for_approval, again, cast.by("chen"))
    again = perform(a.endorse, again, cast.by("zhao"))
    again = perform(a.issue, again, cast.by("zhao"), document_no="江水〔2026〕更1号")
    again = perform(a.deliver, again, cast.by("chen"), mode="system")

    assert (again.turn, again.state) == (1, "delivered")
    perform(a.rate, again, cast.by("li"), values=c.GOOD)
    page = case_page(by=cast.by("li"), case_id=reply.case_id)
    assert page is not None
    assert [one.course.is_replaced for one in page.replies] == [True, False]
    assert not problems([reply.case_id])[0]


def test_what_was_published_of_a_wrong_reply_is_taken_down(cast: Cast) -> None:
    shown = c.published(cast)
    reply = read(shown.case_id).rounds[0]

    perform(a.replace_reply, reply, cast.by("zhao"), reason="引用数据有误。")

    assert read(shown.case_id).disclosures[0].state == "recalled"
    assert not PublishedReply.objects.filter(case_id=shown.case_id, taken_down_on=None).exists()


def test_only_the_latest_reply_is_corrected_with_a_reason(cast: Cast) -> None:
    reply = c.delivered(cast)

    with refused("reason_missing"):
        perform(a.replace_reply, reply, cast.by("zhao"), reason="")
    with refused("day_past"):
        perform(a.replace_reply, reply, cast.by("zhao"), reason="有误。", until=date(2026, 3, 1))


def consulted(cast: Cast) -> Round:
    reply = c.round_drafted(cast)
    return perform(a.consult_proposer, reply, cast.by("chen"), until=date(2026, 3, 9))


def draft_seen(cast: Cast, name: str, reply: Round) -> list[str]:
    page = case_page(by=cast.by(name), case_id=reply.case_id)
    return [one.draft for r in page.replies for one in r.course.consultations] if page else []


def test_a_draft_is_seen_by_its_proposer_only_while_asked(cast: Cast) -> None:
    reply = c.round_drafted(cast)
    assert draft_seen(cast, "li", reply) == []

    reply = perform(a.consult_proposer, reply, cast.by("chen"))
    assert draft_seen(cast, "li", reply) == [c.LETTER]
    assert draft_seen(cast, "zhou", reply) == []
    perform(a.answer_consultation, reply, cast.by("li"), agrees=False, words="请写明完成时间。")

    assert draft_seen(cast, "li", reply) == [""]
    (row,) = read(reply.case_id).rows(Consultation)
    assert (row.answer, row.answered_on) == ("objects", c.DAY)


def test_the_version_shown_is_the_one_asked_about(cast: Cast) -> None:
    reply = consulted(cast)
    work = read(reply.case_id).assignments[0]
    perform(
        a.draft_reply, work, cast.by("chen"), body="另拟一稿。", answers=c.answers(),
        outcome_class="A", publicity="proactive",
    )  # fmt: skip

    assert draft_seen(cast, "li", reply) == [c.LETTER]


def test_the_unit_enters_what_came_by_telephone_and_what_it_changed(cast: Cast) -> None:
    reply = consulted(cast)

    with refused("answer_unknown"):
        perform(a.close_consultation, reply, cast.by("chen"))
    with refused("objection_unsaid"):
        perform(a.close_consultation, reply, cast.by("chen"), answer="objects")
    perform(
        a.close_consultation, reply, cast.by("chen"), answer="objects", words="请补充时间表。",
        changes="已补充第二条时间表。",
    )  # fmt: skip

    (row,) = read(reply.case_id).rows(Consultation)
    assert (row.answer, row.closed_on) == ("objects", c.DAY)
    with refused("not_consulted"):
        perform(a.close_consultation, reply, cast.by("chen"), answer="agrees")
    with refused("not_consulted"):
        perform(a.answer_consultation, reply, cast.by("li"), agrees=True)


def test_the_proposers_own_answer_is_not_changed_by_the_unit(cast: Cast) -> None:
    reply = consulted(cast)
    perform(a.answer_consultation, reply, cast.by("li"), agrees=True)

    perform(a.close_consultation, reply, cast.by("chen"), answer="objects", words="不同意。")

    (row,) = read(reply.case_id).rows(Consultation)
    assert (row.answer, row.words_no) == ("agrees", None)
    assert not problems([reply.case_id])[0]


def test_a_question_is_asked_once_at_a_time(cast: Cast) -> None:
    reply = consulted(cast)

    with refused("consulted_already"):
        perform(a.consult_proposer, reply, cast.by("chen"))
    with refused("objection_unsaid"):
        perform(a.answer_consultation, reply, cast.by("li"), agrees=False)
