"""会办: opinions sent back, urged, differing, stated in the reply."""

from datetime import date

import pytest

from jianyan.cases import actions as a
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.actions.replying import send_for_approval
from jianyan.cases.models import Assignment, Difference, Line
from jianyan.cases.perform import perform, read
from jianyan.cases.refusal import Warned
from jianyan.cases.replay import problems
from jianyan.cases.visibility import sight
from jianyan.deadlines.models import Clock
from jianyan.deadlines.worklist import worklist
from tests import cast as c
from tests import papers_at_hand as p
from tests.cases.refusing import refused
from tests.cast import Cast

VAGUE = "没有写明责任科室和完成时间。"


def opined(cast: Cast, on: date = c.DAY) -> Assignment:
    return read(c.handling(cast, on=on).case_id).assignments[1]


def sent_back(cast: Cast, co: Assignment, on: date = c.DAY, reason: str = "") -> Assignment:
    return perform(
        a.return_co_opinion, co, cast.by("chen", on), what_is_missing=VAGUE, reason=reason
    )


def test_s18_the_lead_sends_an_empty_opinion_back_and_five_working_days_begin(cast: Cast) -> None:
    cast.congress.rules = "cq-2018"
    cast.congress.save()
    co = sent_back(cast, opined(cast))

    assert (co.state, co.co_returns, co.co_opinion_on) == ("co_opinion_back", 1, None)
    clock = Clock.objects.get(case_id=co.case_id, part="A2", limit="co_opinion_redo")
    assert (clock.due_on, clock.article) == (date(2026, 3, 9), "第二十条第一款")


def test_s18_the_renewed_opinion_stops_that_clock(cast: Cast) -> None:
    co = sent_back(cast, opined(cast))

    co = perform(a.give_co_opinion, co, cast.by("wu"), opinion="由公路科办理,5月底前完成。")

    clock = Clock.objects.get(case_id=co.case_id, part="A2", limit="co_opinion_redo")
    assert (co.state, clock.stopped_on) == ("co_opinion_given", c.DAY)
    assert not problems([co.case_id])[0]


def test_s18_a_second_time_it_goes_back_only_with_a_reason(cast: Cast) -> None:
    co = sent_back(cast, opined(cast))
    co = perform(a.give_co_opinion, co, cast.by("wu"), opinion="无意见。")

    with pytest.raises(Warned) as warned:
        sent_back(cast, co)
    co = sent_back(cast, co, reason="仍未写明时间,已与该局电话沟通。")

    assert warned.value.params["codes"] == ("co_opinion_returned_before",)
    assert co.co_returns == 2


def test_only_the_lead_sends_it_back_and_says_why(cast: Cast) -> None:
    co = opined(cast)

    with refused("no_right"):
        perform(a.return_co_opinion, co, cast.by("wu"), what_is_missing=VAGUE)
    with refused("missing_substance_unsaid"):
        perform(a.return_co_opinion, co, cast.by("chen"), what_is_missing=" ")


def test_the_leads_list_says_how_many_opinions_are_missing_and_late(cast: Cast) -> None:
    co = sent_back(cast, opined(cast))

    soon = worklist(actor=cast.actor("chen"), today=c.DAY).items[0]
    late = worklist(actor=cast.actor("chen"), today=date(2026, 3, 20)).items[0]
    mine = worklist(actor=cast.actor("wu"), today=c.DAY).items[0]

    assert (soon.case_id, soon.co_missing, soon.co_late) == (co.case_id, 1, 0)
    assert (late.co_missing, late.co_late) == (1, 1)
    assert (mine.part, mine.job, mine.due_on) == ("A2", "give_co_opinion", date(2026, 3, 9))


def test_the_lead_urges_who_is_silent_once_a_day(cast: Cast) -> None:
    shares = [Share(unit=cast.water, role="lead")]
    shares += [Share(unit=unit, role="co") for unit in (cast.transport, cast.finance)]
    lead, co, _ = read(c.assigned(cast, shares=shares).pk).assignments
    lead = perform(a.acknowledge, lead, cast.by("chen"))
    co = perform(a.acknowledge, co, cast.by("wu"))
    perform(a.give_co_opinion, co, cast.by("wu"), opinion="由我局配合。")

    perform(a.urge_co_opinions, lead, cast.by("chen"), words="请于周五前反馈。")

    assert [work.urges for work in read(lead.case_id).assignments] == [0, 0, 1]
    with refused("urged_today"):
        perform(a.urge_co_opinions, lead, cast.by("chen"))


def test_nobody_is_urged_who_has_answered(cast: Cast) -> None:
    work = c.handling(cast)

    with refused("no_co_opinion_missing"):
        perform(a.urge_co_opinions, work, cast.by("chen"))


def differing(cast: Cast) -> Assignment:
    return perform(
        a.raise_difference, c.handling(cast), cast.by("chen"),
        question="对护栏由谁实施意见不一。", minutes="2月27日会商,未达成一致。",
    )  # fmt: skip


def test_differing_opinions_go_to_the_office_then_to_the_leader_each_with_minutes(
    cast: Cast,
) -> None:
    work = differing(cast)
    work = perform(
        a.refer_difference, work, cast.by("sun"), leader="王副市长", minutes="协调会未果。"
    )
    work = perform(a.settle_difference, work, cast.by("sun"), result="由水利局实施。")

    (found,) = read(work.case_id).rows(Difference)
    assert (found.stage, found.leader, found.units) == ("settled", "王副市长", [cast.transport.pk])
    kinds = list(Line.objects.filter(case_id=work.case_id).values_list("kind", flat=True))
    assert kinds[-3:] == ["DifferenceRaised", "DifferenceReferred", "DifferenceSettled"]
    assert not problems([work.case_id])[0]


def test_the_signed_minutes_of_each_step_are_for_units_and_offices_only(cast: Cast) -> None:
    work = perform(
        a.raise_difference, c.handling(cast), cast.by("chen"),
        question="对护栏由谁实施意见不一。", paper=p.upload("会商纪要.pdf"),
    )  # fmt: skip
    work = perform(
        a.refer_difference, work, cast.by("sun"), leader="王副市长", minutes="协调会未果。",
        paper=p.upload("协调纪要.pdf"),
    )  # fmt: skip
    work = perform(
        a.settle_difference, work, cast.by("sun"), result="由水利局实施。",
        paper=p.upload("决定.pdf"),
    )  # fmt: skip

    names = {"会商纪要.pdf", "协调纪要.pdf", "决定.pdf"}
    dossier = read(work.case_id)
    for reader, opened in [("chen", names), ("wu", names), ("sun", names), ("li", set())]:
        view = sight(cast.actor(reader), dossier.case, c.DAY)
        assert {file.name for file in dossier.files if view.file(file)} == opened, reader
    assert not problems([work.case_id])[0]


def test_a_difference_is_one_at_a_time_and_needs_its_words(cast: Cast) -> None:
    work = differing(cast)

    with refused("difference_open_already"):
        perform(a.raise_difference, work, cast.by("chen"), question="还有一事。")
    with refused("minutes_missing"):
        perform(a.refer_difference, work, cast.by("sun"), leader="王副市长", minutes="")
    with refused("result_missing"):
        perform(a.settle_difference, work, cast.by("zhou"), result=" ")


def test_while_units_differ_the_reply_goes_up_only_with_a_reason(cast: Cast) -> None:
    work = differing(cast)
    c.draft_again(cast, work, c.DAY)
    reply = read(work.case_id).rounds[0]

    with pytest.raises(Warned) as warned:
        perform(a.send_for_approval, reply, cast.by("chen"))

    assert warned.value.params["codes"] == ("difference_open",)
    perform(a.settle_difference, work, cast.by("sun"), result="由水利局实施。")
    assert not send_for_approval.missing(read(work.case_id).rounds[0])


def test_a_silent_co_unit_is_passed_with_a_recorded_reason(cast: Cast) -> None:
    reply = c.round_drafted(cast)
    sent_back(cast, read(reply.case_id).assignments[1])

    with pytest.raises(Warned) as warned:
        perform(a.send_for_approval, reply, cast.by("chen"))
    reply = perform(a.send_for_approval, reply, cast.by("chen"), reason="已三次催办未果。")

    assert warned.value.params["codes"] == ("co_opinion_missing",)
    assert reply.overrides == ["co_opinion_missing"]


def test_every_co_unit_is_named_in_the_reply(cast: Cast) -> None:
    work = c.handling(cast)
    perform(
        a.draft_reply, work, cast.by("chen"), body="现答复如下。", answers=c.answers(),
        outcome_class="A", publicity="proactive",
    )  # fmt: skip
    reply = read(work.case_id).rounds[0]

    assert send_for_approval.missing(reply) == ["co_opinion_unstated"]
    assert [unit.name for unit in send_for_approval.unstated(reply)] == ["江州市交通运输局"]
