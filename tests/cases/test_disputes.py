"""承办争议: a second one is a leader's to decide, and becomes a precedent; co-handlers; the author's objection."""

from jianyan.cases import actions as a
from jianyan.cases.models import Assignment, Dispute
from jianyan.cases.perform import perform, read
from jianyan.cases.queries.case_page import case_page
from jianyan.cases.queries.precedents import precedents
from jianyan.ops import projections
from tests import cast as c
from tests.cases.refusing import refused
from tests.cast import Cast


def asked(cast: Cast) -> Assignment:
    work = read(c.assigned(cast).pk).assignments[0]
    return perform(
        a.request_return, work, cast.by("chen"),
        reason="非我局职责。", unit=cast.finance, signer="赵局",
    )  # fmt: skip


def asked_again(cast: Cast) -> Assignment:
    work = perform(a.keep_assignment, asked(cast), cast.by("zhou"), reason="属水利职责。")
    return perform(a.request_return, work, cast.by("chen"), reason="三定方案另有规定。")


def test_s14_a_second_dispute_is_a_leader_s_to_decide_and_becomes_a_precedent(cast: Cast) -> None:
    work = asked_again(cast)

    with refused("leader_must_decide"):
        perform(a.keep_assignment, work, cast.by("zhou"), reason="维持。")
    work = perform(
        a.keep_assignment, work, cast.by("zhou"),
        reason="河道黑臭治理由水利局牵头。", leader="孙副市长",
    )  # fmt: skip

    found = precedents(actor=cast.actor("zhou"), text="黑臭")
    assert work.state == "working"
    assert [(p.unit, p.leader, p.decision) for p in found] == [
        ("水利局", "孙副市长", "河道黑臭治理由水利局牵头。")
    ]


def test_a_precedent_is_found_only_by_those_who_see_its_case(cast: Cast) -> None:
    perform(
        a.reassign, asked_again(cast), cast.by("zhou"),
        unit=cast.finance, reason="资金事项归财政局。", leader="孙副市长",
    )  # fmt: skip

    assert precedents(actor=cast.actor("qian"), text="") == []
    assert precedents(actor=cast.actor("chen"), text="") == []
    assert [p.to_unit for p in precedents(actor=cast.actor("sun"), text="资金")] == ["财政局"]


def test_the_path_from_unit_to_unit_is_kept(cast: Cast) -> None:
    work = asked(cast)
    perform(a.reassign, work, cast.by("zhou"), unit=cast.finance, reason="同意。")

    sheet = case_page(by=cast.by("zhou"), case_id=work.case_id)
    assert sheet is not None
    path = sheet.deciding.disputes
    assert [(p.unit, p.to_unit, p.signer, p.suggested) for p in path] == [
        ("水利局", "财政局", "赵局", "财政局")
    ]


def test_without_the_leader_s_name_a_request_goes_on_record_as_unsigned(cast: Cast) -> None:
    work = read(c.assigned(cast).pk).assignments[0]
    perform(a.request_return, work, cast.by("chen"), reason="非我局职责。")

    row = read(work.case_id).rows(Dispute)[0]
    assert (row.signer, row.decided_on) == ("", None)


def test_a_unit_asks_for_a_co_handler_and_the_office_decides(cast: Cast) -> None:
    work = read(c.assigned(cast).pk).assignments[0]
    work = perform(a.ask_co_handler, work, cast.by("chen"), unit=cast.finance, reason="涉及资金。")
    assert (work.co_unit_id, work.state) == (cast.finance.pk, "to_acknowledge")

    work = perform(a.add_co_handler, work, cast.by("zhou"), unit=cast.finance, scope="资金安排。")

    tasks = read(work.case_id).assignments
    assert [(t.unit_id, t.role, t.state) for t in tasks][-1] == (
        cast.finance.pk, "co", "to_acknowledge",
    )  # fmt: skip
    assert work.co_asked_on is None


def test_or_refuses_and_nothing_changes(cast: Cast) -> None:
    work = read(c.assigned(cast).pk).assignments[0]
    with refused("co_handler_not_asked"):
        perform(a.refuse_co_handler, work, cast.by("zhou"), reason="由你局统筹。")
    work = perform(a.ask_co_handler, work, cast.by("chen"), unit=cast.finance, reason="涉及资金。")

    work = perform(a.refuse_co_handler, work, cast.by("zhou"), reason="由你局统筹。")

    assert (work.co_asked_on, len(read(work.case_id).assignments)) == (None, 2)


def test_s15_the_office_answers_an_author_s_objection_visibly(cast: Cast) -> None:
    case = perform(a.object_to_unit, c.assigned(cast), cast.by("li"), reason="应由交通部门办理。")
    with refused("objection_pending"):
        perform(a.object_to_unit, case, cast.by("li"), reason="再次提出。")

    perform(a.answer_objection, case, cast.by("zhou"), answer="经研究,仍由水利局办理。")

    mine = case_page(by=cast.by("li"), case_id=case.pk)
    assert mine is not None
    assert mine.deciding.answer == "经研究,仍由水利局办理。"
    assert "经研究" in str(mine.timeline)


def test_only_who_speaks_for_the_signatories_objects(cast: Cast) -> None:
    case = c.assigned(cast, joint=True)

    with refused("lead_speaks"):
        perform(a.object_to_unit, case, cast.by("liu"), reason="应由交通部门办理。")
    with refused("no_objection"):
        perform(a.answer_objection, case, cast.by("zhou"), answer="无。")


def test_disputes_replay_to_the_same_rows(cast: Cast) -> None:
    work = asked_again(cast)

    assert projections.problems([work.case_id]) == []
