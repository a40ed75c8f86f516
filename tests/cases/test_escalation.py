"""再次不满意: proposals of the government side, meetings, settling, spot checks, fulfilment rated, contacts."""

from datetime import date
from pathlib import Path

import pytest

from jianyan.cases import actions as a
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.models import ClassChange, Commitment, FurtherRating, Meeting, Round
from jianyan.cases.perform import perform, read
from jianyan.deadlines.models import Clock
from tests import cast as c
from tests import disputed
from tests.cases.packs_for_ratings import rule
from tests.cases.refusing import refused
from tests.cast import DAY, Cast

AFTER = date(2026, 12, 1)
FINE, POOR = {"overall": "SATISFIED"}, {"overall": "DISSATISFIED"}


def meeting(cast: Cast, reply: Round, about: str = "") -> None:
    case = read(reply.case_id).case
    perform(
        a.record_meeting, case, cast.by("zhou"), about=about or reply.part, mode="meeting",
        held_on=DAY, minutes="各方同意十月底前完成封堵。", attendees="代表、水利局、交通局",
    )  # fmt: skip


def test_the_government_side_proposes_and_the_office_decides(cast: Cast) -> None:
    reply = c.rated(cast, values=c.BAD, comment="河还是臭的。")

    reply = perform(a.propose_rehandling, reply, cast.by("sun", AFTER), reason="建议到现场再办。")

    assert (reply.state, reply.proposed_on) == ("dissatisfied", AFTER)
    with refused("no_right"):
        perform(a.rehandle, reply, cast.by("sun", AFTER), reason="再办。")


def test_s37_a_second_dissatisfaction_escalates_by_itself(cast: Cast) -> None:
    reply = disputed.dissatisfied_again(cast)

    assert (reply.turn, reply.state) == (2, "escalated")
    assert read(reply.case_id).case.state == "replied"
    with refused("rating_pending"):
        perform(a.conclude, read(reply.case_id).case, cast.by("zhou"))


def test_s37_a_meeting_with_minutes_settles_it(cast: Cast) -> None:
    reply = disputed.dissatisfied_again(cast)
    meeting(cast, reply)

    reply = perform(a.settle, reply, cast.by("zhou"), result="按会议纪要办理。")

    dossier = read(reply.case_id)
    assert (reply.state, dossier.rows(Meeting)[0].about) == ("settled", reply.part)
    assert perform(a.conclude, dossier.case, cast.by("zhou")).state == "concluded"


def test_s37_without_minutes_it_goes_on_only_with_a_reason(cast: Cast) -> None:
    reply = disputed.dissatisfied_again(cast)
    with refused("no_minutes"):
        perform(a.settle, reply, cast.by("zhou"), result="已说明。")

    reply = perform(
        a.settle, reply, cast.by("zhou"), result="已说明。", reason="代表出差,电话中同意。"
    )

    assert reply.state == "settled"


def test_s37_or_it_is_handled_once_more(cast: Cast) -> None:
    reply = disputed.dissatisfied_again(cast)
    meeting(cast, reply)

    reply = perform(a.rehandle, reply, cast.by("zhou"), reason="按纪要第三次办理。")

    assert (reply.state, read(reply.case_id).case.state) == ("rehandled", "rehandling")
    assert Clock.objects.filter(case_id=reply.case_id, limit="rehandle", turn=2).exists()


def test_s37_nothing_undisputed_is_met_about(cast: Cast) -> None:
    reply = c.rated(cast)

    with refused("nothing_to_settle"):
        meeting(cast, reply)


def test_s38_a_correction_takes_a_case_out_of_the_escalation(cast: Cast) -> None:
    reply = perform(
        a.correct_rating, disputed.dissatisfied_again(cast), cast.by("li"), values=c.GOOD
    )

    assert reply.state == "rated"


def test_a_quality_check_may_order_the_handling_anew_of_a_concluded_case(cast: Cast) -> None:
    reply = c.rated(cast)
    perform(a.conclude, read(reply.case_id).case, cast.by("zhou"))
    perform(a.check_quality, reply, cast.by("zhou"), note="抽查属实。")

    reply = perform(a.order_redo, reply, cast.by("zhou"), reason="排污口没有封堵。")

    dossier = read(reply.case_id)
    assert (reply.state, dossier.case.state) == ("rehandled", "rehandling")
    assert dossier.assignments[0].state == "working"
    with refused("no_right"):
        perform(a.order_redo, dossier.rounds[0], cast.by("sun"), reason="再办。")


def promise(cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Commitment:
    rule(monkeypatch, tmp_path, cast, "fulfilment_rated = true")
    return c.promised(cast, due_on=date(2026, 6, 30))


def test_s42_the_proposer_rates_how_a_promise_was_kept(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = promise(cast, monkeypatch, tmp_path)
    with refused("promise_not_due"):
        perform(a.rate_fulfilment, made, cast.by("li"), values=FINE)
    made = perform(a.fulfil, made, cast.by("chen"), evidence="验收报告。")

    made = perform(a.rate_fulfilment, made, cast.by("li"), values=FINE)

    assert (made.state, made.closed_on) == ("closed", DAY)


def test_s42_dissatisfied_with_what_was_done_leads_to_a_meeting(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = promise(cast, monkeypatch, tmp_path)
    made = perform(
        a.rate_fulfilment, made, cast.by("li", date(2026, 7, 1)), values=POOR, comment="没有动工。"
    )
    assert made.state == "escalated"
    meeting(cast, read(made.case_id).rounds[0], about=made.part)

    made = perform(a.reopen_promise, made, cast.by("zhou"), reason="十月底前完成。")

    assert (made.state, read(made.case_id).rows(FurtherRating)) == ("open", [])
    made = perform(a.fulfil, made, cast.by("chen"), evidence="已完工。")
    made = perform(a.rate_fulfilment, made, cast.by("li"), values=POOR, comment="没有验收。")
    assert perform(a.settle_promise, made, cast.by("zhou"), reason="已补验收。").state == "closed"


def test_s42_a_class_that_rose_is_recorded_with_its_day_beside_the_letters(cast: Cast) -> None:
    reply = c.rated(cast, outcome_class="C")
    with refused("class_same"):
        perform(a.reclassify, reply, cast.by("zhao"), outcome_class="C", reason="已完成。")

    reply = perform(
        a.reclassify, reply, cast.by("zhao", AFTER), outcome_class="A", reason="已全部封堵。"
    )

    (change,) = read(reply.case_id).rows(ClassChange)
    assert (reply.outcome_class, reply.later_class, reply.later_on) == ("C", "A", AFTER)
    assert (change.was, change.became, change.changed_on) == ("C", "A", AFTER)


def test_s58_another_speaks_for_a_case_whose_lead_died(cast: Cast) -> None:
    case = c.filed(cast, joint=True)
    case = perform(a.name_contact, case, cast.by("zhou"), proposer=cast.liu, because="died")
    perform(a.assign, case, cast.by("zhou"), shares=[Share(unit=cast.water, role="sole")])
    work = perform(a.acknowledge, read(case.pk).assignments[0], cast.by("chen"))
    perform(a.record_contact, work, cast.by("chen"), stage="before", mode="phone", note="已沟通。")
    c.draft_again(cast, work, DAY)
    reply = read(case.pk).rounds[0]
    for move, who, typed in (
        (a.send_for_approval, "chen", {}),
        (a.endorse, "zhao", {}),
        (a.issue, "zhao", {"document_no": "江水〔2026〕88号"}),
        (a.deliver, "chen", {"mode": "system", "proposers": [cast.liu.pk]}),
    ):
        reply = perform(move, reply, cast.by(who), **typed)

    assert reply.state == "delivered"
    with refused("lead_rates"):
        perform(a.rate, reply, cast.by("li"), values=c.GOOD)
    assert perform(a.rate, reply, cast.by("liu"), values=c.GOOD).state == "rated"
